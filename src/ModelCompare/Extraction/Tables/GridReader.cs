using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Catalog;
using ModelCompare.Normalization.Attributes;
using ModelCompare.Normalization.Prices;
using ModelCompare.Normalization.Words;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Tables;

/// <summary>Turns the cells of one grid into observations.</summary>
internal sealed class GridReader(Grid grid, TableReading reading, Surroundings surroundings, HeadingModel headings, Page page)
{
    private const int MaxQualifier = 80;

    private readonly RowCheck _check = new(grid, page.Phrases);
    private readonly bool _hasMarks = page.Parts.HoldsMark(grid.Root);
    private readonly Dictionary<int, ImmutableArray<Label>> _headers = [];
    private readonly Dictionary<int, bool> _prices = [];
    private readonly Dictionary<int, ImmutableArray<Label>> _units = [];
    private ImmutableArray<Label> _closing;
    private (int Row, (int Column, Label Label)[] Labels) _qualifiers = (-1, []);
    private (int Row, (int Column, Label Label)[] Labels) _remarks = (-1, []);

    internal IEnumerable<Observation> Read()
    {
        if (grid.Rows.Length < 2 && !grid.IsList)
        {
            return [];
        }

        if (reading.Benchmark is not null)
        {
            return new BenchmarkGridReader(grid, reading, surroundings, page.Places).Read();
        }

        return LayoutReader.Read(grid, reading, page.Phrases) switch
        {
            Layout.ModelRows layout => ReadModelRows(layout),
            Layout.ModelColumns layout => ReadModelColumns(layout),
            Layout.ModelAbove layout => ReadModelAbove(layout),
            Layout.Unclear layout => ReadUnclear(layout),
            _ => [],
        };
    }

    private IEnumerable<Observation> ReadModelRows(Layout.ModelRows layout)
    {
        GridCell? group = null;
        ImmutableArray<string> above = [];
        string? otherHead = null;
        for (var row = layout.HeadRows; row < grid.Rows.Length; row++)
        {
            if (HeadsRows(row))
            {
                group = grid[row, 0];
                above = [];
                continue;
            }

            if (RepeatsHead(row, layout.HeadRows))
            {
                continue;
            }

            if (HeadsOtherwise(row))
            {
                otherHead = "another head stands above it in its table";
                continue;
            }

            // Where names are not repeated ("", "↳ > 200K"), a row goes on about the model above, if it says in words of its own what its prices are.
            var named = grid[row, layout.ModelColumn]?.Text.Lines ?? [];
            var goesOn = !above.IsEmpty && (named.IsEmpty ? !ShowsPicture(row, layout.ModelColumn) : ModelWords.GoesOn(named[0])) && Columns(row).Any(column => IsTermOfItsOwn(row, column));
            above = goesOn ? above : named;
            IEnumerable<Label> terms = goesOn ? TermsOfName(row, layout) : [];
            var model = _check.IsShort(row) ? [] : above;
            foreach (var column in Columns(row).Where(column => column != layout.ModelColumn))
            {
                yield return Observe(row, column, model, HeadersOf(column, layout.HeadRows).Concat(terms).Concat(Qualifiers(row, column, layout.ModelColumn, layout.HeadRows)).Concat(GroupLabel(group)), HeadText(column, layout.HeadRows), problem: otherHead);
            }
        }
    }

    /// <summary>Whether all cells of a row behind its first are such as head columns, with a meter or a unit among them: of what stands below it, the head says nothing.</summary>
    private bool HeadsOtherwise(int row)
    {
        // Nearly every row ends here, before its texts are looked at.
        if (grid.Rows[row].Any(cell => cell is { Text.HasMoney: true }))
        {
            return false;
        }

        var texts = Columns(row).Skip(1).Select(column => grid.TextAt(row, column)).Where(text => text.Length > 0).ToArray();
        return texts.Length > 0 && texts.All(text => IsHead(text) || LabelWords.AttributeOf(text) is not null) && texts.Any(IsHead) || _check.HasWordsForPrices(row);
    }

    private bool IsHead(string text) => page.Phrases.Read(text) is { Unit: not null, Unread: null } || MeterWords.IsOnlyMeter(TextFolding.Fold(text)) && page.Phrases.Read(text) is { NamesPrice: true };

    private bool ShowsPicture(int row, int column) => grid[row, column]?.Element.QuerySelector("img, svg, picture") is not null;

    // A context window is of the model, and no term of its prices.
    private bool IsTermOfItsOwn(int row, int column) => LabelWords.AttributeOf(HeadText(column, grid.HeadRows)) is null
        && grid[row, column]!.Text is { HasMoney: false, Text: { Length: > 0 } text } && text != grid.TextAt(row - 1, column)
        && page.Phrases.Read(ModelWords.WithoutMark(text)) is { Tiers.Count: > 0 } or { Meter.Meter: not null } or { Context: not null } or { HasUnknownRange: true };

    // Where a name would stand, a term is one of the row; those of other columns are read with their headers.
    private IEnumerable<Label> TermsOfName(int row, Layout.ModelRows layout) => Columns(row)
        .Where(column => (column == layout.ModelColumn || ModelWords.IsModelHeader(TextFolding.Fold(HeadText(column, layout.HeadRows)))) && IsTermOfItsOwn(row, column))
        .Select(column => new Label(LabelKind.Group, ModelWords.WithoutMark(grid.TextAt(row, column))));

    private IEnumerable<Observation> ReadModelColumns(Layout.ModelColumns layout)
    {
        GridCell? group = null;
        for (var row = layout.HeadRows; row < grid.Rows.Length; row++)
        {
            if (HeadsRows(row))
            {
                group = grid[row, 0];
                continue;
            }

            for (var column = layout.LabelColumns; column < grid.Width; column++)
            {
                // A cell that spans several models states its text of each of them.
                if (grid[row, column] is not null)
                {
                    var model = _check.IsShort(row) ? [] : grid[layout.ModelRow, column]?.Text.Lines ?? [];
                    yield return Observe(row, column, model, RowLabels(row, layout.LabelColumns).Concat(Remarks(row, column, layout.HeadRows)).Concat(GroupLabel(group)), grid.TextAt(row, layout.LabelColumns - 1), isLabelledByRow: true);
                }
            }
        }
    }

    private IEnumerable<Observation> ReadModelAbove(Layout.ModelAbove layout)
    {
        var models = reading.Models.IsEmpty
            ? [headings.Of(grid, surroundings)]
            : reading.Models.Select(model => ImmutableArray.Create(model)).ToImmutableArray();
        GridCell? group = null;
        for (var row = layout.HeadRows; row < grid.Rows.Length; row++)
        {
            if (layout.AreNamedInRows && grid.SaysOneThing(row))
            {
                models = [grid[row, 0]!.Text.Lines];
                continue;
            }

            if (!grid.IsList && HeadsRows(row))
            {
                group = grid[row, 0];
                continue;
            }

            foreach (var column in Columns(row).Where(column => column >= layout.LabelColumns))
            {
                foreach (var model in models)
                {
                    yield return layout.LabelColumns == 0
                        ? Observe(row, column, model, HeadersOf(column, layout.HeadRows).Concat(Qualifiers(row, column, -1, layout.HeadRows)).Concat(GroupLabel(group)), HeadText(column, layout.HeadRows))
                        : Observe(row, column, model, RowLabels(row, layout.LabelColumns).Concat(HeadersOf(column, layout.HeadRows)).Concat(Remarks(row, column, layout.HeadRows)).Concat(GroupLabel(group)), grid.TextAt(row, layout.LabelColumns - 1), isLabelledByRow: true);
                }
            }
        }
    }

    private IEnumerable<Observation> ReadUnclear(Layout.Unclear layout) =>
        from row in Enumerable.Range(layout.HeadRows, grid.Rows.Length - layout.HeadRows)
        from column in Columns(row)
        select Observe(row, column, [], HeadersOf(column, layout.HeadRows), HeadText(column, layout.HeadRows)) with { Problem = layout.Problem };

    private Observation Observe(int row, int column, ImmutableArray<string> model, IEnumerable<Label> near, string header, bool isLabelledByRow = false, string? problem = null)
    {
        var cell = grid[row, column]!;
        return new Observation
        {
            Model = model,
            Field = Declared(header),
            Lines = cell.Text.Lines,
            Struck = cell.Text.Struck,
            Problem = problem ?? _check.ProblemOf(row) ?? surroundings.Problem,
            IsAmongPrices = IsAmongPrices(row, column, isLabelledByRow),
            Labels = [.. near, .. Notes(row, column), .. ClosingRows, .. surroundings.Labels, .. isLabelledByRow ? [] : UnitBeside(column)],
            Place = new(page.Places.SelectorOf(cell.Element), surroundings.Trail),
        };
    }

    private bool IsAmongPrices(int row, int column, bool isLabelledByRow)
    {
        var line = isLabelledByRow ? ~row : column;
        if (!_prices.TryGetValue(line, out var prices))
        {
            IEnumerable<GridCell?> cells = isLabelledByRow ? grid.Rows[row] : grid.Rows.Select(cells => cells[column]);
            _prices[line] = prices = cells.Any(cell => cell?.Text.HasMoney == true);
        }

        return prices;
    }

    // A row that heads none, as in a foot, says something of those above it.
    private ImmutableArray<Label> ClosingRows => _closing.IsDefault
        ? _closing = grid.IsList ? [] : [.. Enumerable.Range(1, grid.Rows.Length - 1).Reverse().TakeWhile(grid.SpansRow).Select(row => grid.TextAt(row, 0)).Where(text => text.Length > 0).Select(text => new Label(LabelKind.Note, text))]
        : _closing;

    // A mark at the name of the row or at the head of the column holds for the cell as its own does.
    private IEnumerable<Label> Notes(int row, int column) => !_hasMarks ? [] : Enumerable.Range(0, Math.Max(1, grid.HeadRows))
        .Select(head => grid[head, column]).Append(grid[row, 0]).Append(grid[row, column])
        .OfType<GridCell>().DistinctBy(cell => cell.Element).SelectMany(cell => page.Footnotes.Of(cell.Element));

    private string? Declared(string header) => reading.Columns.FirstOrDefault(column => FieldWords.Same(column.Key, header)).Value;

    /// <summary>The columns of a row in which a cell of its own stands; a cell that spans columns is one cell.</summary>
    private IEnumerable<int> Columns(int row) =>
        Enumerable.Range(0, grid.Width).Where(column => grid[row, column] is { } cell && (column == 0 || !ReferenceEquals(cell, grid[row, column - 1])));

    private ImmutableArray<Label> HeadersOf(int column, int headRows)
    {
        if (!_headers.TryGetValue(column, out var headers))
        {
            _headers[column] = headers = [.. Enumerable.Range(0, headRows).Reverse()
                .Select(row => grid[row, column])
                .OfType<GridCell>().DistinctBy(cell => cell.Element)
                .Select(cell => new Label(LabelKind.Header, cell.Text.Text))
                .Where(label => label.Text.Length > 0)];
        }

        return headers;
    }

    // "Input (USD per 1M tokens)" says it of the "Output" beside it, too, where nothing else does; of "Output tokens", which may be a count, it says nothing.
    private ImmutableArray<Label> UnitBeside(int column)
    {
        if (!_units.TryGetValue(column, out var units))
        {
            _units[column] = units = HeadPhrase(column) is { Unit: null, HasUnknownUnit: false, Meter.Meter: { } meter } own && Meters.IsToken(meter)
                && !MeterWords.MayHeadCounts(TextFolding.Fold(HeadText(column, grid.HeadRows)))
                && Enumerable.Range(0, grid.Width).Select(HeadPhrase).Where(other => LendsUnit(other, own)).Select(other => $"{other.Currency} per {other.Unit!.Name}".Trim()).Distinct().ToArray() is [var unit]
                    ? [new(LabelKind.Caption, unit)]
                    : [];
        }

        return units;
    }

    private static bool LendsUnit(Phrase header, Phrase other) =>
        header is { Unit.Noun: "token" or "", Meter.Meter: { } meter } && Meters.IsToken(meter) && meter is not Meters.CacheStorage && header.Modality == other.Modality;

    private Phrase HeadPhrase(int column) => page.Phrases.Read(HeadText(column, grid.HeadRows));

    private IEnumerable<Label> RowLabels(int row, int labelColumns) =>
        Enumerable.Range(0, labelColumns).Reverse()
            .Select(column => grid[row, column])
            .OfType<GridCell>().DistinctBy(cell => cell.Element)
            .Select((cell, level) => new Label(level == 0 ? LabelKind.Header : LabelKind.Group, cell.Text.Text))
            .Where(label => label.Text.Length > 0);

    /// <summary>The other cells of the row that are no values themselves: a unit, a modality, a resolution.</summary>
    private IEnumerable<Label> Qualifiers(int row, int column, int modelColumn, int headRows)
    {
        if (_qualifiers.Row != row)
        {
            _qualifiers = (row, [.. Columns(row)
                .Where(other => other != modelColumn && (!grid[row, other]!.Text.HasMoney || IsRemark(row, other, headRows)))
                .Select(other => (other, new Label(LabelKind.Qualifier, grid.TextAt(row, other), HeadText(other, headRows))))
                .Where(other => IsQualifier(other.Item2))]);
        }

        return _qualifiers.Labels.Where(other => other.Column != column).Select(other => other.Label);
    }

    /// <summary>The other cells of a row of prices that limit them.</summary>
    private IEnumerable<Label> Remarks(int row, int column, int headRows)
    {
        if (_remarks.Row != row)
        {
            _remarks = (row, [.. Columns(row)
                .Where(other => IsRemark(row, other, headRows))
                .Select(other => (other, new Label(LabelKind.Qualifier, grid.TextAt(row, other), HeadText(other, headRows))))]);
        }

        return _remarks.Labels.Where(other => other.Column != column).Select(other => other.Label);
    }

    private bool IsRemark(int row, int column, int headRows) =>
        !page.Phrases.Read(HeadText(column, headRows)).NamesPrice && page.Phrases.ReadRemark(grid.TextAt(row, column)).Limits;

    private bool IsQualifier(Label label) => label.Text.Any(char.IsLetterOrDigit)
        && (page.Phrases.Read(label.Name).NamesPrice && !FieldWords.IsOfWords(label.Name)
            ? label.Text.Length <= MaxQualifier && page.Phrases.Read(label.Text) is { Context: not null } or { HasUnknownRange: true } or { Against: not null } || QualifierReader.IsRangeColumn(label.Name)
            : label.Text.Length <= MaxQualifier || page.Phrases.ReadRemark(label.Text).Limits);

    private static IEnumerable<Label> GroupLabel(GridCell? group) =>
        group is { Text.Text: { Length: > 0 } text } ? [new(LabelKind.Group, text)] : [];

    private string HeadText(int column, int headRows) => headRows == 0 ? "" : grid.TextAt(headRows - 1, column);

    /// <summary>Whether a row heads those below it: one cell spans it, or only the first says something where prices would stand, and what it says is a term.</summary>
    private bool HeadsRows(int row) => grid.SpansRow(row) || (grid.SaysOneThing(row) || _check.HasNoPrices(row)) && IsTerm(grid.TextAt(row, 0));

    private bool IsTerm(string text) =>
        page.Phrases.Read(text) is { Tiers.Count: > 0 } or { Meter.Meter: not null } or { Context: not null } or { Against: not null } or { Unit.IsPer: true } || RegionWords.AreAll(TextFolding.Fold(text));

    private bool RepeatsHead(int row, int headRows) =>
        headRows > 0 && Enumerable.Range(0, grid.Width).All(column => grid.TextAt(row, column) == HeadText(column, headRows));
}
