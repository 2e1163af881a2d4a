using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ModelCompare.Fetching;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Jobs;
using ModelCompare.Worker.Tests.Commands;
using Quartz;
using Xunit;

namespace ModelCompare.Worker.Tests.Jobs;

/// <summary>sources.json is edited while the worker runs.</summary>
public sealed class SourcesWatchTests : IAsyncDisposable
{
    private readonly Desk _desk = new();
    private IHost? _host;

    public SourcesWatchTests()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
        _desk.Answer("cards", Pages.Standard);
        _desk.Settings["Http:Urls"] = "";
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(TestContext.Current.CancellationToken);
            _host.Dispose();
        }

        _desk.Dispose();
    }

    [Fact]
    public async Task Sources_that_are_new_changed_or_gone_reach_the_schedule()
    {
        var (watch, live) = await StartAsync();
        _desk.Sources($"{Desk.Source("prices").Replace("0 15 6 * * ?", "0 0 */6 * * ?", StringComparison.Ordinal)}, {Desk.Source("cards")}");
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["cards: 0 15 6 * * ?", "prices: 0 0 */6 * * ?"], await SchedulesAsync());

        _desk.Sources(Desk.Source("cards"));
        await watch.LookAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["cards: 0 15 6 * * ?"], await SchedulesAsync());
        Assert.Null(live.Problem);
    }

    [Fact]
    public async Task A_file_that_has_errors_is_told_of_and_what_it_said_before_is_kept_until_it_is_mended()
    {
        var (watch, live) = await StartAsync();
        await File.WriteAllTextAsync(_desk.SourcesPath, "{ \"sources\": [", TestContext.Current.CancellationToken);

        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith($"{_desk.SourcesPath} was changed and has an error; the sources of before are kept: ", live.Problem, StringComparison.Ordinal);
        Assert.Equal(["prices"], live.Current.Sources.Select(source => source.Id));
        Assert.Equal(["prices: 0 15 6 * * ?"], await SchedulesAsync());

        File.Delete(_desk.SourcesPath);
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.NotNull(live.Problem);

        _desk.Sources(Desk.Source("prices"));
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.Null(live.Problem);
    }

    [Fact]
    public async Task A_database_that_refuses_a_change_does_not_end_the_worker_and_is_asked_again()
    {
        var (watch, _) = await StartAsync();
        await _desk.QueryAsync("CREATE TRIGGER full BEFORE UPDATE ON leases BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
        _desk.Sources(Desk.Source("prices"), models: """{ "slug": "anvil-2", "name": "Anvil", "developer": "Acme", "productType": "standalone-api" }""");

        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Anvil", await _desk.QueryAsync("SELECT name FROM models"));

        await _desk.QueryAsync("DROP TRIGGER full");
        await watch.LookAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Anvil", await _desk.QueryAsync("SELECT name FROM models"));
    }

    private async Task<(SourcesWatch Watch, LiveSources Live)> StartAsync()
    {
        await _desk.PrintAsync("refresh");
        var live = new LiveSources(CommandContext.LoadSources(_desk.SourcesPath), _desk.SourcesPath);
        _host = await new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings).OpenWorkerAsync(
            builder =>
            {
                builder.AddSourceSchedules(live);
                builder.Services.AddSingleton<IDocumentFetcher>(services => DocumentSource.Open(services, live.Current.Recording, null));
            },
            TestContext.Current.CancellationToken);
        await _host.StartAsync(TestContext.Current.CancellationToken);
        return (_host.Services.GetRequiredService<SourcesWatch>(), live);
    }

    private async Task<string[]> SchedulesAsync()
    {
        var scheduler = await _host!.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        var schedules = new List<string>();
        foreach (var id in new[] { "cards", "prices" })
        {
            foreach (var trigger in (await scheduler.GetTriggersOfJob(new JobKey(id, "refresh"), TestContext.Current.CancellationToken)).OfType<ICronTrigger>())
            {
                schedules.Add($"{id}: {trigger.CronExpressionString}");
            }
        }

        return [.. schedules];
    }
}
