using System.Collections.Immutable;
using AngleSharp.Dom;

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

    internal static Surroundings Of(Grid grid, HeadingOutline outline, IReadOnlySet<IElement> grids)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        if (grid.Caption.Length > 0)
        {
            labels.Add(new(LabelKind.Caption, grid.Caption));
        }

        if (TabLabel.Of(grid.Root, grids) is { } tab)
        {
            labels.Add(new(LabelKind.Tab, tab));
        }

        var notes = new NoteCollector(grids);
        labels.AddRange(notes.Collect(grid.Root));
        labels.AddRange(notes.After(grid.Root));
        labels.AddRange(outline.ElementsAbove(grid.Root).Skip(1).SelectMany(notes.Introduction));
        labels.AddRange(outline.Above(grid.Root).Select(heading => new Label(LabelKind.Heading, heading)));
        return new(labels.ToImmutable());
    }
}
