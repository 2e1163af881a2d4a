using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelCompare.Fetching;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Jobs;
using ModelCompare.Worker.Tests.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Http;

/// <summary>Refreshes that are started over HTTP.</summary>
public sealed class RefreshApiTests : IAsyncDisposable
{
    private const string Key = "a key of the operators";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Desk _desk = new();
    private readonly GatedFetcher _fetcher = new();
    private readonly List<IHost> _hosts = [];

    public RefreshApiTests()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("cards")}");
        _desk.Answer("prices", "", status: 404);
        _desk.Answer("cards", "", status: 404);
        _desk.Settings["Http:Urls"] = "http://127.0.0.1:0";
        _desk.Settings["Http:ApiKey"] = Key;
    }

    public async ValueTask DisposeAsync()
    {
        _fetcher.Open();
        foreach (var host in _hosts)
        {
            await host.StopAsync(TestContext.Current.CancellationToken);
            host.Dispose();
        }

        _desk.Dispose();
    }

    [Fact]
    public async Task A_refresh_is_accepted_and_can_be_followed_to_its_result()
    {
        var client = await StartAsync();

        var response = await SendAsync(client, HttpMethod.Post, "/v1/refreshes", new { sources = new[] { "prices" } });
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        var running = await UntilAsync(client, response.Headers.Location!, "running");
        Assert.Equal(["prices"], Strings(running.GetProperty("sources")));
        Assert.Empty(Strings(running.GetProperty("ended")));
        _fetcher.Open();
        var done = await UntilAsync(client, response.Headers.Location!, "done");

        Assert.Equal(["prices"], Strings(done.GetProperty("ended")));
        Assert.Equal([done.GetProperty("id").GetString()], await _desk.QueryAsync("SELECT refresh_id FROM refresh_runs WHERE outcome = 'applied'"));
        var source = Assert.Single(done.GetProperty("result").GetProperty("sources").EnumerateArray());
        Assert.Equal(("prices", "read", 4), (source.GetProperty("id").GetString(), source.GetProperty("outcome").GetString(), source.GetProperty("new").GetInt32()));
    }

    [Fact]
    public async Task The_same_idempotency_key_gives_the_same_refresh()
    {
        var client = await StartAsync();
        _fetcher.Open();

        var first = await SendAsync(client, HttpMethod.Post, "/v1/refreshes", headers: ("Idempotency-Key", "nightly"));
        await UntilAsync(client, first.Headers.Location!, "done");
        var again = await SendAsync(client, HttpMethod.Post, "/v1/refreshes", headers: ("Idempotency-Key", "nightly"));
        var other = await SendAsync(client, HttpMethod.Post, "/v1/refreshes", headers: ("Idempotency-Key", "daily"));

        Assert.Equal((first.Headers.Location, HttpStatusCode.Accepted), (again.Headers.Location, again.StatusCode));
        Assert.NotEqual(first.Headers.Location, other.Headers.Location);
    }

    [Fact]
    public async Task An_idempotency_key_that_was_given_for_other_sources_is_refused()
    {
        var client = await StartAsync();
        await SendAsync(client, HttpMethod.Post, "/v1/refreshes", headers: ("Idempotency-Key", "nightly"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/refreshes") { Content = JsonContent.Create(new { sources = new[] { "prices" } }) };
        request.Headers.Add("X-Api-Key", Key);
        request.Headers.Add("Idempotency-Key", "nightly");

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
    }

    [Fact]
    public async Task A_refresh_that_runs_can_be_cancelled_through_another_worker_and_stores_nothing_of_what_was_not_finished()
    {
        var client = await StartAsync();
        var other = await StartAsync();
        var response = await SendAsync(client, HttpMethod.Post, "/v1/refreshes");
        await UntilAsync(client, response.Headers.Location!, "running");
        await _fetcher.Asked.WaitAsync(s_patience, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Accepted, (await SendAsync(other, HttpMethod.Delete, response.Headers.Location!.ToString())).StatusCode);

        await UntilAsync(other, response.Headers.Location!, "cancelled");
        Assert.Equal(["0"], await _desk.QueryAsync("SELECT COUNT(*) FROM prices"));
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    [InlineData("a key of the operator", HttpStatusCode.Unauthorized)]
    [InlineData("a key of the operators ", HttpStatusCode.Accepted)] // HTTP trims header values.
    public async Task Only_who_has_the_key_starts_a_refresh(string? key, HttpStatusCode status)
    {
        var client = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/refreshes");
        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);
        }

        Assert.Equal(status, (await client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal([status == HttpStatusCode.Accepted ? "1" : "0"], await _desk.QueryAsync("SELECT COUNT(*) FROM refresh_requests"));
    }

    [Theory]
    [InlineData("POST", "/v1/refreshes", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("PUT", "/v1/refreshes", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/V1/Refreshes", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("GET", "/v1/refreshes/none", HttpStatusCode.NotFound)]
    public async Task The_key_comes_before_everything_else(string method, string path, HttpStatusCode withKey)
    {
        var client = await StartAsync();
        foreach (var (key, status) in new[] { ("another key", HttpStatusCode.Unauthorized), (Key, withKey) })
        {
            using var request = new HttpRequestMessage(new(method), path) { Content = method == "GET" ? null : new StringContent("sources", System.Text.Encoding.UTF8, "text/plain") };
            request.Headers.Add("X-Api-Key", key);

            var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.Equal(status, response.StatusCode);
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        }
    }

    [Theory]
    [InlineData(false, "The key is missing.")]
    [InlineData(true, "The key is wrong.")]
    public async Task Who_sends_no_key_is_not_told_that_it_is_wrong(bool sends, string title)
    {
        var client = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/refreshes/1");
        if (sends)
        {
            request.Headers.Add("X-Api-Key", "guessed");
        }

        Assert.Contains(title, await SampleApi.TextAsync(await client.SendAsync(request, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_in_the_settings_nobody_starts_a_refresh()
    {
        _desk.Settings.Remove("Http:ApiKey");
        var client = await StartAsync();

        var response = await SendAsync(client, HttpMethod.Post, "/v1/refreshes");

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Contains("Http:ApiKey", await SampleApi.TextAsync(response), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/refreshes")]
    [InlineData("/V1/Refreshes")]
    public async Task Who_guesses_at_the_key_is_soon_told_to_wait(string path)
    {
        _desk.Settings["Http:RequestsPerMinute"] = "0";
        var client = await StartAsync();
        HttpResponseMessage response;
        var tries = 0;
        do
        {
            response = await client.PostAsync(new Uri(path, UriKind.Relative), null, TestContext.Current.CancellationToken);
        }
        while (response.StatusCode == HttpStatusCode.Unauthorized && ++tries < 200);

        Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
        Assert.InRange(tries, 1, 100);
    }

    [Theory]
    [InlineData("""{"sources": ["price"]}""", "There is no source \"price\"")]
    [InlineData("""{"sources": ["prices", null, "price"]}""", "There is no source \"\"")]
    [InlineData("""{"sources": "prices"}""", "The body is no JSON such as")]
    [InlineData("{", "The body is no JSON such as")]
    [InlineData("""{"source": ["prices"]}""", "or has other members")]
    public async Task An_order_that_cannot_be_understood_is_a_problem_that_says_what_to_send(string body, string problem)
    {
        var client = await StartAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/refreshes") { Content = content };
        request.Headers.Add("X-Api-Key", Key);

        var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(problem, Desk.Json(await SampleApi.TextAsync(response)).GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(client, HttpMethod.Get, "/v1/refreshes/none")).StatusCode);
    }

    [Fact]
    public async Task A_refresh_that_the_database_refuses_fails_and_says_so()
    {
        var client = await StartAsync();
        await _desk.QueryAsync("CREATE TRIGGER full BEFORE INSERT ON documents BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        _fetcher.Open();

        var response = await SendAsync(client, HttpMethod.Post, "/v1/refreshes", new { sources = new[] { "prices" } });
        var failed = await UntilAsync(client, response.Headers.Location!, "failed");

        Assert.StartsWith("the catalog's database failed; what was not finished was not stored: ", failed.GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    private async Task<HttpClient> StartAsync()
    {
        if (_hosts.Count == 0)
        {
            // A worker that finds sources that were tried waits for their schedules.
            await _desk.RunAsync("refresh");
        }

        var catalog = CommandContext.LoadSources(_desk.SourcesPath);
        var host = await new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings).OpenWorkerAsync(
            builder =>
            {
                builder.AddSourceSchedules(new LiveSources(catalog));
                builder.Services.AddSingleton<IDocumentFetcher>(_fetcher);
            },
            TestContext.Current.CancellationToken);
        _hosts.Add(host);
        await host.StartAsync(TestContext.Current.CancellationToken);
        return new() { BaseAddress = new Uri(((WebApplication)host).Urls.Single()) };
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, HttpMethod method, string path, object? body = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("X-Api-Key", Key);
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    // A client is to poll.
    private static async Task<JsonElement> UntilAsync(HttpClient client, Uri location, string state)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        while (true)
        {
            var status = Desk.Json(await SampleApi.TextAsync(await SendAsync(client, HttpMethod.Get, location.ToString())));
            if (status.GetProperty("state").GetString() == state)
            {
                return status;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }

    private static string[] Strings(JsonElement array) => [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private sealed class GatedFetcher : IDocumentFetcher
    {
        private readonly TaskCompletionSource _open = new();
        private readonly TaskCompletionSource _asked = new();

        public Task Asked => _asked.Task;

        public void Open() => _open.TrySetResult();

        public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
        {
            _asked.TrySetResult();
            await _open.Task.WaitAsync(cancellationToken);
            return new FetchOutcome.Fetched(Document.Create(request.Url, "text/html", "utf-8", System.Text.Encoding.UTF8.GetBytes(Pages.Standard), Desk.FirstDay));
        }
    }
}
