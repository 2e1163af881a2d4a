using System.Collections.Immutable;

namespace ModelCompare.Comparison.Rendering;

/// <summary>A snapshot as HTML without scripts. Every text is encoded: names and quotes come from web pages.</summary>
public static class SnapshotHtml
{
    /// <summary>A complete page that stands alone.</summary>
    public static string Render(Snapshot snapshot) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{SnapshotPage.TitleOf(snapshot)}</title>
        <style>
        {new Markup(Stylesheet.Text)}
        </style>
        </head>
        <body>
        <main>
        <h1>{SnapshotPage.TitleOf(snapshot)}</h1>
        {Body(snapshot)}</main>
        </body>
        </html>

        """).ToString();

    /// <summary>What stands below the heading of such a page, as part of another.</summary>
    /// <param name="snapshot">The comparison.</param>
    /// <param name="linkOf">Where another comparison stands; null where none can be linked.</param>
    /// <param name="below">What else is to stand at the end of a section, by the section's name in its address, <c>monthly-cost</c>.</param>
    public static Markup Body(Snapshot snapshot, Func<RelatedComparison, string>? linkOf = null, ImmutableDictionary<string, Markup>? below = null)
    {
        var page = SnapshotPage.Of(snapshot);
        var opening = page.Sections[0];
        ImmutableArray<Section> sections = [.. page.Sections.Skip(1)];
        return Markup.Of($"""
            <div class="lead">
            {opening.Blocks.Select(block => Of(block, opening))}</div>
            <nav class="contents" aria-label="On this page"><ul>{sections.Select(section => Markup.Of($"<li><a href=\"#{IdOf(section)}\">{section.Heading}</a></li>"))}</ul></nav>
            {sections.Select(section => Of(section, snapshot, linkOf, below?.GetValueOrDefault(IdOf(section)) ?? Markup.Empty))}
            """);
    }

    private static Markup Of(Section section, Snapshot snapshot, Func<RelatedComparison, string>? linkOf, Markup below) => Markup.Of($"""
        <section id="{IdOf(section)}" aria-labelledby="{IdOf(section)}-heading">
        <h2 id="{IdOf(section)}-heading">{section.Heading}</h2>
        <div class="blocks">
        {(linkOf is not null && section.Heading == SnapshotPage.RelatedHeading && !snapshot.Related.IsEmpty ? Links(snapshot.Related, linkOf) : Markup.Join(section.Blocks.Select(block => Of(block, section))))}</div>
        {below}</section>

        """);

    private static Markup Links(ImmutableArray<RelatedComparison> related, Func<RelatedComparison, string> linkOf) => Markup.Of(
        $"<ul class=\"links\">{related.Select(other => Markup.Of($"<li><a href=\"{linkOf(other)}\">{other.Text}</a></li>"))}</ul>\n");

    private static Markup Of(Block block, Section section) => block.Title.Length == 0
        ? Content(block, section.Heading)
        : Markup.Of($"<div class=\"block\"><h3>{block.Title}</h3>\n{Content(block, block.Title)}</div>\n");

    private static Markup Content(Block block, string caption) => block switch
    {
        Paragraph paragraph => Markup.Of($"<p>{paragraph.Text}</p>\n"),
        Bullets bullets => Markup.Of($"<ul>{bullets.Items.Select(item => Markup.Of($"<li>{item}</li>"))}</ul>\n"),
        Table table => MarkupTable.Of(caption, table.Headers, table.Rows),
        _ => throw new ArgumentOutOfRangeException(nameof(block), block.GetType().Name, "A block without a form in HTML."),
    };

    private static string IdOf(Section section) => section.Heading.ToLowerInvariant().Replace(' ', '-');
}
