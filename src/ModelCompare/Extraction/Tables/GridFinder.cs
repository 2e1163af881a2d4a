using System.Collections.Immutable;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>Finds the tables and grids of a page in document order.</summary>
internal sealed class GridFinder
{
    private readonly PageParts _parts;
    private readonly ImmutableArray<Grid>.Builder _grids = ImmutableArray.CreateBuilder<Grid>();

    private GridFinder(PageParts parts) => _parts = parts;

    internal static ImmutableArray<Grid> Find(IDocument document, PageParts parts)
    {
        var finder = new GridFinder(parts);
        finder.VisitChildren(document, []);
        return finder._grids.ToImmutable();
    }

    private void Visit(IElement element)
    {
        if (element.LocalName is "script" or "style" or "template" or "svg")
        {
            return;
        }

        if (element.LocalName is "table")
        {
            VisitTable(element);
        }
        else if (DivGrid.TryRead(element) is { } grid)
        {
            _grids.Add(grid);
        }
        else
        {
            Grid[] lists = _parts.HoldsMoneySign(element) ? [.. PriceList.Read(element, _parts)] : [];
            _grids.AddRange(lists);
            VisitChildren(element, lists);
        }
    }

    private void VisitTable(IElement table)
    {
        // A table that holds tables only lays out the page.
        if (_parts.HoldsTable(table))
        {
            VisitChildren(table, []);
            return;
        }

        var grid = TableGrid.Read(table);
        if (grid.Rows.Length > 0 && grid.Width > 0)
        {
            _grids.Add(grid);
        }
    }

    private void VisitChildren(INode parent, Grid[] without)
    {
        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement child && !without.Any(list => list.Rows.Any(row => row[1]!.Element == child)))
            {
                Visit(child);
            }
        }
    }
}
