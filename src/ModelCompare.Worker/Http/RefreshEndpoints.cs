using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using ModelCompare.Sources;
using ModelCompare.Storage;
using ModelCompare.Worker.Jobs;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Http;

/// <summary>What is asked to be refreshed.</summary>
/// <param name="Sources">Ids of sources; null or empty for all.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record RefreshOrder(ImmutableArray<string>? Sources);

/// <summary>How far a refresh is.</summary>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>done</c>, <c>cancelled</c> or <c>failed</c>.</param>
/// <param name="Sources">Ids of the sources wanted; empty for all.</param>
/// <param name="Ended">Ids of those that were tried so far.</param>
/// <param name="Result">As <c>refresh --format json</c> prints it; null until it is done.</param>
internal sealed record RefreshStatus(
    string Id, string State, ImmutableArray<string> Sources, ImmutableArray<string> Ended, DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, JsonNode? Result, string? Error)
{
    internal static RefreshStatus Of(RefreshRequest request) => new(
        request.Id, request.State.ToString().ToLowerInvariant(), request.Sources, request.Ended, request.RequestedAt, request.StartedAt, request.EndedAt,
        request.Result is { } result ? JsonNode.Parse(result) : null, request.Error);
}

/// <summary><c>/v1/refreshes</c>: a refresh by hand, from wherever the key is known.</summary>
internal static class RefreshEndpoints
{
    private const string Path = "/v1/refreshes";
    internal const string KeyHeader = "X-Api-Key";
    internal const string IdempotencyHeader = "Idempotency-Key";
    private const int LongestIdempotencyKey = 200;

    internal static void MapRefreshes(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup(Path).WithTags("refreshes");
        group.MapPost("", StartAsync)
            .DescribeKeyed(
                "startRefresh", $"Asks for a refresh of all sources, or of those named. The same {IdempotencyHeader} gives the same refresh.",
                StatusCodes.Status400BadRequest, StatusCodes.Status415UnsupportedMediaType, StatusCodes.Status422UnprocessableEntity)
            .WithMetadata(new HeaderParameter(IdempotencyHeader, "Names the refresh, so that it is started once however often it is asked for.", LongestIdempotencyKey), new BodyOptional())
            .Accepts<RefreshOrder>("application/json").Produces<RefreshStatus>(StatusCodes.Status202Accepted);
        group.MapGet("{id}", GetAsync).DescribeKeyed("refresh", "How far a refresh is, and what came of it.", StatusCodes.Status404NotFound).Produces<RefreshStatus>();
        group.MapDelete("{id}", CancelAsync).DescribeKeyed("cancelRefresh", "Asks for a refresh to be stopped; what it stored stays.", StatusCodes.Status404NotFound)
            .Produces<RefreshStatus>(StatusCodes.Status202Accepted);
    }

    /// <summary>Refuses who has no key before anything else is looked at: routing already refuses a body of another kind.</summary>
    internal static void UseRefreshKey(this IApplicationBuilder application) => application.Use(next => context =>
        context.Request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase) && Refuse(context) is { } refusal ? refusal.ExecuteAsync(context) : next(context));

    private static async Task<IResult> StartAsync(HttpContext context, RefreshRequestStore requests)
    {
        var (sources, problem) = await ReadAsync(context.Request, context.RequestServices.GetRequiredService<LiveSources>().Current).ConfigureAwait(false);
        var key = context.Request.Headers[IdempotencyHeader].ToString();
        problem ??= key.Length > LongestIdempotencyKey ? Http.Problems.BadParameter(IdempotencyHeader, $"The header {IdempotencyHeader} has at most {LongestIdempotencyKey} characters.") : null;
        if (problem is not null)
        {
            return problem;
        }

        var (request, _) = await requests.AddAsync(sources, key.Length > 0 ? key : null, context.RequestAborted).ConfigureAwait(false);
        if (!request.Sources.SequenceEqual(sources))
        {
            return TypedResults.Problem(
                $"The {IdempotencyHeader} was given before, for other sources; use another one for another refresh.", statusCode: StatusCodes.Status422UnprocessableEntity, title: "The key is in use.");
        }

        context.RequestServices.GetRequiredService<RefreshQueue>().Wake();
        return Accepted(request);
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, RefreshRequestStore requests)
    {
        context.Response.Headers.CacheControl = "no-store";
        return await requests.GetAsync(id, context.RequestAborted).ConfigureAwait(false) is { } request ? TypedResults.Json(RefreshStatus.Of(request)) : NoRefresh(id);
    }

    private static async Task<IResult> CancelAsync(string id, HttpContext context, RefreshRequestStore requests) =>
        await requests.CancelAsync(id, context.RequestAborted).ConfigureAwait(false) is { } request ? Accepted(request) : NoRefresh(id);

    private static IResult Accepted(RefreshRequest request) => TypedResults.Accepted($"/v1/refreshes/{request.Id}", RefreshStatus.Of(request));

    private static IResult NoRefresh(string id) => TypedResults.Problem(
        $"There is no refresh \"{id}\".", statusCode: StatusCodes.Status404NotFound, title: "There is no such refresh.");

    private static async Task<(ImmutableArray<string> Sources, IResult? Problem)> ReadAsync(HttpRequest request, SourceCatalog catalog)
    {
        if (request.ContentLength is 0 or null && !request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return ([], null);
        }

        if (!request.HasJsonContentType())
        {
            return ([], TypedResults.Problem("Send JSON, such as {\"sources\": [\"openai-pricing\"]}, or no body for all sources.", statusCode: StatusCodes.Status415UnsupportedMediaType));
        }

        RefreshOrder? order;
        try
        {
            order = await request.ReadFromJsonAsync<RefreshOrder>(request.HttpContext.RequestAborted).ConfigureAwait(false);
        }
        catch (JsonException)
        {
            return ([], Http.Problems.BadParameter("sources", "The body is no JSON such as {\"sources\": [\"openai-pricing\"]}, or has other members."));
        }

        var sources = order?.Sources ?? [];
        return sources.Where(id => catalog.Sources.All(source => source.Id != id)).ToArray() is [var unknown, ..]
            ? ([], Http.Problems.BadParameter("sources", $"There is no source \"{unknown}\"; `sources` lists them all."))
            : (sources, null);
    }

    private static IResult? Refuse(HttpContext context)
    {
        var expected = context.RequestServices.GetRequiredService<IOptions<HttpOptions>>().Value.ApiKey;
        if (expected.Length == 0)
        {
            return TypedResults.Problem(
                $"Refreshes over HTTP are off until the worker is given a key in {HttpOptions.Section}:{nameof(HttpOptions.ApiKey)}.",
                statusCode: StatusCodes.Status403Forbidden, title: "Refreshes over HTTP are off.");
        }

        return IsSame(context.Request.Headers[KeyHeader].ToString(), expected) ? null : Unauthorized(context);
    }

    private static IResult Unauthorized(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = $"ApiKey header=\"{KeyHeader}\"";
        var (title, detail) = context.Request.Headers.ContainsKey(KeyHeader)
            ? ("The key is wrong.", $"The header {KeyHeader} holds no key that this worker knows.")
            : ("The key is missing.", $"Send the key of this worker in the header {KeyHeader}.");
        return TypedResults.Problem(detail, statusCode: StatusCodes.Status401Unauthorized, title: title);
    }

    // Digests of one length take one time to compare, however much of the key is right.
    private static bool IsSame(string given, string expected) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(expected)));
}
