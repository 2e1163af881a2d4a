using ModelCompare.Comparison.Rendering;

namespace ModelCompare.Worker.WebPages;

/// <summary>Sections of pages.</summary>
internal static class SectionMarkup
{
    internal static Markup Of(string heading, Markup content, bool isKnown = true, string otherwise = "") => Markup.Of($"""
        <section id="{IdOf(heading)}" aria-labelledby="{IdOf(heading)}-heading">
        <h2 id="{IdOf(heading)}-heading">{heading}</h2>
        {(isKnown ? content : Markup.Of($"<p class=\"quiet\">{otherwise}</p>"))}
        </section>

        """);

    private static string IdOf(string heading) => heading.ToLowerInvariant().Replace(' ', '-');
}
