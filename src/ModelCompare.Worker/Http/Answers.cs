using System.Text.Json;
using ModelCompare.Comparison;

namespace ModelCompare.Worker.Http;

/// <summary>Makes answers, and remembers them until the catalog changes.</summary>
internal static class Answers
{
    internal const string Json = "application/json; charset=utf-8";

    private static readonly JsonSerializerOptions s_options = SnapshotJson.Options(indented: false);

    /// <summary>The answer to a request from the state that stands now.</summary>
    /// <param name="make">Makes what was not asked for before; not kept where it is no <see cref="Answer"/>.</param>
    internal static async Task<IResult> OfAsync(HttpContext context, CatalogStates states, Func<CatalogState, Task<IResult>> make)
    {
        var state = await states.GetAsync(context.RequestAborted).ConfigureAwait(false);
        var key = KeyOf(context.Request);
        if (state.Find(key) is { } known)
        {
            return new Answer(known);
        }

        var made = await make(state).ConfigureAwait(false);
        return made is Answer answer ? new Answer(state.Keep(key, answer.Representation)) : made;
    }

    /// <summary>Sends an answer that is ready before anything is routed: what is asked for often goes the shortest way.</summary>
    internal static void UseReadyAnswers(this WebApplication application)
    {
        var states = application.Services.GetRequiredService<CatalogStates>();
        application.Use(next => context =>
            HttpMethods.IsGet(context.Request.Method) && states.Current?.Find(KeyOf(context.Request)) is { } ready ? ready.SendAsync(context) : next(context));
    }

    private static string KeyOf(HttpRequest request) =>
        request.QueryString.HasValue ? request.Path.Value + request.QueryString.Value : request.Path.Value!;

    internal static Answer Of<T>(T document, string? contentLocation = null) =>
        new(new(JsonSerializer.SerializeToUtf8Bytes(document, s_options), Json) { ContentLocation = contentLocation });

    internal static Answer Of<T>(Page<T> page) => new(new(JsonSerializer.SerializeToUtf8Bytes(page, s_options), Json) { Next = page.Next });
}

/// <summary>An answer that is ready.</summary>
internal sealed record Answer(Representation Representation) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) => Representation.SendAsync(httpContext);
}
