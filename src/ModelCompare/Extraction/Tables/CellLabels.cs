using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Normalization.Attributes;
using ModelCompare.Normalization.Prices;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>What the other cells of a grid say of one: the headers of its column, the labels and remarks of its row, the group and the foot that it stands under.</summary>
internal sealed partial class CellLabels(Grid grid, Page page)
{
    private const int MaxQualifier = 80;

    private readonly bool _hasMarks = page.Parts.HoldsMark(grid.Root);
    private readonly Dictionary<int, ImmutableArray<Label>> _headers = [];
    private readonly Dictionary<int, ImmutableArray<Label>> _units = [];
    private readonly Dictionary<int, (int Row, Label Label)[]> _ofColumns = [];
    private ImmutableArray<Label> _closing;
    private bool? _hasUnnamedRows;
    private RowLabels _qualifiers = RowLabels.None;
    private RowLabels _remarks = RowLabels.None;

    /// <summary>What the last rows, which span the grid as in a foot, say of those above them.</summary>
    internal ImmutableArray<Label> Closing => _closing.IsDefault
        ? _closing = grid.IsList ? [] : [.. Enumerable.Range(1, grid.Rows.Length - 1).Reverse().TakeWhile(grid.SpansRow).Select(row => grid.TextAt(row, 0)).Where(text => text.Length > 0).Select(text => new Label(LabelKind.Note, text))]
        : _closing;

    /// <summary>The row that heads those below it.</summary>
    internal static IEnumerable<Label> Group(GridCell? group) =>
        group is { Text.Text: { Length: > 0 } text } ? [new(LabelKind.Group, text)] : [];

    /// <summary>The headers of a column, innermost first.</summary>
    internal ImmutableArray<Label> Headers(int column, int headRows)
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

    /// <summary>The cells in front of a row that say what its others are, innermost first.</summary>
    internal IEnumerable<Label> InFront(int row, int labelColumns) =>
        Enumerable.Range(0, labelColumns).Reverse()
            .Select(column => grid[row, column])
            .OfType<GridCell>().DistinctBy(cell => cell.Element)
            .Select((cell, level) => new Label(level == 0 ? LabelKind.Header : LabelKind.Group, cell.Text.Text))
            .Where(label => label.Text.Length > 0);

    /// <summary>The other cells of a row that are no values themselves: a unit, a modality, a resolution.</summary>
    internal IEnumerable<Label> Qualifiers(int row, int column, int modelColumn, int headRows)
    {
        if (_qualifiers.Row != row)
        {
            _qualifiers = OfRow(row, headRows, other => other != modelColumn && (!grid[row, other]!.Text.HasMoney || IsRemark(row, other, headRows)), IsQualifier);
        }

        return _qualifiers.Beside(column);
    }

    /// <summary>The other cells of a row of prices that limit them.</summary>
    internal IEnumerable<Label> Remarks(int row, int column, int headRows)
    {
        if (_remarks.Row != row)
        {
            _remarks = OfRow(row, headRows, other => IsRemark(row, other, headRows), _ => true);
        }

        return _remarks.Beside(column);
    }

    /// <summary>The cells of a column that say something of all its prices, where models stand in columns: <c>Unit: 1K tokens</c>, <c>Tier: Batch</c>.</summary>
    internal IEnumerable<Label> QualifiersOfColumn(int row, int column, int labelColumns, int headRows)
    {
        if (!_ofColumns.TryGetValue(column, out var cells))
        {
            _ofColumns[column] = cells = [.. Enumerable.Range(headRows, grid.Rows.Length - headRows)
                .Where(other => grid[other, column] is { Text.HasMoney: false } cell && !ReferenceEquals(cell, grid[other, labelColumns - 1]))
                .Select(other => (other, new Label(LabelKind.Qualifier, grid.TextAt(other, column), grid.TextAt(other, labelColumns - 1))))
                .Where(cell => IsQualifier(cell.Item2) && !IsCapacity(cell.Item2, Enumerable.Range(labelColumns, grid.Width - labelColumns).Select(other => grid.TextAt(cell.other, other))))];
        }

        return cells.Where(cell => cell.Row != row).Select(cell => cell.Label);
    }

    /// <summary>The footnotes of a cell: a mark at the name of its row or at the head of its column holds for it as its own does.</summary>
    internal IEnumerable<Label> Footnotes(int row, int column) => !_hasMarks ? [] : Enumerable.Range(0, Math.Max(1, grid.HeadRows))
        .Select(head => grid[head, column]).Append(grid[row, 0]).Append(grid[row, column])
        .OfType<GridCell>().DistinctBy(cell => cell.Element).SelectMany(cell => page.Footnotes.Of(cell.Element));

    /// <summary>
    /// The unit that a header beside a column lends it: "Input (USD per 1M tokens)" says it of the "Output" beside it, too, where nothing else does; of "Output tokens", which
    /// may be a count, it says nothing.
    /// </summary>
    internal ImmutableArray<Label> UnitBeside(int column)
    {
        if (!_units.TryGetValue(column, out var units))
        {
            _units[column] = units = HeadPhrase(column) is { Unit: null, HasUnknownUnit: false, Meter.Meter: { } meter } own && Meters.IsToken(meter)
                && !MeterWords.MayHeadCounts(TextFolding.Fold(grid.HeadText(column, grid.HeadRows)))
                && Enumerable.Range(0, grid.Width).Select(HeadPhrase).Where(other => LendsUnit(other, own)).Select(other => $"{other.Currency} per {other.Unit!.Name}".Trim()).Distinct().ToArray() is [var unit]
                    ? [new(LabelKind.Caption, unit)]
                    : [];
        }

        return units;
    }

    private static bool LendsUnit(Phrase header, Phrase other) =>
        header is { Unit.Noun: "token" or "", Meter.Meter: { } meter } && Meters.IsToken(meter) && meter is not Meters.CacheStorage && header.Modality == other.Modality;

    private Phrase HeadPhrase(int column) => page.Phrases.Read(grid.HeadText(column, grid.HeadRows));

    private RowLabels OfRow(int row, int headRows, Func<int, bool> isTaken, Func<Label, bool> saysMore) =>
        new(row, [.. grid.ColumnsOf(row).Where(isTaken)
            .Select(column => (column, new Label(LabelKind.Qualifier, grid.TextAt(row, column), grid.HeadText(column, headRows))))
            .Where(cell => saysMore(cell.Item2) && !IsCapacity(cell.Item2, Enumerable.Range(headRows, grid.Rows.Length - headRows).Select(other => grid.TextAt(other, cell.column))))]);

    private bool IsRemark(int row, int column, int headRows) =>
        !page.Phrases.Read(grid.HeadText(column, headRows)).NamesPrice && page.Phrases.ReadRemark(grid.TextAt(row, column)).Limits;

    // "Context window: up to 1M tokens" is what a model can take, unless a row goes on about longer prompts.
    private bool IsCapacity(Label label, IEnumerable<string> others) => !HasUnnamedRows && UpTo().IsMatch(TextFolding.Fold(label.Text)) && LabelWords.AttributeOf(label.Name) is ModelAttributes.ContextWindow && !others.Any(other => page.Phrases.Read(other).Context is { Over: not null });

    private bool HasUnnamedRows => _hasUnnamedRows ??= Enumerable.Range(grid.HeadRows, grid.Rows.Length - grid.HeadRows).Any(row => grid.TextAt(row, 0).Length == 0);

    [GeneratedRegex(@"^(?:up to|at most|max)\b")]
    private static partial Regex UpTo();

    private bool IsQualifier(Label label) => label.Text.Any(char.IsLetterOrDigit)
        && (page.Phrases.Read(label.Name).NamesPrice && !FieldWords.IsOfWords(label.Name)
            ? label.Text.Length <= MaxQualifier && page.Phrases.Read(label.Text) is { Context: not null } or { HasUnknownRange: true } or { Against: not null } || QualifierReader.IsTermColumn(label.Name)
            : label.Text.Length <= MaxQualifier || page.Phrases.ReadRemark(label.Text).Limits);

    /// <summary>The labels that the cells of one row are, each with its column.</summary>
    private sealed record RowLabels(int Row, (int Column, Label Label)[] Labels)
    {
        internal static readonly RowLabels None = new(-1, []);

        internal IEnumerable<Label> Beside(int column) => Labels.Where(other => other.Column != column).Select(other => other.Label);
    }
}
