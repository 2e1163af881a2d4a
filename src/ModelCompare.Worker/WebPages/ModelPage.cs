using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Comparison.Text;
using ModelCompare.Storage;
using ModelCompare.Worker.Http;

namespace ModelCompare.Worker.WebPages;

/// <summary><c>/models/{slug}</c>: all that is known of a model, and from where.</summary>
internal static class ModelPage
{
    private static readonly string[] s_inHeading = [ModelAttributes.Name, ModelAttributes.Developer, ModelAttributes.ProductType, ModelAttributes.Offered];

    internal static SitePage Of(CatalogState state, ModelProfile profile, ImmutableArray<Statement> statements, ImmutableArray<PublishedChange> changes)
    {
        var (summary, today) = (ModelSummary.Of(profile), state.View.Day);
        return new(
            profile.Name,
            $"{profile.Name}{(profile.Developer.Length == 0 ? "" : $" by {profile.Developer}")}: context window {ContextText.Of(summary.ContextWindow)}, input {PriceText.Of(summary.InputPrice)}, output {PriceText.Of(summary.OutputPrice)}, {NumberText.Count(summary.Providers, "provider route")}, each value with its source.",
            SiteLinks.Model(profile.Slug),
            Markup.Of($"""
                {Subtitle(profile)}
                {EndNotice(profile)}
                {StaleNotice(profile)}
                {Glance(summary)}
                {Facts(profile)}
                {Abilities(profile)}
                {PriceChart.Section(PriceHistory.Of(profile, statements, today), today)}
                {RoutesSection.Of(summary.Profile)}
                {Scores(profile)}
                {DifferencesSection.Of(Explanation.Of(statements, today))}
                {HistorySection.Of(changes)}
                {Comparisons(state, summary)}
                {CompareForm.Of(state, profile)}
                """),
            Data(profile));
    }

    private static Markup Subtitle(ModelProfile profile) => Markup.Of($"""
        <p class="subtitle"><span>{(profile.Developer.Length == 0 ? "Developer unknown" : profile.Developer)}</span><span>{TermText.ProductType(profile.ProductType)}</span>
        <span>{(profile.LastReviewedOn is { } day ? $"Last reviewed {day:O}" : "Never reviewed")} {Badges.Of(profile)}</span></p>
        """);

    private static Markup StaleNotice(ModelProfile profile) => profile.Stale.IsEmpty ? Markup.Empty : Markup.Of($"""
        <p class="notice">Past the limit of freshness, so that what rests on it may no longer hold: {ListText.And([.. profile.Stale.Select(source => source.Source)])}. <a href="/sources">State of all sources</a></p>
        """);

    private static Markup EndNotice(ModelProfile profile)
    {
        string Sentence(string what, string attribute) =>
            profile.Attributes.GetValueOrDefault(attribute) is { Value: var date } ? $"The date given for its {what} is {date}. " : "";
        var text = (Sentence("deprecation", ModelAttributes.DeprecatedOn) + Sentence("retirement", ModelAttributes.RetiredOn)).TrimEnd();
        return text.Length == 0 ? Markup.Empty : Markup.Of($"<p class=\"notice\">{text}</p>");
    }

    private static Markup Glance(ModelSummary model) => Markup.Of($"""
        <dl class="glance">
        <div><dt>Context window</dt><dd>{ContextText.Of(model.ContextWindow)}{(model.ContextWindow is null ? Markup.Empty : Markup.Of($"<small>tokens</small>"))}</dd></div>
        <div><dt>Input price</dt><dd>{Amount(model, model.InputPrice)}<small>{PriceTerms(model)}</small></dd></div>
        <div><dt>Output price</dt><dd>{Amount(model, model.OutputPrice)}<small>{PriceTerms(model)}</small></dd></div>
        <div><dt>Released</dt><dd>{model.Profile.Attributes.GetValueOrDefault(ModelAttributes.ReleasedOn)?.Value ?? NumberText.Unknown}</dd></div>
        <div><dt>Providers</dt><dd>{(model.Providers == 0 ? NumberText.Unknown : NumberText.Plain(model.Providers))}<small>with an active route</small></dd></div>
        </dl>
        """);

    // As in the catalog: what has to be paid in another currency comes before what is free.
    private static string Amount(ModelSummary model, decimal? price) =>
        price is { } known ? PriceText.Of(known, PriceText.Dollar, "").TrimEnd('/')
        : model is { FreeRoute: not null, OtherCurrencies.IsEmpty: true } ? PriceText.Free
        : NumberText.Unknown;

    private static string PriceTerms(ModelSummary model) => model switch
    {
        { CheapestRoute: { } route } => $"per 1M tokens, via {route}{(model.CheapestTerms is { } terms ? $", {terms}" : "")}",
        { OtherCurrencies.IsEmpty: false } => $"per 1M tokens, stated in {ListText.And(model.OtherCurrencies)}, see below",
        { FreeRoute: { } route } => $"via {route}",
        _ => "per 1M tokens, no complete price",
    };

    private static Markup Facts(ModelProfile profile)
    {
        var known = ModelAttributes.All.Except(s_inHeading).Where(profile.Attributes.ContainsKey);
        return SectionMarkup.Of("Facts", EvidenceCells.Table("Facts", "Fact", known.Select(name =>
            EvidenceCells.Row(AttributeText.Label(name), AttributeText.Value(name, profile.Attributes[name].Value), EvidenceCells.Of(profile.Attributes[name])))), known.Any(), "No fact is known.");
    }

    private static Markup Abilities(ModelProfile profile) => SectionMarkup.Of("Capabilities", EvidenceCells.Table("Capabilities", "Capability", Capabilities.All.Select(name =>
        profile.Capabilities.TryGetValue(name, out var known)
            ? EvidenceCells.Row(TermText.Capability(name), known.Value ? "Yes" : "No", EvidenceCells.Of(known))
            : EvidenceCells.Row(TermText.Capability(name), NumberText.Unknown, EvidenceCells.None))));

    private static Markup Scores(ModelProfile profile) => SectionMarkup.Of("Benchmarks", EvidenceCells.Table("Benchmarks", "Benchmark", profile.Benchmarks.Select(row =>
        EvidenceCells.Row(string.Join(", ", new[] { row.Benchmark, row.Metric, row.Setting }.Where(part => part.Length > 0)), NumberText.Plain(row.Score.Value), EvidenceCells.Of(row.Score)))),
        !profile.Benchmarks.IsEmpty, "No score is known.");

    private static Markup Comparisons(CatalogState state, ModelSummary model)
    {
        var others = Rivals.Of(model, state.View.Profiles.Select(ModelSummary.Of));
        return others.IsEmpty ? Markup.Empty : SectionMarkup.Of("Compare", Markup.Of(
            $"<ul class=\"links\">{others.Select(other => Markup.Of($"<li><a href=\"{AddressOf(model.Profile, other)}\">{model.Profile.Name} vs {other.Name}</a></li>"))}</ul>"));
    }

    private static string AddressOf(ModelProfile model, ModelProfile other)
    {
        var pair = ComparisonPair.Of(model.Slug, other.Slug);
        return SiteLinks.Comparison(pair.Left, pair.Right);
    }

    private static JsonObject Data(ModelProfile profile) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "WebPage",
        ["name"] = profile.Name,
        ["url"] = SiteLinks.Model(profile.Slug),
        ["lastReviewed"] = profile.LastReviewedOn?.ToString("O", CultureInfo.InvariantCulture),
        ["about"] = new JsonObject
        {
            ["@type"] = "SoftwareApplication",
            ["name"] = profile.Name,
            ["applicationCategory"] = "Language model",
            ["author"] = profile.Developer.Length == 0 ? null : new JsonObject { ["@type"] = "Organization", ["name"] = profile.Developer },
        },
    };
}
