using ModelCompare.Comparison.Rendering;
using ModelCompare.Worker.Http;

namespace ModelCompare.Worker.WebPages;

/// <summary>What people see in the place of a page that is not there.</summary>
internal static class NotFoundPage
{
    internal static SitePage Of(string name, CatalogState state)
    {
        var several = state.Lookup.Matches(name).Select(model => model.Slug).ToList();
        // Nothing is near to nothing.
        var near = several.Count > 0 ? several : name.Length == 0 ? [] : [.. state.Lookup.Near(name)];
        return new(
            "Not found",
            "This page is not there.",
            "",
            Markup.Of($"""
                <p>{(name.Length == 0 ? "This page is not there." : $"There is no page or model “{EvidenceCells.Short(name)}”.")}</p>
                {(near.Count == 0 ? Markup.Empty : Markup.Of($"<p>Did you mean:</p><ul>{near.Select(slug => Markup.Of($"<li><a href=\"{SiteLinks.Model(slug)}\">{state.Profiles[slug].Name}</a></li>"))}</ul>"))}
                <p><a href="/">All models</a></p>
                """));
    }
}
