namespace ModelCompare.Worker.Http;

/// <summary><c>/healthz</c>: whether the worker lives and can be used.</summary>
internal static class HealthEndpoints
{
    internal static void MapHealth(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/healthz/live", () => TypedResults.Text("alive\n"));
}
