using ModelCompare.Worker.Monitoring;

namespace ModelCompare.Worker.Http;

/// <summary><c>/healthz</c>: whether the worker lives and can be used. Never limited, since what asks cannot wait.</summary>
internal static class HealthEndpoints
{
    internal static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz/live", (HttpContext context) => Uncached(context, TypedResults.Text("alive\n")))
            .DescribeHealth("live", "Whether the process answers.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        endpoints.MapGet("/healthz/ready", ReadyAsync)
            .DescribeHealth("ready", "Whether the catalog can be read and is kept fresh: each check. Degraded is still of use: 200.")
            .Produces<HealthDocument>().Produces<HealthDocument>(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IResult> ReadyAsync(HttpContext context, HealthChecks checks)
    {
        var health = await checks.CheckAsync(context.RequestAborted).ConfigureAwait(false);
        var status = health.Status == HealthCheck.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        return Uncached(context, TypedResults.Json(health, statusCode: status));
    }

    private static IResult Uncached(HttpContext context, IResult result)
    {
        context.Response.Headers.CacheControl = "no-store";
        return result;
    }
}
