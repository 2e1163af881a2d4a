using System.Collections.Immutable;
using ModelCompare.Storage;
using ModelCompare.Worker.Jobs;

namespace ModelCompare.Worker.Http;

/// <summary>Whether the worker can be used.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>: the worst of the checks.</param>
internal sealed record HealthDocument(string Status, ImmutableArray<HealthCheck> Checks);

/// <summary>One check.</summary>
/// <param name="Problem">What is wrong; null when nothing is.</param>
/// <param name="Stale">Sources that were not confirmed again within their limit of freshness.</param>
internal sealed record HealthCheck(string Name, string Status, string? Problem, ImmutableArray<string> Stale);

/// <summary><c>/healthz</c>: whether the worker lives and can be used. Never limited, since what asks cannot wait.</summary>
internal static class HealthEndpoints
{
    internal const string Healthy = "healthy";
    internal const string Degraded = "degraded";
    internal const string Unhealthy = "unhealthy";

    internal static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz/live", (HttpContext context) => Uncached(context, TypedResults.Text("alive\n")))
            .DescribeHealth("live", "Whether the process answers.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        endpoints.MapGet("/healthz/ready", ReadyAsync)
            .DescribeHealth("ready", "Whether the catalog can be read, and which sources are stale. Degraded is still of use: 200.")
            .Produces<HealthDocument>().Produces<HealthDocument>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, CatalogDatabase database, CatalogReader reader, TimeProvider time)
    {
        var catalog = await CheckAsync("database", async () =>
        {
            await database.VerifyAsync(context.RequestAborted).ConfigureAwait(false);
            return [];
        }).ConfigureAwait(false);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var sources = await CheckAsync("sources", async () =>
            [.. (await reader.GetSourceStatesAsync(context.RequestAborted).ConfigureAwait(false)).Where(state => state.Role is not null && state.IsStale(today)).Select(state => state.SourceId)]).ConfigureAwait(false);
        // A worker alone watches a file.
        var watched = context.RequestServices.GetService<LiveSources>();
        ImmutableArray<HealthCheck> checks = [catalog, sources, .. watched is null ? [] : new[] { new HealthCheck("configuration", watched.Problem is null ? Healthy : Degraded, watched.Problem, []) }];
        var worst = new[] { Unhealthy, Degraded }.FirstOrDefault(status => checks.Any(check => check.Status == status)) ?? Healthy;
        return Uncached(context, TypedResults.Json(new HealthDocument(worst, checks), statusCode: worst == Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK));
    }

    private static async Task<HealthCheck> CheckAsync(string name, Func<Task<ImmutableArray<string>>> findStale)
    {
        try
        {
            var stale = await findStale().ConfigureAwait(false);
            return stale.IsEmpty ? new(name, Healthy, null, []) : new(name, Degraded, $"not confirmed again within their limit of freshness: {string.Join(", ", stale)}", stale);
        }
        catch (Exception exception) when (exception is CatalogUnavailableException or System.Data.Common.DbException)
        {
            // The message of a database's own exception may tell strangers more than they should know.
            return new(name, Unhealthy, exception is CatalogUnavailableException ? exception.Message : "The catalog's database cannot be read.", []);
        }
    }

    private static IResult Uncached(HttpContext context, IResult result)
    {
        context.Response.Headers.CacheControl = "no-store";
        return result;
    }
}
