using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>What the elements of a page hold, found in one walk, for questions that are asked of the same elements for each grid.</summary>
internal sealed class PageParts
{
    private readonly List<IElement> _headings = [];
    private readonly HolderSet _headingHolders = new();
    private readonly HolderSet _tableHolders = new();
    private readonly HolderSet _switchHolders = new();
    private readonly HolderSet _buttonHolders = new();
    private readonly HolderSet _gridHolders = new();
    private readonly HashSet<IElement> _grids = [];

    internal PageParts(IParentNode document, IEnumerable<Grid> grids)
    {
        foreach (var child in document.Children)
        {
            Visit(child);
        }

        foreach (var grid in grids)
        {
            _grids.Add(grid.Root);
            _gridHolders.Add(grid.Root);
        }
    }

    /// <summary>All headings in document order.</summary>
    internal IReadOnlyList<IElement> Headings => _headings;

    /// <summary>The elements that hold the grids.</summary>
    internal IReadOnlySet<IElement> Grids => _grids;

    internal static bool IsHeading(IElement element) =>
        element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" || element.GetAttribute("role") is "heading";

    /// <summary>Whether an element is or holds a heading.</summary>
    internal bool HoldsHeading(IElement element) => _headingHolders.Holds(element) || IsHeading(element);

    /// <summary>Whether an element holds a table, be it a grid or not.</summary>
    internal bool HoldsTable(IElement element) => _tableHolders.Holds(element);

    /// <summary>Whether an element is or holds a grid.</summary>
    internal bool HoldsGrid(IElement element) => _grids.Contains(element) || _gridHolders.Holds(element);

    /// <summary>Whether an element holds what may switch between panes: tabs, or buttons that are on or off.</summary>
    internal bool HoldsSwitch(IElement element) => _switchHolders.Holds(element);

    /// <summary>Whether an element holds buttons or tabs.</summary>
    internal bool HoldsButton(IElement element) => _buttonHolders.Holds(element);

    private void Visit(IElement element)
    {
        var role = element.GetAttribute("role");
        if (IsHeading(element))
        {
            _headings.Add(element);
            _headingHolders.Add(element);
        }
        else if (element.LocalName is "table")
        {
            _tableHolders.Add(element);
        }

        if (element.LocalName is "button" || role is "tab")
        {
            _buttonHolders.Add(element);
        }

        if (role is "tab" or "radio" || element.LocalName is "button" && element.HasAttribute("data-state"))
        {
            _switchHolders.Add(element);
        }

        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is IElement child)
            {
                Visit(child);
            }
        }
    }
}
