using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Reads grids that are made of other elements than tables: ARIA tables, and rows of equally many boxes under a row of headers.</summary>
internal static class DivGrid
{
    internal static Grid? TryRead(IElement element)
    {
        if (element.LocalName is not ("div" or "ul" or "ol" or "section" or "dl" or "main" or "article"))
        {
            return null;
        }

        return element.GetAttribute("role") is "table" or "grid" ? ReadAria(element) : ReadBoxes(element);
    }

    private static Grid? ReadAria(IElement element)
    {
        var rows = element.QuerySelectorAll("[role=row]").Select(row => row.Children
            .Where(cell => cell.GetAttribute("role") is "cell" or "gridcell" or "columnheader" or "rowheader").ToArray()).Where(row => row.Length > 0).ToArray();
        return rows.Length < 2 ? null : Make(element, rows);
    }

    private static Grid? ReadBoxes(IElement element)
    {
        // What the rows hold is looked at last: nearly every element of a page ends here.
        if (element.FirstElementChild is not { ChildElementCount: >= 2 and <= 20 and var width } head || head.NextElementSibling?.ChildElementCount != width || !IsHeaderRow(head))
        {
            return null;
        }

        var rows = element.Children.TakeWhile(row => row.ChildElementCount == width && row.QuerySelector("table") is null).Select(row => row.Children.ToArray()).ToArray();
        return rows.Length < 2 ? null : Make(element, rows);
    }

    private static Grid Make(IElement root, IElement[][] rows)
    {
        var width = rows.Max(row => row.Length);
        var cells = rows.Select((row, index) => Enumerable.Range(0, width)
            .Select(column => column < row.Length ? new GridCell(row[column], CellText.Read(row[column]), index == 0) : null)
            .ToImmutableArray());
        return new(root, [.. cells], 1, "");
    }

    // Only a row that names models and at least one price makes boxes a grid: pages are full of rows of boxes.
    private static bool IsHeaderRow(IElement row)
    {
        if (!TextLength.IsWithin(row, 400))
        {
            return false;
        }

        var texts = row.Children.Select(cell => CellText.Read(cell).Text).ToArray();
        return texts.Any(text => ModelWords.IsModelHeader(TextFolding.Fold(text))) && texts.Any(text => Phrase.Read(text).NamesPrice);
    }
}
