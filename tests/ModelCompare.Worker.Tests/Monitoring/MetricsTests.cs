using System.Net;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using ModelCompare.Worker.Tests.Jobs;
using Xunit;

namespace ModelCompare.Worker.Tests.Monitoring;

/// <summary><c>/metrics</c> of the worker as a process of its own: meters are the whole process's.</summary>
public sealed class MetricsTests : IDisposable
{
    private const string Key = "correct-horse-battery-staple";
    private readonly Desk _desk = new();

    public MetricsTests()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("broken")}");
        _desk.Answer("prices", Pages.Standard);
        _desk.Answer("broken", "", status: 404);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task What_a_worker_did_is_counted_by_source_and_outcome()
    {
        using var worker = WorkerProcess.Start(_desk, "run");
        var address = await worker.ListenAsync();
        await worker.WaitForAsync("Refreshed prices: 4 new");
        var scrape = await EventuallyAsync(address, scrape => scrape.Value("modelcompare_snapshots_total", ("outcome", "new")) is 1);

        Assert.Equal(4, scrape.Value("modelcompare_facts_total", ("source", "prices"), ("outcome", "new")));
        Assert.Equal(0, scrape.Value("modelcompare_facts_total", ("source", "prices"), ("outcome", "unclaimed")));
        Assert.Equal(1, scrape.Value("modelcompare_refresh_duration_seconds_count", ("source", "prices"), ("outcome", "read")));
        Assert.Equal(1, scrape.Value("modelcompare_refresh_duration_seconds_count", ("source", "broken"), ("outcome", "failed")));
        Assert.Equal(1, scrape.Value("modelcompare_fetch_duration_seconds_count", ("source", "prices"), ("status", "2xx")));
        Assert.Equal(1, scrape.Value("modelcompare_fetch_duration_seconds_count", ("source", "broken"), ("status", "4xx")));
        Assert.InRange(scrape.Value("modelcompare_snapshots_build_duration_seconds_count")!.Value, 1, 2);
    }

    [Fact]
    public async Task How_the_catalog_stands_is_right_after_a_restart_though_this_worker_did_nothing()
    {
        _desk.Answer("prices", Pages.Standard.Replace("<h1>", "<p>From $9.99 a seat.</p><h1>", StringComparison.Ordinal));
        await _desk.RunAsync("refresh");
        var attempted = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$150.00", "$600.00"), ("Rocket Mini", "$10.00", "$40.00")), day: 1);
        await _desk.RunAsync("refresh");
        _desk.Settings["Http:ApiKey"] = Key;
        using var worker = WorkerProcess.Start(_desk, "run");
        var scrape = await Scrape.OfAsync(await worker.ListenAsync(), TestContext.Current.CancellationToken);

        Assert.InRange(scrape.Value("modelcompare_source_last_attempt_timestamp_seconds", ("source", "prices"))!.Value, attempted - 60, attempted + 60);
        Assert.Equal(Desk.FirstDay.ToUnixTimeSeconds(), scrape.Value("modelcompare_source_last_confirmation_timestamp_seconds", ("source", "prices")));
        Assert.Equal(new DateTimeOffset(2026, 3, 16, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds(), scrape.Value("modelcompare_source_stale_timestamp_seconds", ("source", "prices")));
        Assert.Null(scrape.Value("modelcompare_source_last_confirmation_timestamp_seconds", ("source", "broken")));
        Assert.Equal(1, scrape.Value("modelcompare_source_failing", ("source", "broken")));
        Assert.Equal(0, scrape.Value("modelcompare_source_failing", ("source", "prices")));
        Assert.Equal(4, scrape.Value("modelcompare_source_facts", ("source", "prices")));
        Assert.Equal(1, scrape.Value("modelcompare_source_unclaimed_money", ("source", "prices")));
        var held = Assert.Single(await _desk.QueryAsync("SELECT COUNT(*) FROM holds WHERE subject = '' AND decision = 'open'"));
        Assert.NotEqual("0", held);
        Assert.Equal(held, $"{scrape.Value("modelcompare_holds_open", ("source", "prices"), ("kind", "document"))}");
        Assert.Equal(0, scrape.Value("modelcompare_holds_open", ("source", "broken"), ("kind", "document")));
        Assert.Equal(0, scrape.Value("modelcompare_health", ("check", "database")));
        Assert.DoesNotContain(Key, scrape.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("acme.example", scrape.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_that_nobody_begins_ages_in_the_queue()
    {
        _desk.Answer("broken", Pages.Standard);
        await _desk.RunAsync("refresh");
        // As a worker that is busy or gone leaves it: a lease is on it.
        await _desk.QueryAsync("INSERT INTO refresh_requests (id, key_hash, state, sources, ended, requested_at, is_cancel_wanted) VALUES ('stuck', 'x', 'queued', '[]', '[]', '2026-01-01T00:00:00.0000000Z', 0)");
        await _desk.QueryAsync("INSERT INTO leases (name, holder, token, acquired_at, expires_at) VALUES ('refresh/stuck', 'another', 1, '2026-01-01T00:00:00.0000000Z', '2999-01-01T00:00:00.0000000Z')");
        using var worker = WorkerProcess.Start(_desk, "run");
        var scrape = await Scrape.OfAsync(await worker.ListenAsync(), TestContext.Current.CancellationToken);

        Assert.Equal(1, scrape.Value("modelcompare_queue_length"));
        Assert.InRange(scrape.Value("modelcompare_queue_age_seconds")!.Value, 86400, double.MaxValue);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_told_and_what_was_read_of_it_before_is_not()
    {
        using var worker = WorkerProcess.Start(_desk, "run");
        var address = await worker.ListenAsync();
        await EventuallyAsync(address, scrape => scrape.Value("modelcompare_source_facts", ("source", "prices")) is 4);
        await _desk.QueryAsync("DELETE FROM \"__EFMigrationsHistory\"");

        var scrape = await EventuallyAsync(address, scrape => scrape.Value("modelcompare_health", ("check", "database")) is 2);

        Assert.Null(scrape.Value("modelcompare_source_facts", ("source", "prices")));
    }

    [Fact]
    public async Task Metrics_are_answered_also_to_who_asks_more_often_than_others_may()
    {
        _desk.Settings["Http:RequestsPerMinute"] = "1";
        using var worker = WorkerProcess.Start(_desk, "run");
        using var client = new HttpClient { BaseAddress = await worker.ListenAsync() };
        await client.GetAsync("/v1/models", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.GetAsync("/v1/models", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/metrics", TestContext.Current.CancellationToken)).StatusCode);
    }

    // Metrics are at most seconds behind what was done.
    private static async Task<Scrape> EventuallyAsync(Uri worker, Func<Scrape, bool> isSo)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (true)
        {
            var scrape = await Scrape.OfAsync(worker, patience.Token);
            if (isSo(scrape))
            {
                return scrape;
            }

            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
