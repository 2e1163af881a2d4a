using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Monitoring;
using ModelCompare.Worker.Tests.Commands;
using ModelCompare.Worker.Tests.Jobs;
using Xunit;

namespace ModelCompare.Worker.Tests.Monitoring;

/// <summary>What the worker logs, as a process of its own.</summary>
public sealed class LogTests : IDisposable
{
    private const string Key = "correct-horse-battery-staple";
    private readonly Desk _desk = new();

    public LogTests()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("broken")}");
        _desk.Answer("prices", Pages.Standard);
        _desk.Answer("broken", "", status: 404);
        _desk.Settings["Http:ApiKey"] = Key;
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task As_JSON_every_line_is_an_object_and_those_of_one_refresh_bear_its_id()
    {
        _desk.Settings["Logging:Format"] = "json";
        using var worker = WorkerProcess.Start(_desk, "run");
        var id = await OrderRefreshAsync(worker);
        await worker.SignalAsync("TERM");

        var entries = Lines(worker).Select(Desk.Json).ToArray();
        var ofOrder = entries.Where(entry => RefreshOf(entry) == id).Select(entry => entry.GetProperty("@mt").GetString()!.Split(' ')[0]).ToArray();
        Assert.Equal(["Carrying", "Failed", "Refreshed"], ofOrder.Order(StringComparer.Ordinal));
        var first = entries.First(entry => entry.GetProperty("@mt").GetString()!.StartsWith("Refreshed", StringComparison.Ordinal));
        Assert.Equal("prices", first.GetProperty("Source").GetString());
        Assert.Equal(4, first.GetProperty("New").GetInt32());
        Assert.Matches("^[0-9a-f]{32}$", RefreshOf(first));
        Assert.NotEqual(id, RefreshOf(first));
        Assert.Null(RefreshOf(entries.Single(entry => entry.GetProperty("@mt").GetString()!.StartsWith("Watching", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task As_text_the_lines_of_one_refresh_end_in_its_id_and_others_in_none()
    {
        using var worker = WorkerProcess.Start(_desk, "run");
        var id = await OrderRefreshAsync(worker);
        await worker.SignalAsync("TERM");

        Assert.Equal(3, Lines(worker).Count(line => line.EndsWith($" [{id}]", StringComparison.Ordinal)));
        Assert.EndsWith("are refreshed now", Lines(worker).Single(line => line.Contains("Watching", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_that_is_none_is_said_before_the_catalog_is_opened()
    {
        _desk.Settings["Logging:Format"] = "xml";
        var result = await _desk.RunAsync("run", "--sources", _desk.SourcesPath);

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("Logging:Format is text or json.", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.DatabasePath));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    public async Task No_line_holds_a_secret_wherever_it_came_from(string format)
    {
        _desk.Settings["Logging:Format"] = format;
        _desk.Settings["Another:Secret"] = "quote\"inside-secret";
        _desk.Sources($"""
            {Desk.Source("by-name", url: "https://acme.example/models?page=2&api_key=address-secret")},
            {Desk.Source("by-value", url: $"https://acme.example/models?x={Key}")},
            {Desk.Source("by-escape", url: """https://acme.example/quote\"inside-secret""")},
            {Desk.Source("by-user", url: "https://someone:user-secret@acme.example/models")}
            """);
        using var worker = WorkerProcess.Start(_desk, "run");
        for (var failures = 0; failures < 4; failures++)
        {
            await worker.WaitForAsync("Failed to refresh");
        }

        await worker.SignalAsync("TERM");

        foreach (var secret in new[] { Key, "address-secret", "user-secret", "inside-secret" })
        {
            Assert.DoesNotContain(secret, worker.Log, StringComparison.Ordinal);
        }

        Assert.Contains("models?page=***&api_key=***", worker.Log, StringComparison.Ordinal);
        Assert.Contains("models?x=***", worker.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_quoted_of_a_document_is_logged_in_brief()
    {
        var endless = string.Join(' ', Enumerable.Repeat("and so on", 2000));
        _desk.Answer("broken", $"<html><body><h1>Prices</h1><table><tr><th>Model</th><th>Input</th></tr><tr><td>{endless}</td><td>$5 {endless}</td></tr></table></body></html>");
        using var worker = WorkerProcess.Start(_desk, "run");
        await OrderRefreshAsync(worker);
        await worker.SignalAsync("TERM");

        Assert.Contains("Failed to refresh broken", worker.Log, StringComparison.Ordinal);
        Assert.All(Lines(worker), line => Assert.InRange(line.Length, 1, 1200));
        Assert.DoesNotContain("<td>", worker.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConnectionStrings:Catalog", "Server=db;User Id=me;Password=\"p;ss=word\"", "Login p;ss=word failed", "Login *** failed")]
    [InlineData("OTEL_EXPORTER_OTLP_HEADERS", "x-team=blue,authorization=Bearer abcdef", "sent Bearer abcdef", "sent ***")]
    [InlineData("Other:Token", "short", "a short word", "a short word")]
    [InlineData("Http:Urls", "http://127.0.0.1", "listening on http://127.0.0.1", "listening on http://127.0.0.1")]
    [InlineData("Any:Thing", "", "https://acme.example/?sig=abc&page=2#top", "https://acme.example/?sig=***&page=2#top")]
    [InlineData("Any:Thing", "", "https://acme.example/@scope/monkey=1", "https://acme.example/@scope/monkey=1")]
    public void Secrets_are_known_by_the_names_of_settings_and_by_their_place_in_addresses(string key, string value, string text, string expected)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { [key] = value }).Build();
        Assert.Equal(expected, SecretMask.Of(configuration).Hide(text));
    }

    [Theory]
    [InlineData("https://acme.example/prices?plan=gold&k=a=b== answered 404: gone", "https://acme.example/prices?plan=***&k=*** answered 404: gone")]
    [InlineData("https://acme.example/p?abc: no fact; HTTP://me:word@acme.example/p?a=1, which leads away.", "https://acme.example/p?***: no fact; HTTP://***@acme.example/p?a=***, which leads away.")]
    [InlineData("https://acme.example/a=b/c@d: why?no=1", "https://acme.example/a=b/c@d: why?no=1")]
    [InlineData("told \"https://acme.example/?sig=abc\" once", "told \"https://acme.example/?sig=***\" once")]
    public void Every_query_value_of_an_address_is_hidden_where_reasons_are_stored(string text, string expected) =>
        Assert.Equal(expected, SecretMask.HideQueries(text));

    // Waits for what is refreshed at start, as a source is not refreshed twice at once, then asks for a refresh of all sources and waits for its end.
    private async Task<string> OrderRefreshAsync(WorkerProcess worker)
    {
        using var client = new HttpClient { BaseAddress = await worker.ListenAsync() };
        client.DefaultRequestHeaders.Add("X-Api-Key", Key);
        await UntilAsync("SELECT COUNT(*) FROM leases WHERE name LIKE 'source/%' AND served_at IS NOT NULL", "2");
        var id = await PostAsync(client);
        await UntilAsync($"SELECT COUNT(*) FROM refresh_requests WHERE id = '{id}' AND ended_at IS NOT NULL", "1");
        return id;
    }

    private static async Task<string> PostAsync(HttpClient client)
    {
        var answer = await client.PostAsync("/v1/refreshes", null, TestContext.Current.CancellationToken);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString()!;
    }

    // Asked of the database, since requests for refreshes are few in a minute.
    private async Task UntilAsync(string sql, string expected)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken) && (await _desk.QueryAsync(sql)).Single() != expected)
        {
            // Not yet.
        }
    }

    private static string? RefreshOf(JsonElement entry) => entry.TryGetProperty("Refresh", out var id) ? id.GetString() : null;

    private static string[] Lines(WorkerProcess worker) => worker.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
