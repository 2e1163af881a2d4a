using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Reads <c>table</c> elements.</summary>
internal static class TableGrid
{
    // Limits of the HTML standard for spans are higher; no price table comes near these.
    private const int MaxColumns = 200;
    private const int MaxRows = 5_000;

    internal static Grid Read(IElement table)
    {
        var rowElements = RowsOf(table);
        var matrix = new SpanMatrix(rowElements.Count);
        for (var row = 0; row < rowElements.Count; row++)
        {
            foreach (var cell in rowElements[row].Children)
            {
                if (cell.LocalName is "td" or "th")
                {
                    matrix.Place(row, new GridCell(cell, CellText.Read(cell), cell.LocalName is "th"), Span(cell, "rowspan"), Span(cell, "colspan"));
                }
            }
        }

        var rows = matrix.ToRows();
        return new(table, rows, HeadRows(rowElements, rows), Caption(table));
    }

    private static List<IElement> RowsOf(IElement table) =>
    [
        .. table.Children
            .SelectMany(child => child.LocalName switch
            {
                "tr" => [child],
                "thead" or "tbody" or "tfoot" => child.Children.Where(row => row.LocalName is "tr"),
                _ => Enumerable.Empty<IElement>(),
            })
            .Take(MaxRows),
    ];

    private static int HeadRows(List<IElement> elements, ImmutableArray<ImmutableArray<GridCell?>> rows)
    {
        var marked = elements.TakeWhile(row => row.ParentElement?.LocalName is "thead").Count();
        var head = marked > 0 ? marked : rows.TakeWhile(row => row.All(cell => cell is null or { IsHeader: true })).Count();
        return head == 0 ? 0 : head + rows.Skip(head).TakeWhile(GoesOnWithHead).Count();
    }

    // A row that names no model and says of its columns what is paid for is a part of the head, whatever its cells are.
    private static bool GoesOnWithHead(ImmutableArray<GridCell?> row) =>
        row is [null or { Text.Text: "" }, ..] && row.Any(cell => cell is { Text.Text.Length: > 0 })
        && row.All(cell => cell is null or { Text.Text: "" } || MeterWords.IsOnlyMeter(TextFolding.Fold(cell.Text.Text)));

    private static int Span(IElement cell, string name) =>
        int.TryParse(cell.GetAttribute(name), NumberStyles.None, CultureInfo.InvariantCulture, out var span) && span > 0 ? Math.Min(span, MaxColumns) : 1;

    private static string Caption(IElement table) => OwnCaption(table) is { Length: > 0 } own ? own
        : table.Closest("figure")?.QuerySelector("figcaption") is { } figure && figure.ParentElement!.QuerySelectorAll("table").Length == 1 ? ElementText.Line(figure) : "";

    private static string OwnCaption(IElement table) =>
        table.Children.FirstOrDefault(child => child.LocalName is "caption") is { } caption ? CellText.Read(caption).Text : "";

    private sealed class SpanMatrix(int rowCount)
    {
        private readonly List<GridCell?>[] _rows = [.. Enumerable.Range(0, rowCount).Select(_ => new List<GridCell?>())];

        internal void Place(int row, GridCell cell, int rowSpan, int columnSpan)
        {
            var column = _rows[row].IndexOf(null);
            column = column < 0 ? _rows[row].Count : column;
            for (var r = row; r < Math.Min(row + rowSpan, rowCount); r++)
            {
                for (var c = column; c < Math.Min(column + columnSpan, MaxColumns); c++)
                {
                    while (_rows[r].Count <= c)
                    {
                        _rows[r].Add(null);
                    }

                    _rows[r][c] ??= cell;
                }
            }
        }

        internal ImmutableArray<ImmutableArray<GridCell?>> ToRows()
        {
            var width = _rows.Length == 0 ? 0 : _rows.Max(row => row.Count);
            return [.. _rows.Where(row => row.Count > 0).Select(row => row.Concat(Enumerable.Repeat<GridCell?>(null, width - row.Count)).ToImmutableArray())];
        }
    }
}
