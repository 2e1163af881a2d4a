using System.Collections.Immutable;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>Finds the tables and grids of a page in document order.</summary>
internal static class GridFinder
{
    internal static ImmutableArray<Grid> Find(IParentNode document)
    {
        var grids = ImmutableArray.CreateBuilder<Grid>();
        foreach (var child in document.Children)
        {
            Visit(child, grids);
        }

        return grids.ToImmutable();
    }

    private static void Visit(IElement element, ImmutableArray<Grid>.Builder grids)
    {
        if (element.LocalName is "script" or "style" or "template" or "svg")
        {
            return;
        }

        if (element.LocalName is "table")
        {
            VisitTable(element, grids);
        }
        else if (DivGrid.TryRead(element) is { } grid)
        {
            grids.Add(grid);
        }
        else if (PriceList.TryRead(element) is { } list)
        {
            grids.Add(list);
            VisitChildren(element, grids, list);
        }
        else
        {
            VisitChildren(element, grids);
        }
    }

    private static void VisitTable(IElement table, ImmutableArray<Grid>.Builder grids)
    {
        // A table that holds tables only lays out the page.
        if (table.QuerySelector("table") is not null)
        {
            VisitChildren(table, grids);
            return;
        }

        var grid = TableGrid.Read(table);
        if (grid.Rows.Length > 0 && grid.Width > 0)
        {
            grids.Add(grid);
        }
    }

    private static void VisitChildren(IElement element, ImmutableArray<Grid>.Builder grids, Grid? without = null)
    {
        foreach (var child in element.Children)
        {
            if (without?.Rows.Any(row => row[1]!.Element == child) != true)
            {
                Visit(child, grids);
            }
        }
    }
}
