using System.Text.Json.Nodes;
using ModelCompare.Comparison.Rendering;

namespace ModelCompare.Worker.WebPages;

/// <summary>A page before its frame.</summary>
/// <param name="Title">Text of the one <c>h1</c>.</param>
/// <param name="Description">What it shows, for search engines.</param>
/// <param name="Path">Its canonical address on this site; empty for none.</param>
/// <param name="Body">What stands below the heading.</param>
/// <param name="Data">What it says for programs, JSON-LD; null for nothing.</param>
internal sealed record SitePage(string Title, string Description, string Path, Markup Body, JsonObject? Data = null);

/// <summary>The frame of all pages.</summary>
internal static class SiteLayout
{
    private static readonly (string Path, string Text)[] s_places = [("/", "Catalog"), ("/sources", "Sources")];

    internal static Markup Of(SitePage page) => Markup.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{(page.Path == "/" ? page.Title : $"{page.Title} · ModelCompare")}</title>
        <meta name="description" content="{page.Description}">
        {(page.Path.Length == 0 ? Markup.Empty : Markup.Of($"<link rel=\"canonical\" href=\"{page.Path}\">"))}
        <link rel="icon" href="{Asset.Icon.Path}" type="image/svg+xml">
        <link rel="stylesheet" href="{Asset.Style.Path}">
        {Data(page.Data)}</head>
        <body>
        <a class="skip" href="#content">Skip to content</a>
        <header class="site-header">
        <a class="brand" href="/">ModelCompare</a>
        <nav aria-label="Site"><ul>{s_places.Select(place => Place(place.Path, place.Text, page))}</ul></nav>
        </header>
        <main id="content" tabindex="-1">
        <h1>{page.Title}</h1>
        {page.Body}</main>
        <footer class="site-footer">
        <p>Every value was read on the page that states it, and carries the day on which it was last read again. — stands for what is not known.</p>
        </footer>
        </body>
        </html>

        """);

    private static Markup Place(string path, string text, SitePage page) => path == page.Path
        ? Markup.Of($"<li><a href=\"{path}\" aria-current=\"page\">{text}</a></li>")
        : Markup.Of($"<li><a href=\"{path}\">{text}</a></li>");

    private static Markup Data(JsonObject? data) => data is null ? Markup.Empty : Markup.Data(data);
}

/// <summary>Addresses of pages.</summary>
internal static class SiteLinks
{
    internal static string Model(string slug) => $"/models/{Uri.EscapeDataString(slug)}";

    internal static string Comparison(string left, string right) => $"/compare/{Uri.EscapeDataString(left)}/{Uri.EscapeDataString(right)}";
}
