using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;

namespace ModelCompare.Worker.WebPages;

/// <summary><c>/compare/{a}/{b}</c>: a snapshot, as <c>compare --format html</c> shows it, with its evidence and with links.</summary>
internal static class ComparisonPage
{
    internal static SitePage Of(Snapshot snapshot, GivenTraffic given)
    {
        var (left, right) = (snapshot.Left, snapshot.Right);
        return new(
            $"{left.Name} vs {right.Name}",
            snapshot.Introduction,
            SiteLinks.Comparison(left.Slug, right.Slug),
            Markup.Of($"""
                {Subtitle(snapshot)}
                {SnapshotHtml.Body(snapshot, related => SiteLinks.Comparison(related.Left, related.Right), Below(given))}
                {Evidence(snapshot)}
                """),
            Data(snapshot));
    }

    private static ImmutableDictionary<string, Markup> Below(GivenTraffic given) => ImmutableDictionary<string, Markup>.Empty.Add("monthly-cost", Markup.Of($"""
        <form method="get" action="#monthly-cost" aria-label="Your own traffic">
        {(given.Problem is null ? Markup.Empty : Markup.Of($"<p class=\"notice\">{given.Problem} The table shows the usual traffic.</p>"))}
        {Field("inputTokens", "Input tokens a month", given.Input, "800M")}
        {Field("outputTokens", "Output tokens a month", given.Output, "250M")}
        <button>Count with this traffic</button>
        </form>
        """));

    private static Markup Field(string name, string label, string? value, string example) => Markup.Of(
        $"<label>{label}<input name=\"{name}\" value=\"{value}\" placeholder=\"{example}\" required autocomplete=\"off\"></label>");

    private static Markup Subtitle(Snapshot snapshot) => Markup.Of($"""
        <p class="subtitle"><span>{Model(snapshot.Left)}</span><span>{Model(snapshot.Right)}</span>
        <span>{(snapshot.LastReviewedOn is { } day ? $"Last reviewed {day:O}" : "Never reviewed")} {State(snapshot)}</span></p>
        """);

    private static Markup State(Snapshot snapshot) => snapshot.LastReviewedOn is null ? Badges.Other("nothing known")
        : snapshot.Stale.IsEmpty ? Badges.Fresh("fresh")
        : Markup.Of($"<a href=\"#sources\">{Badges.Stale("stale")}</a>");

    private static Markup Model(SnapshotModel model) => Markup.Of($"<a href=\"{SiteLinks.Model(model.Slug)}\">All about {model.Name}</a>");

    private static Markup Evidence(Snapshot snapshot) => Markup.Of($"""
        <details><summary>Evidence of all {snapshot.Evidence.Length} values</summary>
        {MarkupTable.Of("Evidence", EvidenceCells.Headers("Value of", "Model", "Value"), snapshot.Evidence.Select(row => Markup.Of($"""
            <tr><th scope="row">{row.Fact.Replace('_', ' ').Replace("/", " / ", StringComparison.Ordinal)}</th><td>{(row.Side == "left" ? snapshot.Left : snapshot.Right).Name}</td><td class="long">{row.Value}</td>{EvidenceCells.Of(row.Quote, row.Url, row.Source, row.ConfirmedOn)}</tr>

            """)))}
        </details>
        """);

    private static JsonObject Data(Snapshot snapshot) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "FAQPage",
        ["name"] = $"{snapshot.Left.Name} vs {snapshot.Right.Name}",
        ["url"] = SiteLinks.Comparison(snapshot.Left.Slug, snapshot.Right.Slug),
        ["lastReviewed"] = snapshot.LastReviewedOn?.ToString("O", CultureInfo.InvariantCulture),
        ["mainEntity"] = new JsonArray([.. snapshot.Faq.Select(entry => new JsonObject
        {
            ["@type"] = "Question",
            ["name"] = entry.Question,
            ["acceptedAnswer"] = new JsonObject { ["@type"] = "Answer", ["text"] = entry.Answer },
        })]),
    };
}

/// <summary>The traffic that a reader gave in the address, as text.</summary>
/// <param name="Problem">Why it cannot be read; null when it can, or when none is given.</param>
internal sealed record GivenTraffic(string? Input, string? Output, string? Problem);
