using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using ModelCompare.Fetching;
using ModelCompare.Storage;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Jobs;
using ModelCompare.Worker.Monitoring;
using ModelCompare.Worker.Tests.Commands;
using Quartz;
using Xunit;

namespace ModelCompare.Worker.Tests.Monitoring;

/// <summary><c>/healthz</c> of a worker with one source, confirmed on the first day of March and stale after its fifteenth.</summary>
public sealed class HealthTests : IAsyncLifetime
{
    private readonly Desk _desk = new();
    private readonly FakeTimeProvider _time = new(Desk.FirstDay);
    private IHost? _host;
    private HttpClient _client = new();

    public async ValueTask InitializeAsync()
    {
        _desk.Time = _time;
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
        await _desk.PrintAsync("refresh");
    }

    public async ValueTask DisposeAsync()
    {
        await (_host?.StopAsync(TestContext.Current.CancellationToken) ?? Task.CompletedTask);
        _host?.Dispose();
        _client.Dispose();
        _desk.Dispose();
    }

    [Theory]
    [InlineData(0, HttpStatusCode.OK, "healthy", null)]
    [InlineData(14, HttpStatusCode.OK, "healthy", null)]
    [InlineData(15, HttpStatusCode.OK, "degraded", "not confirmed again within their limit of freshness: prices")]
    [InlineData(21, HttpStatusCode.OK, "degraded", "not confirmed again within their limit of freshness: prices")]
    [InlineData(22, HttpStatusCode.ServiceUnavailable, "unhealthy", "past their limit of freshness by more than Freshness:Grace: prices")]
    public async Task A_stale_source_degrades_the_worker_and_past_its_grace_it_is_no_longer_ready_but_alive(int day, HttpStatusCode status, string said, string? problem)
    {
        await StartAsync();
        _time.SetUtcNow(Desk.FirstDay.AddDays(day));

        var (answered, health) = await ReadyAsync();

        Assert.Equal((status, said), (answered, health.GetProperty("status").GetString()));
        Assert.Equal(problem, Check(health, "sources").GetProperty("problem").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/healthz/live", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_grace_is_a_setting()
    {
        _desk.Settings["Freshness:Grace"] = "100.00:00:00";
        await StartAsync();
        _time.SetUtcNow(Desk.FirstDay.AddDays(114));
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync()).Status);

        _time.SetUtcNow(Desk.FirstDay.AddDays(115));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ReadyAsync()).Status);
    }

    [Fact]
    public async Task A_source_that_was_tried_and_never_read_degrades_the_worker()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("broken")}");
        _desk.Answer("broken", "", status: 404);
        await _desk.RunAsync("refresh");
        await StartAsync();

        var (status, health) = await ReadyAsync();

        Assert.Equal((HttpStatusCode.OK, "degraded"), (status, health.GetProperty("status").GetString()));
        Assert.Equal("tried and never read: broken", Check(health, "sources").GetProperty("problem").GetString());
    }

    [Fact]
    public async Task A_worker_whose_scheduler_does_not_run_is_not_ready_and_says_so()
    {
        await StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync()).Status);
        var scheduler = await _host!.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        await scheduler.Standby(TestContext.Current.CancellationToken);

        var (status, health) = await ReadyAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("The scheduler is not running (Standby); no source is refreshed.", Check(health, "scheduler").GetProperty("problem").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/healthz/live", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_worker_whose_database_does_not_answer_says_so_before_whoever_asks_gives_up()
    {
        var silent = await StartAsync();
        silent.IsSilent = true;

        var asked = ReadyAsync();
        await silent.Asked.WaitAsync(TestContext.Current.CancellationToken);
        _time.Advance(HealthChecks.Patience);
        var (status, health) = await asked;
        silent.IsSilent = false;

        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("The catalog's database does not answer within 3 s.", Check(health, "database").GetProperty("problem").GetString());
        Assert.Equal("healthy", Check(health, "scheduler").GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync("/healthz/live", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task A_grace_that_is_none_is_said_before_anything_is_opened()
    {
        _desk.Settings["Freshness:Grace"] = "-1.00:00:00";
        var result = await _desk.RunAsync("run", "--sources", _desk.SourcesPath);

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("Freshness:Grace is a time from 0 to 3650 days, written as 7.00:00:00.", result.Error, StringComparison.Ordinal);
    }

    private async Task<SilentDatabase> StartAsync()
    {
        SilentDatabase? silent = null;
        var catalog = CommandContext.LoadSources(_desk.SourcesPath);
        _host = new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings, _time)
            .BuildWorker(builder =>
            {
                var real = builder.Services.Single(service => service.ServiceType == typeof(IDbContextFactory<CatalogContext>)).ImplementationInstance;
                silent = new((IDbContextFactory<CatalogContext>)real!);
                builder
                    .AddSourceSchedules(new LiveSources(catalog, _desk.SourcesPath))
                    .Services.AddSingleton<IDocumentFetcher>(services => DocumentSource.Open(services, catalog.Recording, null))
                    .AddSingleton<IDbContextFactory<CatalogContext>>(silent);
            });
        await _host.StartAsync(TestContext.Current.CancellationToken);
        _client = new HttpClient { BaseAddress = new Uri(((WebApplication)_host).Urls.Single()) };
        return silent!;
    }

    private async Task<(HttpStatusCode Status, JsonElement Health)> ReadyAsync()
    {
        var response = await _client.GetAsync("/healthz/ready", TestContext.Current.CancellationToken);
        return (response.StatusCode, Desk.Json(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static JsonElement Check(JsonElement health, string name) => health.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == name);

    /// <summary>The database, which stops to answer.</summary>
    private sealed class SilentDatabase(IDbContextFactory<CatalogContext> real) : IDbContextFactory<CatalogContext>
    {
        public bool IsSilent { get; set; }

        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when it was asked while it is silent.</summary>
        public Task Asked => _asked.Task;

        public CatalogContext CreateDbContext() => real.CreateDbContext();

        public async Task<CatalogContext> CreateDbContextAsync(CancellationToken cancellationToken = default)
        {
            if (IsSilent)
            {
                _asked.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return CreateDbContext();
        }
    }
}
