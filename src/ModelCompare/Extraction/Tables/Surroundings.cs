using System.Collections.Immutable;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>What stands above a grid and qualifies it: caption, tab, notes, headings, nearest first.</summary>
/// <param name="Labels">What is said.</param>
/// <param name="Problem">Why nothing that the grid says is to be believed; mostly null.</param>
internal sealed record Surroundings(ImmutableArray<Label> Labels, string? Problem)
{
    /// <summary>Headings, tab and caption, outermost first, as a trail for people.</summary>
    internal ImmutableArray<string> Trail { get; } =
    [
        .. Labels.Where(label => label.Kind is LabelKind.Heading).Select(label => label.Text).Reverse(),
        .. Labels.Where(label => label.Kind is LabelKind.Tab or LabelKind.Choice).Select(label => label.Text),
        .. Labels.Where(label => label.Kind is LabelKind.Caption).Select(label => label.Text),
    ];

    internal static Surroundings Of(Grid grid, Page page)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        if (grid.Caption.Length > 0)
        {
            labels.Add(new(LabelKind.Caption, grid.Caption));
        }

        var tab = TabLabel.Of(grid.Root, page);
        if (tab is not null)
        {
            labels.Add(tab);
        }

        var headings = page.Outline.Above(grid.Root);
        labels.AddRange(page.Notes.Collect(grid.Root));
        labels.AddRange(page.Notes.After(grid.Root));
        labels.AddRange(page.Notes.Behind(grid.Root));
        labels.AddRange(headings.Skip(1).SelectMany(heading => page.Notes.Introduction(heading.Element)));
        labels.AddRange(headings.Take(1).SelectMany(heading => page.HeadingLines.Announcements(heading.Element)).Concat(page.HeadingLines.Preface)
            .Select(line => NoteCollector.Labelled(LabelKind.SectionNote, line)));
        labels.AddRange(page.Statements.Labels);
        labels.AddRange(BoxLabels.Around(grid.Root).Except(headings.Select(heading => heading.Text)).Select(text => new Label(LabelKind.Heading, text)));
        labels.AddRange(headings.SelectMany(heading => page.HeadingLines.Over(heading.Element).Prepend(new(LabelKind.Heading, heading.Text))));
        return new(labels.ToImmutable(), IsHidden(grid.Root, tab is not null) ? "its table is hidden on the page" : null);
    }

    // Pages that arrive in parts hold each part hidden until a script puts it in its place.
    private static bool IsHidden(IElement root, bool isUnderTab) =>
        root.GetInclusiveAncestors().OfType<IElement>().TakeWhile(element => element.LocalName is not "body")
            .FirstOrDefault(element => new Look(element).IsHidden && element.Id?.StartsWith("S:", StringComparison.Ordinal) != true) is { } hidden
        && !(isUnderTab && IsPane(hidden));

    // The panes of tabs are hidden until they are chosen; what is hidden inside a pane is not shown even then.
    private static bool IsPane(IElement hidden) => hidden.ParentElement?.Closest("[role=tabpanel]") is null;
}
