using System.Net;
using System.Net.Sockets;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using ModelCompare.Worker.Tests.Jobs;
using Xunit;

namespace ModelCompare.Worker.Tests.Http;

/// <summary>The web application of the worker as a process of its own.</summary>
public sealed class StartTests : IDisposable
{
    private static readonly TimeSpan s_longestShutdown = TimeSpan.FromSeconds(10);
    private readonly Desk _desk = new();

    public StartTests()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_worker_answers_HTTP_while_it_refreshes_and_ends_at_a_signal_though_a_client_stays_connected()
    {
        using var worker = WorkerProcess.Start(_desk, "run");
        using var client = new HttpClient { BaseAddress = await worker.ListenAsync() };

        Assert.Equal("alive\n", await client.GetStringAsync("/healthz/live", TestContext.Current.CancellationToken));
        await worker.WaitForAsync("Refreshed prices: 4 new");
        var (status, took) = await worker.SignalAsync("TERM");

        Assert.True(status == ExitStatus.Done, $"The worker ended with {status}:\n{worker.Log}");
        Assert.True(took < s_longestShutdown, $"The worker took {took} to end:\n{worker.Log}");
    }

    [Fact]
    public async Task An_address_that_is_taken_is_said_with_the_setting_to_change_and_nothing_is_refreshed()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}";
        _desk.Settings["Http:Urls"] = url;
        using var worker = WorkerProcess.Start(_desk, "run");

        Assert.Equal(ExitStatus.Unusable, await worker.EndAsync());
        Assert.Contains($"The worker cannot listen on {url}: ", worker.Log, StringComparison.Ordinal);
        Assert.Contains("Name another address in Http:Urls", worker.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", worker.Log, StringComparison.Ordinal);
        Assert.Equal(["0"], await _desk.QueryAsync("SELECT COUNT(*) FROM refresh_runs"));
    }

    [Fact]
    public async Task Without_an_address_the_worker_refreshes_and_listens_nowhere()
    {
        _desk.Settings["Http:Urls"] = "";
        using var worker = WorkerProcess.Start(_desk, "run");
        await worker.WaitForAsync("Refreshed prices: 4 new");
        var (status, _) = await worker.SignalAsync("TERM");

        Assert.Equal(ExitStatus.Done, status);
        Assert.DoesNotContain("listening", worker.Log, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("8080")]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080/base")]
    public async Task An_address_that_cannot_be_understood_ends_the_worker_before_it_opens_the_catalog(string url)
    {
        _desk.Settings["Http:Urls"] = url;
        var result = await _desk.RunAsync("run", "--sources", _desk.SourcesPath);

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains($"Http:Urls: \"{url}\" cannot be listened on; write an address as http://127.0.0.1:8080.", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.DatabasePath));
    }

    [Theory]
    [InlineData("app.example")]
    [InlineData("https://app.example/")]
    [InlineData("https://app.example/path")]
    [InlineData("https://app.example:443")]
    [InlineData("https://me@app.example")]
    [InlineData("ftp://app.example")]
    [InlineData("null")]
    [InlineData("https://*.app.example/")]
    [InlineData("")]
    public async Task An_origin_that_is_none_ends_the_worker_before_it_opens_the_catalog(string origin)
    {
        _desk.Settings["Http:CorsOrigins:0"] = "https://good.example";
        _desk.Settings["Http:CorsOrigins:1"] = origin;
        var result = await _desk.RunAsync("run", "--sources", _desk.SourcesPath);

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains($"Http:CorsOrigins: \"{origin}\" is no origin; write it as https://app.example, without a path, or * for all.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("good.example", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.DatabasePath));
    }

    [Fact]
    public async Task One_text_in_the_place_of_the_list_of_origins_is_not_passed_over()
    {
        _desk.Settings["Http:CorsOrigins"] = "https://app.example";
        var result = await _desk.RunAsync("run", "--sources", _desk.SourcesPath);

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("Http:CorsOrigins is a list, and \"https://app.example\" is none; write the first origin as Http:CorsOrigins:0.", result.Error, StringComparison.Ordinal);
    }
}
