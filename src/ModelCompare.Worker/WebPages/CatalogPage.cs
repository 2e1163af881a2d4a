using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Comparison.Text;
using ModelCompare.Worker.Http;

namespace ModelCompare.Worker.WebPages;

/// <summary><c>/</c>: every model.</summary>
internal static class CatalogPage
{
    private const string Title = "Language models, their prices and what they can do";

    private static readonly (CatalogOrder Order, string Text, bool IsFigure)[] s_columns =
    [
        (CatalogOrder.Name, "Model", false), (CatalogOrder.Input, "Input $/1M", true), (CatalogOrder.Output, "Output $/1M", true),
        (CatalogOrder.Context, "Context", true), (CatalogOrder.Routes, "Routes", true), (CatalogOrder.Developer, "Developer", false),
        (CatalogOrder.Released, "Released", false), (CatalogOrder.Reviewed, "Last reviewed", false),
    ];

    private static readonly (long Tokens, string Text)[] s_contexts =
        [(0, "Any"), (32_000, "32k or more"), (128_000, "128k or more"), (200_000, "200k or more"), (1_000_000, "1m or more")];

    internal static SitePage Of(CatalogState state, CatalogQuery query)
    {
        ImmutableArray<ModelSummary> found = [.. query.Sort(state.View.Profiles.Select(ModelSummary.Of).Where(query.Wants))];
        var pages = Math.Max(1, (found.Length + CatalogQuery.PageSize - 1) / CatalogQuery.PageSize);
        var shown = query with { Page = Math.Min(query.Page, pages) };
        ImmutableArray<ModelSummary> rows = [.. found.Skip((shown.Page - 1) * CatalogQuery.PageSize).Take(CatalogQuery.PageSize)];
        return new(
            Title,
            $"{NumberText.Count(state.View.Profiles.Length, "language model")} with prices on every route, context windows and release dates, each value with its source and the day on which it was last read.",
            "/",
            Markup.Of($"""
                {Summary(state)}
                {Filters(state, shown)}
                {(found.IsEmpty ? Markup.Of($"<p>{(query.IsFiltered ? "No model fits." : "The catalog holds no models yet. Run `refresh`.")}</p>") : Table(rows, shown))}
                {Paging(shown, pages, found.Length)}
                {CompareForm.Of(state)}
                """),
            Data(rows));
    }

    private static Markup Summary(CatalogState state)
    {
        var stale = state.View.Profiles.Count(profile => !profile.Stale.IsEmpty);
        return Markup.Of($"""
            <p class="subtitle"><span>{NumberText.Count(state.View.Profiles.Length, "model")}</span><span>{NumberText.Count(state.View.Prices.Length, "price")}</span>
            {(stale == 0 ? Badges.Fresh("all fresh") : Markup.Of($"<a href=\"?state=stale\">{NumberText.Count(stale, "model")} with stale sources</a>"))}</p>
            """);
    }

    private static Markup Filters(CatalogState state, CatalogQuery query)
    {
        var developers = state.View.Profiles.Select(profile => profile.Developer).Where(name => name.Length > 0).Distinct().Order(StringComparer.OrdinalIgnoreCase);
        return Markup.Of($"""
            <form method="get" action="/" role="search" aria-label="Filter the catalog">
            <label>Name<input type="search" name="q" value="{query.Text}"></label>
            <label>Developer<select name="developer">{Option("", "All", query.Developer)}{developers.Select(name => Option(name, name, query.Developer))}</select></label>
            <label>Can do<select name="capability">{Option("", "Anything", query.Capability)}{Capabilities.All.Select(name => Option(name, TermText.Capability(name), query.Capability))}</select></label>
            <label>Context<select name="context">{s_contexts.Select(range => Option(Text(range.Tokens), range.Text, Text(query.Context)))}</select></label>
            <label>State<select name="state">{Option("", "All", query.Freshness)}{Option("fresh", "Fresh", query.Freshness)}{Option("stale", "Stale", query.Freshness)}</select></label>
            {Hidden("sort", query.Order is CatalogOrder.Name ? "" : query.Order.ToString().ToLowerInvariant())}{Hidden("dir", query.IsDescending ? "desc" : "")}<button>Filter</button>
            {(query.IsFiltered ? Markup.Of($"<a class=\"reset\" href=\"/\">Show all</a>") : Markup.Empty)}
            </form>
            """);
    }

    private static Markup Table(ImmutableArray<ModelSummary> rows, CatalogQuery query) => Markup.Of(
        $"<div class=\"pinned\">{MarkupTable.Of("Models", s_columns.Select(column => Header(column.Order, column.Text, column.IsFigure, query)), rows.Select(Row))}</div>");

    private static Markup Header(CatalogOrder order, string text, bool isFigure, CatalogQuery query)
    {
        var isSorted = query.Order == order;
        // What is new, large or widely sold is looked for first; what is cheap, too.
        var descends = isSorted ? !query.IsDescending : order is CatalogOrder.Released or CatalogOrder.Context or CatalogOrder.Routes;
        var address = (query with { Order = order, IsDescending = descends, Page = 1 }).Address;
        return Markup.Of($"<th scope=\"col\" class=\"{(isFigure ? "figure" : "short")}\" aria-sort=\"{(!isSorted ? "none" : query.IsDescending ? "descending" : "ascending")}\"><a href=\"{address}\">{text}</a></th>");
    }

    private static Markup Row(ModelSummary model)
    {
        var profile = model.Profile;
        return Markup.Of($"""
            <tr><th scope="row"><a href="{SiteLinks.Model(profile.Slug)}">{profile.Name}</a> {Badges.Of(profile)}</th><td class="figure">{Price(model, model.InputPrice)}</td><td class="figure">{Price(model, model.OutputPrice)}</td><td class="figure">{ContextText.Of(model.ContextWindow)}</td><td class="figure">{(model.Providers == 0 ? NumberText.Unknown : Text(model.Providers))}</td><td>{Stated(profile.Developer)}</td><td class="day">{Stated(profile.Attributes.GetValueOrDefault(ModelAttributes.ReleasedOn)?.Value)}</td><td class="day">{Stated(profile.LastReviewedOn?.ToString("O", CultureInfo.InvariantCulture))}</td></tr>

            """);
    }

    // A dash would say that no price is known where one is, in another currency.
    private static string Price(ModelSummary model, decimal? amount) => amount switch
    {
        >= 0.005m => amount.Value.ToString("N2", CultureInfo.InvariantCulture),
        { } small => NumberText.Plain(small),
        null when !model.OtherCurrencies.IsEmpty => $"in {string.Join(", ", model.OtherCurrencies)}",
        null => model.FreeRoute is not null ? PriceText.Free : NumberText.Unknown,
    };

    private static Markup Paging(CatalogQuery query, int pages, int found)
    {
        var count = query.IsFiltered ? $"{NumberText.Count(found, "model")} found." : "";
        return pages == 1
            ? Markup.Of($"<p class=\"quiet\">{count} Prices are those of the route that costs least for ordinary text traffic.</p>")
            : Markup.Of($"""
                <nav class="pages" aria-label="Pages">{(query.Page > 1 ? Markup.Of($"<a rel=\"prev\" href=\"{(query with { Page = query.Page - 1 }).Address}\">Previous</a>") : Markup.Empty)}
                <span class="quiet">Page {query.Page} of {pages}</span>
                {(query.Page < pages ? Markup.Of($"<a rel=\"next\" href=\"{(query with { Page = query.Page + 1 }).Address}\">Next</a>") : Markup.Empty)}</nav>
                """);
    }

    private static Markup Option(string value, string text, string chosen) => value == chosen
        ? Markup.Of($"<option value=\"{value}\" selected>{text}</option>")
        : Markup.Of($"<option value=\"{value}\">{text}</option>");

    private static Markup Hidden(string name, string value) =>
        value.Length == 0 ? Markup.Empty : Markup.Of($"<input type=\"hidden\" name=\"{name}\" value=\"{value}\">");

    private static string Stated(string? text) => string.IsNullOrEmpty(text) ? NumberText.Unknown : text;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static JsonObject Data(ImmutableArray<ModelSummary> rows) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "ItemList",
        ["name"] = Title,
        ["itemListElement"] = new JsonArray([.. rows.Select((model, index) => new JsonObject
        {
            ["@type"] = "ListItem",
            ["position"] = index + 1,
            ["name"] = model.Profile.Name,
            ["url"] = SiteLinks.Model(model.Profile.Slug),
        })]),
    };
}
