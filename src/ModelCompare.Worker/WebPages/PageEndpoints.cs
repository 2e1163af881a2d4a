using System.Text;
using Microsoft.AspNetCore.Diagnostics;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Storage;
using ModelCompare.Worker.Http;
using ModelCompare.Worker.Monitoring;

namespace ModelCompare.Worker.WebPages;

/// <summary>The pages for people, all made on the server and readable without scripts.</summary>
internal static class PageEndpoints
{
    internal static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", (HttpContext context, CatalogStates states) =>
            Answers.OfAsync(context, states, state => Answer(CatalogPage.Of(state, CatalogQuery.Of(context.Request.Query)))));
        pages.MapGet("/models/{slug}", (string slug, HttpContext context, CatalogStates states, HistoryReader history, CatalogReader reader) =>
            Answers.OfAsync(context, states, state => ModelAsync(slug, state, history, reader, context)));
        pages.MapGet("/compare", (string? a, string? b, CatalogStates states, HttpContext context) =>
            Answers.OfAsync(context, states, state => Task.FromResult(Compare(a ?? "", b ?? "", state, context))));
        pages.MapGet("/compare/{a}/{b}", (string a, string b, HttpContext context, CatalogStates states) =>
            Answers.OfAsync(context, states, state => Task.FromResult(Compare(a, b, state, context))));
        pages.MapGet("/sources", (HttpContext context, CatalogStates states, CatalogReader reader, HoldStore holds) =>
            Answers.OfAsync(context, states, async state => await Answer(SourcesPage.Of(
                await reader.GetSourceStatesAsync(context.RequestAborted).ConfigureAwait(false),
                await holds.GetAsync(HoldScope.Open, context.RequestAborted).ConfigureAwait(false),
                state.View.Day)).ConfigureAwait(false)));
        foreach (var asset in Asset.All)
        {
            pages.MapGet(asset.Path, () => asset);
        }
    }

    /// <summary>Answers what no endpoint answered: people who look for a page with one, programs with problem details.</summary>
    internal static async Task AnswerStatusAsync(StatusCodeContext status)
    {
        var (context, code) = (status.HttpContext, status.HttpContext.Response.StatusCode);
        if (code == StatusCodes.Status404NotFound && IsPerson(context.Request))
        {
            var state = await context.RequestServices.GetRequiredService<CatalogStates>().GetAsync(context.RequestAborted).ConfigureAwait(false);
            await NotFound(context.Request.Path.Value!.Split('/')[^1], state).ExecuteAsync(context).ConfigureAwait(false);
            return;
        }

        await Problems.SendAsync(context, TypedResults.Problem(statusCode: code)).ConfigureAwait(false);
    }

    /// <summary>Whether a request is that of a browser for a page.</summary>
    internal static bool IsPerson(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Path.StartsWithSegments("/v1") && !request.Path.StartsWithSegments("/openapi") && !request.Path.StartsWithSegments("/healthz") && !request.Path.StartsWithSegments(MonitoringServices.MetricsPath)
        && request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>Sends a page that tells why another cannot be shown.</summary>
    internal static Task SendAsync(HttpContext context, SitePage page, int status) => Html(page).SendAsync(context, status);

    private static async Task<IResult> ModelAsync(string slug, CatalogState state, HistoryReader history, CatalogReader reader, HttpContext context)
    {
        var (model, other) = Find(slug, state);
        if (model is null)
        {
            return other!;
        }

        if (model.Slug != slug)
        {
            return TypedResults.Redirect(SiteLinks.Model(model.Slug));
        }

        var statements = await history.GetAsync(slug, context.RequestAborted).ConfigureAwait(false);
        var changes = await reader.GetChangesAsync(null, slug, cancellationToken: context.RequestAborted).ConfigureAwait(false);
        return await Answer(ModelPage.Of(state, state.Profiles[slug], statements, changes)).ConfigureAwait(false);
    }

    private static IResult Compare(string a, string b, CatalogState state, HttpContext context)
    {
        var ((first, noFirst), (second, noSecond)) = (Find(a, state), Find(b, state));
        if ((noFirst ?? noSecond) is { } other)
        {
            return other;
        }

        if (first!.Slug == second!.Slug)
        {
            return TypedResults.Redirect(SiteLinks.Model(first.Slug));
        }

        var pair = ComparisonPair.Of(first.Slug, second.Slug);
        var address = SiteLinks.Comparison(pair.Left, pair.Right);
        // Either order and every name lead to the one address; what else was asked goes along.
        return context.Request.RouteValues.Count == 2 && (a, b) == (pair.Left, pair.Right)
            ? new Answer(Html(ComparisonOf(pair, state, context.Request.Query)))
            : TypedResults.Redirect(address + (context.Request.RouteValues.Count == 2 ? context.Request.QueryString.Value : ""));
    }

    private static SitePage ComparisonOf(ComparisonPair pair, CatalogState state, IQueryCollection query)
    {
        string? Given(string name) => query[name] is [{ } text, ..] && text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
        var given = (Input: Given("inputTokens"), Output: Given("outputTokens"));
        // A traffic that cannot be read is said, and the usual one is shown.
        _ = Traffic.TryParse(given.Input, given.Output, out var traffic, out var problem);
        return ComparisonPage.Of(state.Comparisons.Of(pair, traffic)!, new(given.Input, given.Output, problem));
    }

    private static (ModelRow? Model, IResult? Otherwise) Find(string name, CatalogState state)
    {
        var text = name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase); // Routing leaves this one encoded.
        return state.Lookup.Matches(text) is [var one] ? (one, null) : (null, NotFound(text, state));
    }

    private static NotFoundAnswer NotFound(string name, CatalogState state) => new(Html(NotFoundPage.Of(name, state)));

    private static Task<IResult> Answer(SitePage page) => Task.FromResult<IResult>(new Answer(Html(page)));

    private static Representation Html(SitePage page) => new(Encoding.UTF8.GetBytes(SiteLayout.Of(page).ToString()), "text/html; charset=utf-8") { IsPage = true };

    private sealed record NotFoundAnswer(Representation Representation) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Representation.SendAsync(httpContext, StatusCodes.Status404NotFound);
    }
}
