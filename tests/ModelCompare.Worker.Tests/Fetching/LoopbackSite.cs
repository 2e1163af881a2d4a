using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ModelCompare.Worker.Tests.Fetching;

/// <summary>A web server on the loopback address that answers as a test says, and remembers what it was asked.</summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Path, IHeaderDictionary Headers)> _requests = new();

    private LoopbackSite(WebApplication app) => _app = app;

    public Uri Url { get; private set; } = null!;

    /// <summary>Requests for a path so far.</summary>
    public int Count(string path) => _requests.Count(request => request.Path == path);

    public IHeaderDictionary LastHeaders => _requests.Last().Headers;

    /// <summary>Starts a server; robots.txt is 404 unless the answer says otherwise.</summary>
    /// <param name="answer">Given the context and how often the path was asked for, this time included.</param>
    public static async Task<LoopbackSite> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = new LoopbackSite(builder.Build());
        site._app.Run(context =>
        {
            var path = context.Request.Path.Value!;
            site._requests.Enqueue((path, new HeaderDictionary(context.Request.Headers.ToDictionary()))); // The server clears its own once it has answered.
            context.Response.StatusCode = path == "/robots.txt" ? 404 : 200;
            return answer(context, site.Count(path));
        });
        await site._app.StartAsync();
        site.Url = new Uri(site._app.Urls.Single());
        return site;
    }

    /// <summary>Starts a server that answers every path but robots.txt in one way.</summary>
    public static Task<LoopbackSite> StartAsync(int status, string body = "") => StartAsync((context, _) =>
    {
        if (context.Request.Path == "/robots.txt")
        {
            return Task.CompletedTask;
        }

        context.Response.StatusCode = status;
        return context.Response.WriteAsync(body);
    });

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
