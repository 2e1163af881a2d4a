using System.Collections.Immutable;

namespace ModelCompare.Extraction.Tables;

/// <summary>What stands above a grid and qualifies it: caption, tab, notes, headings, nearest first.</summary>
internal sealed record Surroundings(ImmutableArray<Label> Labels)
{
    /// <summary>Headings, tab and caption, outermost first, as a trail for people.</summary>
    internal ImmutableArray<string> Trail { get; } =
    [
        .. Labels.Where(label => label.Kind is LabelKind.Heading).Select(label => label.Text).Reverse(),
        .. Labels.Where(label => label.Kind is LabelKind.Tab).Select(label => label.Text),
        .. Labels.Where(label => label.Kind is LabelKind.Caption).Select(label => label.Text),
    ];

    internal static Surroundings Of(Grid grid, Page page)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        if (grid.Caption.Length > 0)
        {
            labels.Add(new(LabelKind.Caption, grid.Caption));
        }

        if (TabLabel.Of(grid.Root, page) is { } tab)
        {
            labels.Add(new(LabelKind.Tab, tab));
        }

        var headings = page.Outline.Above(grid.Root);
        labels.AddRange(page.Notes.Collect(grid.Root));
        labels.AddRange(page.Notes.After(grid.Root));
        labels.AddRange(headings.Skip(1).SelectMany(heading => page.Notes.Introduction(heading.Element)));
        labels.AddRange(headings.Select(heading => new Label(LabelKind.Heading, heading.Text)));
        return new(labels.ToImmutable());
    }
}
