using Microsoft.AspNetCore.Http;
using ModelCompare.Storage.Tests.SqlServer;
using ModelCompare.Worker.Tests.Commands;
using ModelCompare.Worker.Tests.Fetching;
using ModelCompare.Worker.Tests.Jobs;
using Xunit;

namespace ModelCompare.Worker.Tests.SqlServer;

/// <summary>The program on the server of <see cref="ServerDatabase.Variable"/>: from an empty database to published views, and two workers that are one cluster.</summary>
public sealed class ServerTests : IAsyncLifetime
{
    private readonly Desk _desk = new();
    private ServerDatabase? _database;

    public async ValueTask InitializeAsync()
    {
        if (ServerDatabase.Server is null)
        {
            return;
        }

        _database = await ServerDatabase.EnterAsync();
        _desk.Settings["Catalog:Provider"] = "SqlServer";
        _desk.Settings["ConnectionStrings:Catalog"] = _database.ConnectionString;
        _desk.Settings["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "false";
    }

    public async ValueTask DisposeAsync()
    {
        _desk.Dispose();
        if (_database is not null)
        {
            await _database.LeaveAsync();
        }
    }

    [Fact]
    public async Task A_refresh_on_a_server_publishes_what_one_on_a_file_does()
    {
        RequireServer();
        using var onFile = new Desk();
        foreach (var desk in new[] { onFile, _desk })
        {
            desk.Sources(Desk.Source("prices"));
            desk.Answer("prices", Pages.Standard);
            await desk.PrintAsync("schema", "--apply");
            await desk.PrintAsync("schema", "--apply");
            await desk.PrintAsync("refresh");
        }

        foreach (string[] command in new[]
        {
            ["export", "prices", "--format", "csv"], ["export", "models", "--format", "csv"], ["export", "comparisons", "--format", "json"], new[] { "models" },
        })
        {
            Assert.Equal(await onFile.PrintAsync(command), await _desk.PrintAsync(command));
        }

        // Changes of one day are in the order of their ids, which are each database's own.
        Assert.Equal(Lines(await onFile.PrintAsync("changes")), Lines(await _desk.PrintAsync("changes")));
        Assert.Equal(0, (await _desk.RefreshAsync("prices")).GetProperty("changed").GetInt32());
        Assert.Equal(await onFile.QueryAsync("SELECT COUNT(*) FROM published_prices"), await _desk.QueryAsync("SELECT COUNT(*) FROM published_prices"));
    }

    [Fact]
    public async Task A_worker_of_the_cluster_that_is_killed_is_taken_over_and_nothing_is_done_twice()
    {
        RequireServer();
        var asked = new TaskCompletionSource();
        await using var site = await LoopbackSite.StartAsync(async (context, count) =>
        {
            if (context.Request.Path == "/robots.txt")
            {
                return;
            }

            if (count == 1)
            {
                // Until who asked is gone.
                asked.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            }

            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync(Pages.Standard, TestContext.Current.CancellationToken);
        });
        _desk.Settings["Fetching:AllowPrivateNetworks:0"] = "127.0.0.0/8";
        _desk.Settings["Refresh:LeaseSeconds"] = "2";
        _desk.Sources(Desk.Source("prices", url: $"{site.Url}prices").Replace("0 15 6 * * ?", "0/2 * * * * ?", StringComparison.Ordinal), members: "");
        await _desk.PrintAsync("schema", "--apply");

        using var first = WorkerProcess.Start(_desk, "run");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        using var second = WorkerProcess.Start(_desk, "run");
        await second.WaitForAsync("Watching 1 sources");
        await first.SignalAsync("KILL");
        await second.WaitForAsync("Refreshed prices: 4 new");
        using var third = WorkerProcess.Start(_desk, "run");
        await third.WaitForAsync("Watching 1 sources");
        await second.SignalAsync("KILL");
        await third.WaitForAsync("Refreshed prices");
        Assert.Equal(0, (await third.SignalAsync("TERM")).Status);

        Assert.Equal(["4|4|1"], await _desk.QueryAsync("SELECT COUNT(*), COUNT(DISTINCT CONCAT(listing_id, meter, service_tier)), (SELECT COUNT(*) FROM refresh_runs WHERE \"new\" > 0) FROM prices"));
        Assert.Equal(["0"], await _desk.QueryAsync("SELECT COUNT(*) FROM refresh_runs a JOIN refresh_runs b ON b.id <> a.id AND b.started_at > a.started_at AND b.started_at < a.finished_at"));
    }

    private static IEnumerable<string> Lines(string output) => output.Split('\n').Order(StringComparer.Ordinal);

    private static void RequireServer() =>
        Assert.SkipWhen(ServerDatabase.Server is null, $"SKIPPED: {ServerDatabase.Variable} holds no connection string, so the program did not run on a real SQL Server.");
}
