using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>Finds the label of the tab that shows a grid.</summary>
internal static class TabLabel
{
    /// <summary>
    /// The tab; null when the grid is under no tabs. Where the page does not tell which tab is meant, all of them as a choice.
    /// </summary>
    internal static Label? Of(IElement grid, Page page)
    {
        for (var node = grid; node is not null && node.LocalName is not "body"; node = node.ParentElement)
        {
            if ((LabelledPanel(node) ?? LinkTo(node, page)) is { } label)
            {
                return new(LabelKind.Tab, label);
            }

            for (var sibling = node.PreviousElementSibling; sibling is not null; sibling = sibling.PreviousElementSibling)
            {
                if (!page.GridHolders.Holds(sibling) && TabsOf(sibling, page.Parts) is { Length: > 1 } tabs)
                {
                    return Choose(tabs, node, grid, page.GridHolders.Roots);
                }

                if (page.Parts.HoldsHeading(sibling))
                {
                    return null;
                }
            }
        }

        return null;
    }

    internal static bool IsTabList(IElement element, PageParts parts) => TabsOf(element, parts).Length > 1;

    private static string? LabelledPanel(IElement node) => node.GetAttribute("role") is not "tabpanel" && !LooksLikePane(node) ? null
        : node.GetAttribute("aria-label") is { Length: > 0 } label ? label
        : LabelOf(node) is { } tab ? TextOf(tab)
        : node.Id is { Length: > 0 } own && node.Owner?.All.FirstOrDefault(other => IsTabOf(other, own)) is { } control ? TextOf(control)
        : null;

    // A list of links to the boxes of a page are its tabs; one to a heading only leads there.
    private static string? LinkTo(IElement node, Page page) => node.Id is { Length: > 0 } id && !PageParts.IsHeading(node) ? page.Contents.GetValueOrDefault(id) : null;

    /// <summary>The element that an element names as its label; null when it names none, or none that is there.</summary>
    internal static IElement? LabelOf(IElement element) => element.GetAttribute("aria-labelledby") is { Length: > 0 } id ? element.Owner?.GetElementById(id) : null;

    private static bool LooksLikePane(IElement node) => node.Id is { Length: > 0 } && node.ClassName is { } classes
        && (classes.Contains("tab", StringComparison.OrdinalIgnoreCase) || classes.Contains("pane", StringComparison.OrdinalIgnoreCase));

    private static bool IsTabOf(IElement element, string pane) =>
        element.GetAttribute("aria-controls") == pane || element.LocalName is "a" && element.GetAttribute("href") == "#" + pane;

    private static IElement[] TabsOf(IElement element, PageParts parts)
    {
        if (!parts.HoldsSwitch(element))
        {
            return [];
        }

        var tabs = element.QuerySelectorAll("[role=tab]").ToArray();
        if (tabs.Length > 1)
        {
            return tabs;
        }

        // A segmented control: nothing but buttons that say whether they are on.
        var buttons = element.QuerySelectorAll("button[data-state], [role=radio]").ToArray();
        return buttons.Length > 1 && Squeezed(element) == string.Concat(buttons.Select(Squeezed)) ? buttons : [];
    }

    private static string Squeezed(IElement element) => string.Concat(CellText.Read(element).Text.Where(c => !char.IsWhiteSpace(c)));

    private static Label Choose(IElement[] tabs, IElement panels, IElement grid, IReadOnlySet<IElement> grids)
    {
        if (grids.Count(other => panels == other || panels.Contains(other)) == 1)
        {
            return tabs.SingleOrDefaultOf(IsActive) is { } active ? TabOf(active) : All(tabs);
        }

        var panes = panels;
        while (panes.ChildElementCount == 1)
        {
            panes = panes.FirstElementChild!;
        }

        var pane = panes.Children.Index().FirstOrDefault(child => child.Item == grid || child.Item.Contains(grid));
        return panes.ChildElementCount == tabs.Length && pane.Item is not null ? TabOf(tabs[pane.Index]) : All(tabs);
    }

    private static bool IsActive(IElement tab) =>
        tab.GetAttribute("aria-selected") is "true" || tab.GetAttribute("data-state") is "on" or "active" || tab.GetAttribute("aria-checked") is "true";

    private static IElement? SingleOrDefaultOf(this IElement[] tabs, Func<IElement, bool> isActive) =>
        tabs.Where(isActive).ToArray() is [var one] ? one : null;

    private static Label TabOf(IElement tab) => new(LabelKind.Tab, TextOf(tab));

    private static Label All(IElement[] tabs) => new(LabelKind.Choice, string.Join(" / ", tabs.Select(TextOf)));

    private static string TextOf(IElement element) => CellText.Read(element).Text;
}
