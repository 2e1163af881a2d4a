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
    private readonly RowCheck _check = new(grid, page.Phrases);
    private readonly CellLabels _labels = new(grid, page);
    private readonly Dictionary<int, bool> _prices = [];

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
            var goesOn = !above.IsEmpty && (named.IsEmpty ? !ShowsPicture(row, layout.ModelColumn) : ModelWords.GoesOn(named[0])) && grid.ColumnsOf(row).Any(column => IsTermOfItsOwn(row, column));
            above = goesOn ? above : named;
            IEnumerable<Label> terms = goesOn ? TermsOfName(row, layout) : [];
            var model = _check.IsShort(row) ? [] : above;
            foreach (var column in grid.ColumnsOf(row).Where(column => column != layout.ModelColumn))
            {
                yield return Observe(row, column, model, _labels.Headers(column, layout.HeadRows).Concat(terms).Concat(_labels.Qualifiers(row, column, layout.ModelColumn, layout.HeadRows)).Concat(CellLabels.Group(group)), grid.HeadText(column, layout.HeadRows), problem: otherHead);
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

        var texts = grid.ColumnsOf(row).Skip(1).Select(column => grid.TextAt(row, column)).Where(text => text.Length > 0).ToArray();
        return texts.Length > 0 && texts.All(text => IsHead(text) || LabelWords.AttributeOf(text) is not null) && texts.Any(IsHead) || _check.HasWordsForPrices(row);
    }

    private bool IsHead(string text) => page.Phrases.Read(text) is { Unit: not null, Unread: null } || MeterWords.IsOnlyMeter(TextFolding.Fold(text)) && page.Phrases.Read(text) is { NamesPrice: true };

    private bool ShowsPicture(int row, int column) => grid[row, column]?.Element.QuerySelector("img, svg, picture") is not null;

    // A context window is of the model, and no term of its prices.
    private bool IsTermOfItsOwn(int row, int column) => LabelWords.AttributeOf(grid.HeadText(column, grid.HeadRows)) is null
        && grid[row, column]!.Text is { HasMoney: false, Text: { Length: > 0 } text } && text != grid.TextAt(row - 1, column)
        && page.Phrases.Read(ModelWords.WithoutMark(text)) is { Tiers.Count: > 0 } or { Meter.Meter: not null } or { Context: not null } or { HasUnknownRange: true };

    // Where a name would stand, a term is one of the row; those of other columns are read with their headers.
    private IEnumerable<Label> TermsOfName(int row, Layout.ModelRows layout) => grid.ColumnsOf(row)
        .Where(column => (column == layout.ModelColumn || ModelWords.IsModelHeader(TextFolding.Fold(grid.HeadText(column, layout.HeadRows)))) && IsTermOfItsOwn(row, column))
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
                    yield return Observe(row, column, model, _labels.InFront(row, layout.LabelColumns).Concat(_labels.Remarks(row, column, layout.HeadRows)).Concat(_labels.QualifiersOfColumn(row, column, layout.LabelColumns, layout.HeadRows)).Concat(CellLabels.Group(group)), grid.TextAt(row, layout.LabelColumns - 1), isLabelledByRow: true);
                }
            }
        }
    }

    private IEnumerable<Observation> ReadModelAbove(Layout.ModelAbove layout)
    {
        var models = reading.Models.IsEmpty
            ? [IdInRows(layout) is { } id ? [id] : headings.Of(grid, surroundings)]
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

            foreach (var column in grid.ColumnsOf(row).Where(column => column >= layout.LabelColumns))
            {
                foreach (var model in models)
                {
                    yield return layout.LabelColumns == 0
                        ? Observe(row, column, model, _labels.Headers(column, layout.HeadRows).Concat(_labels.Qualifiers(row, column, -1, layout.HeadRows)).Concat(CellLabels.Group(group)), grid.HeadText(column, layout.HeadRows))
                        : Observe(row, column, model, _labels.InFront(row, layout.LabelColumns).Concat(_labels.Headers(column, layout.HeadRows).Where(label => !FieldWords.IsValue(label.Text))).Concat(_labels.Remarks(row, column, layout.HeadRows)).Concat(CellLabels.Group(group)), grid.TextAt(row, layout.LabelColumns - 1), isLabelledByRow: true);
                }
            }
        }
    }

    // "API name: gemini-9" in a table of labels and values names the model of the others.
    private string? IdInRows(Layout.ModelAbove layout) => !grid.IsList && grid.Width == 2 && layout.LabelColumns == 1
        && Enumerable.Range(layout.HeadRows, grid.Rows.Length - layout.HeadRows).Where(row => ModelWords.IsIdHeader(TextFolding.Fold(grid.TextAt(row, 0)))).ToArray() is [var named]
        && grid.TextAt(named, 1) is { Length: > 0 } id && !id.Contains(' ', StringComparison.Ordinal) ? id : null;

    private IEnumerable<Observation> ReadUnclear(Layout.Unclear layout) =>
        from row in Enumerable.Range(layout.HeadRows, grid.Rows.Length - layout.HeadRows)
        from column in grid.ColumnsOf(row)
        select Observe(row, column, [], _labels.Headers(column, layout.HeadRows), grid.HeadText(column, layout.HeadRows)) with { Problem = layout.Problem };

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
            Labels = [.. near, .. _labels.Footnotes(row, column), .. _labels.Closing, .. surroundings.Labels, .. isLabelledByRow ? [] : _labels.UnitBeside(column)],
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

    private string? Declared(string header) => reading.Columns.FirstOrDefault(column => FieldWords.Same(column.Key, header)).Value;

    /// <summary>Whether a row heads those below it: one cell spans it, or only the first says something where prices would stand, and what it says is a term.</summary>
    private bool HeadsRows(int row) => grid.SpansRow(row) || grid.SaysOneThing(row) && IsTerm(grid.TextAt(row, 0)) || _check.HasNoPrices(row) && IsOnlyTerm(grid.TextAt(row, 0));

    // "o5-batch" is a model, of which nothing is said.
    private bool IsTerm(string text) => IsOnlyTerm(text)
        || !ModelWords.MentionsModel(TextFolding.Fold(text)) && page.Phrases.Read(text) is { Tiers.Count: > 0 } or { Meter.Meter: not null } or { Context: not null } or { Against: not null } or { Unit.IsPer: true };

    private bool IsOnlyTerm(string text) => page.Phrases.Read(text) is { IsOnlyTier: true } or { Context: not null, Unread: null } || TextFolding.Fold(text) is var folded && (RegionWords.AreAll(folded) || MeterWords.IsOnlyMeter(folded));

    private bool RepeatsHead(int row, int headRows) =>
        headRows > 0 && Enumerable.Range(0, grid.Width).All(column => grid.TextAt(row, column) == grid.HeadText(column, headRows));
}
