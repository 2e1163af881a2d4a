using System.Globalization;
using Microsoft.AspNetCore.Http;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using ModelCompare.Worker.Tests.Fetching;
using Xunit;

namespace ModelCompare.Worker.Tests.Jobs;

/// <summary>Two worker processes on one database.</summary>
public sealed class TwoWorkersTests : IDisposable
{
    private const string EachOtherSecond = "0/2 * * * * ?";
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);
    private readonly Desk _desk = new();

    public TwoWorkersTests()
    {
        _desk.Settings["Fetching:AllowPrivateNetworks:0"] = "127.0.0.0/8";
        _desk.Settings["Refresh:LeaseSeconds"] = "2";
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task One_that_is_killed_in_the_middle_is_taken_over_and_every_due_firing_has_its_effect_once()
    {
        var asked = new TaskCompletionSource();
        await using var site = await SiteAsync(asked);
        _desk.Sources(Desk.Source("prices", url: $"{site.Url}prices").Replace("0 15 6 * * ?", EachOtherSecond, StringComparison.Ordinal), members: "");
        using var first = WorkerProcess.Start(_desk, "run");
        await asked.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);
        var askedAt = TimeProvider.System.GetUtcNow();
        using var second = WorkerProcess.Start(_desk, "run");
        await second.WaitForAsync("Watching 1 sources");

        await first.SignalAsync("KILL");
        await second.WaitForAsync("Refreshed prices: 4 new");
        using var third = WorkerProcess.Start(_desk, "run");
        await second.WaitForAsync("Refreshed prices");
        await third.WaitForAsync("Refreshed prices");
        await second.WaitForAsync("Refreshed prices");
        Assert.Equal(0, (await second.SignalAsync("TERM")).Status);
        Assert.Equal(0, (await third.SignalAsync("TERM")).Status);

        var runs = (await _desk.QueryAsync("SELECT started_at, finished_at FROM refresh_runs ORDER BY started_at")).Select(Run).ToArray();
        Assert.All(runs.Zip(runs.Skip(1)), pair => Assert.True(pair.First.Finished <= pair.Second.Started, $"{pair.First} overlaps {pair.Second}"));
        // The first of them makes up for the one that was killed, which was due before that began.
        Assert.True(LatestFirstDue(runs) >= DueBefore(askedAt), $"{string.Join(", ", runs)} are more than their schedule wanted");
        Assert.Equal(["4|4|1"], await _desk.QueryAsync("SELECT COUNT(*), COUNT(DISTINCT listing_id || meter || service_tier), (SELECT COUNT(*) FROM refresh_runs WHERE \"new\" > 0) FROM prices"));
        Assert.Equal(["ok"], await _desk.QueryAsync("PRAGMA integrity_check"));
    }

    [Fact]
    public async Task A_refresh_by_hand_says_who_is_at_a_source_already_and_does_not_do_it_twice()
    {
        var asked = new TaskCompletionSource();
        await using var site = await SiteAsync(asked);
        _desk.Sources(Desk.Source("prices", url: $"{site.Url}prices"), members: "");
        using var worker = WorkerProcess.Start(_desk, "run");
        await asked.Task.WaitAsync(s_patience, TestContext.Current.CancellationToken);

        var refresh = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.Done, refresh.Status);
        Assert.Contains($"busy     prices: {Environment.MachineName}/", refresh.Output, StringComparison.Ordinal);
        Assert.Contains("has been refreshing it since", refresh.Output, StringComparison.Ordinal);
        Assert.Equal(1, site.Count("/prices"));
    }

    // The first request hangs until who asked is gone.
    private static Task<LoopbackSite> SiteAsync(TaskCompletionSource asked) => LoopbackSite.StartAsync(async (context, count) =>
    {
        if (context.Request.Path == "/robots.txt")
        {
            return;
        }

        if (count == 1)
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(Pages.Standard, TestContext.Current.CancellationToken);
    });

    // When the first of these was due, if each was for a firing of its own and each for the latest it can have been for:
    // a run may begin late, but never before it is due.
    private static long LatestFirstDue((DateTimeOffset Started, DateTimeOffset Finished)[] runs) =>
        runs.Reverse().Aggregate(long.MaxValue, (next, run) => Math.Min(DueBefore(run.Started), next - 1));

    private static long DueBefore(DateTimeOffset moment) => moment.Ticks / s_interval.Ticks;

    private static (DateTimeOffset Started, DateTimeOffset Finished) Run(string row) => row.Split('|') switch
    {
        [var started, var finished] => (DateTimeOffset.Parse(started, CultureInfo.InvariantCulture), DateTimeOffset.Parse(finished, CultureInfo.InvariantCulture)),
        _ => throw new FormatException(row),
    };
}
