using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using ModelCompare.Tests;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Http;

/// <summary>The worker's web application, started on a free port of the loopback address, with the catalog of the sample site.</summary>
public sealed class SampleApi : IAsyncLifetime
{
    private readonly Desk _desk = new();
    private readonly List<IHost> _hosts = [];

    public HttpClient Client { get; private set; } = null!;

    internal Desk Desk => _desk;

    public async ValueTask InitializeAsync()
    {
        var refreshed = await _desk.RunAsync("refresh", "--sources", Path.Combine(RepositoryFolder.Path, "deploy", "sample", "sources.json"));
        Assert.True(refreshed.Status == ExitStatus.Done, $"The refresh ended with {refreshed}");
        _desk.Settings["Http:RequestsPerMinute"] = "0";
        Client = await StartAsync([]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await host.StopAsync(TestContext.Current.CancellationToken);
            host.Dispose();
        }

        _desk.Dispose();
    }

    /// <summary>Starts another worker on the same catalog.</summary>
    /// <returns>A client of it that neither follows redirects nor decompresses.</returns>
    public async Task<HttpClient> StartAsync(Dictionary<string, string?> settings, TimeProvider? time = null)
    {
        var all = new Dictionary<string, string?>(_desk.Settings.Concat(settings).GroupBy(setting => setting.Key).Select(setting => setting.Last()));
        var host = new CommandContext(TextWriter.Null, TextWriter.Null, all, time).BuildWorker(_ => { });
        _hosts.Add(host);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new(new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(((WebApplication)host).Urls.Single()),
        };
    }

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) => GetAsync(Client, path, headers);

    public static Task<HttpResponseMessage> GetAsync(HttpClient client, string path, params (string Name, string Value)[] headers) => SendAsync(client, HttpMethod.Get, path, headers);

    public static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The document of a request that must succeed.</summary>
    public async Task<JsonElement> DocumentAsync(string path)
    {
        var response = await GetAsync(path);
        Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path} answered {response.StatusCode}: {await TextAsync(response)}");
        return Desk.Json(await TextAsync(response));
    }

    /// <summary>The problem details of a request that must fail.</summary>
    public async Task<JsonElement> ProblemAsync(string path, HttpStatusCode status)
    {
        var response = await GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = Desk.Json(await TextAsync(response));
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrEmpty(problem.GetProperty("title").GetString()));
        return problem;
    }

    public static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
