using System.Globalization;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using ModelCompare.Worker.Tests.Fetching;
using Xunit;

namespace ModelCompare.Worker.Tests.Jobs;

/// <summary>The worker as a process of its own.</summary>
public sealed class RunTests : IDisposable
{
    private static readonly TimeSpan s_longestShutdown = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Desk _desk = new();

    public RunTests()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
    }

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("TERM", "run")]
    [InlineData("INT", "run")]
    [InlineData("TERM")]
    public async Task A_source_that_was_never_tried_is_refreshed_at_start_and_a_signal_ends_the_worker(string signal, params string[] command)
    {
        using var worker = WorkerProcess.Start(_desk, command);
        await worker.WaitForAsync("Refreshed prices: 4 new");

        await EndsAsync(worker, signal);
        Assert.Equal(["applied|4"], await _desk.QueryAsync("SELECT outcome, \"new\" FROM refresh_runs"));
    }

    [Fact]
    public async Task A_source_that_was_tried_is_not_refreshed_at_start()
    {
        await _desk.PrintAsync("refresh");
        using var worker = WorkerProcess.Start(_desk, "run");
        await worker.WaitForAsync("0 were never tried");

        await EndsAsync(worker, "TERM");
        Assert.Equal(["1"], await _desk.QueryAsync("SELECT COUNT(*) FROM refresh_runs"));
    }

    [Fact]
    public async Task A_source_that_fails_is_a_warning_and_the_worker_goes_on()
    {
        _desk.Sources($"{Desk.Source("broken")}, {Desk.Source("prices")}");
        _desk.Answer("broken", "", status: 404);
        using var worker = WorkerProcess.Start(_desk, "run");
        await worker.WaitForAsync("Refreshed prices: 4 new");

        await EndsAsync(worker, "TERM");
        Assert.Contains("WRN Failed to refresh broken: https://acme.example/broken answered 404", worker.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", worker.Log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM", "/prices")]
    [InlineData("INT", "/prices")]
    [InlineData("TERM", "/robots.txt")]
    public async Task A_signal_ends_the_worker_also_while_a_fetch_hangs_and_nothing_half_written_stays(string signal, string hangingPath)
    {
        var asked = new TaskCompletionSource();
        await using var site = await HangingSiteAsync(hangingPath, asked);
        using var worker = WorkerProcess.Start(_desk, "run");
        await asked.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);

        await EndsAsync(worker, signal);
        Assert.Equal(["0|0"], await _desk.QueryAsync("SELECT (SELECT COUNT(*) FROM refresh_runs), (SELECT COUNT(*) FROM prices)"));
        Assert.DoesNotContain("   at ", worker.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Times_in_the_log_are_in_UTC_wherever_the_worker_runs()
    {
        _desk.Settings["TZ"] = "Asia/Kathmandu";
        using var worker = WorkerProcess.Start(_desk, "run");
        await worker.WaitForAsync("Refreshed prices");

        await EndsAsync(worker, "TERM");
        var logged = DateTimeOffset.Parse(worker.Log.Split(' ')[0], CultureInfo.InvariantCulture);
        Assert.InRange(logged, TimeProvider.System.GetUtcNow().AddMinutes(-5), TimeProvider.System.GetUtcNow());
    }

    [Fact]
    public async Task A_refresh_that_is_interrupted_says_so_and_stores_nothing_of_what_was_not_finished()
    {
        var asked = new TaskCompletionSource();
        await using var site = await HangingSiteAsync("/prices", asked);
        using var refresh = WorkerProcess.Start(_desk, "refresh");
        await asked.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);

        var (status, took) = await refresh.SignalAsync("INT");

        Assert.Equal(ExitStatus.Unusable, status);
        Assert.True(took < s_longestShutdown, $"The refresh took {took} to end.");
        Assert.Equal("Cancelled; what was not finished was not stored.", refresh.Log.Trim());
        Assert.Equal(["0"], await _desk.QueryAsync("SELECT COUNT(*) FROM refresh_runs"));
    }

    private async Task<LoopbackSite> HangingSiteAsync(string hangingPath, TaskCompletionSource asked)
    {
        var site = await LoopbackSite.StartAsync(async (context, _) =>
        {
            if (context.Request.Path == hangingPath)
            {
                asked.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        });
        _desk.Settings["Fetching:AllowPrivateNetworks:0"] = "127.0.0.0/8";
        _desk.Sources(Desk.Source("prices", url: $"{site.Url}prices"), members: "");
        return site;
    }

    private async Task EndsAsync(WorkerProcess worker, string signal)
    {
        var (status, took) = await worker.SignalAsync(signal);
        Assert.True(status == 0, $"The worker ended with {status}:\n{worker.Log}");
        Assert.True(took < s_longestShutdown, $"The worker took {took} to end:\n{worker.Log}");
        Assert.Equal(["ok"], await _desk.QueryAsync("PRAGMA integrity_check"));
    }
}
