using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Jobs;
using ModelCompare.Worker.Tests.Commands;
using Quartz;
using Quartz.Impl.AdoJobStore;
using Xunit;

namespace ModelCompare.Worker.Tests.Jobs;

/// <summary>What the doctor hears of a cluster, from Quartz's own tables; in SQLite, since Quartz asks every database the same.</summary>
public sealed class SchedulerClusterTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly FakeTimeProvider _time = new(Desk.FirstDay);

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Workers_that_run_are_told_from_those_that_fell_silent_and_nothing_is_written_by_asking()
    {
        await MakeTablesAsync();
        Assert.Equal("no worker of this database runs. Start one: `run`", (await AskAsync()).Text);

        await CheckInAsync("one", Desk.FirstDay.AddHours(-1));
        Assert.Equal(("warning", "no worker of this database runs; silent: one since 2026-03-01 05:00:00Z. Start one: `run`"), await StatusAndTextAsync());

        await CheckInAsync("two", Desk.FirstDay);
        Assert.Equal(
            ("warning", "1 worker runs; silent: one since 2026-03-01 05:00:00Z. What they were at is taken over; if they should run, their logs say why they do not"), await StatusAndTextAsync());

        await _desk.QueryAsync("DELETE FROM QRTZ_SCHEDULER_STATE WHERE INSTANCE_NAME = 'one'");
        Assert.Equal(("ok", "1 worker runs"), await StatusAndTextAsync());
        Assert.Equal(["two"], await _desk.QueryAsync("SELECT INSTANCE_NAME FROM QRTZ_SCHEDULER_STATE"));
        Assert.Equal(["0|0"], await _desk.QueryAsync("SELECT (SELECT COUNT(*) FROM QRTZ_JOB_DETAILS), (SELECT COUNT(*) FROM QRTZ_LOCKS)"));
    }

    [Fact]
    public async Task Tables_that_are_not_there_are_said_to_be_missing()
    {
        var exception = await Assert.ThrowsAnyAsync<SchedulerException>(AskAsync);

        Assert.Contains("QRTZ_", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_doctor_of_a_catalog_in_SQL_Server_asks_its_cluster_and_makes_no_tables()
    {
        _desk.Settings["Catalog:Provider"] = "SqlServer";
        _desk.Settings["ConnectionStrings:Catalog"] = "Server=nowhere;Database=modelcompare";
        _desk.Settings["Catalog:Migrate"] = "true";
        using var host = new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings).BuildHost(builder => builder.AddClusterLook());

        Assert.NotNull(host.Services.GetService<ISchedulerFactory>());
        Assert.Equal(SchemaProvisioning.Validate, host.Services.GetRequiredService<IOptions<AdoJobStoreOptions>>().Value.SchemaProvisioning);
    }

    private string Connection => $"Data Source={_desk.DatabasePath};Pooling=False";

    private async Task<(string Status, string Text)> StatusAndTextAsync() => await AskAsync() is var finding ? (finding.Status, finding.Text) : default;

    private async Task<DoctorCommand.Finding> AskAsync()
    {
        await using var services = Services(store =>
        {
            // Quartz forbids a cluster on SQLite, whose locks workers would wait for; nobody works here.
            store.UseSqlServer(SqliteFactory.Instance, Connection);
            store.UseDriverDelegate<StdAdoDelegate>();
            store.UseClustering();
        });
        return DoctorCommand.OfCluster(await services.GetRequiredService<ISchedulerFactory>().WorkersAsync(TestContext.Current.CancellationToken));
    }

    private async Task MakeTablesAsync()
    {
        await using var services = Services(store =>
        {
            store.UseSqlite(SqliteFactory.Instance, Connection);
            store.ProvisionSchema();
        });
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler(TestContext.Current.CancellationToken);
        await scheduler.Shutdown(waitForJobsToComplete: false, TestContext.Current.CancellationToken);
    }

    private Task CheckInAsync(string worker, DateTimeOffset at) => _desk.QueryAsync(string.Create(
        CultureInfo.InvariantCulture,
        $"INSERT INTO QRTZ_SCHEDULER_STATE (SCHED_NAME, INSTANCE_NAME, LAST_CHECKIN_TIME, CHECKIN_INTERVAL) VALUES ('QuartzScheduler', '{worker}', {at.UtcTicks}, 7500)"));

    private ServiceProvider Services(Action<IPersistentStoreBuilder> configure) => new ServiceCollection()
        .AddSingleton<TimeProvider>(_time)
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .AddQuartz(quartz => quartz.UsePersistentStore(store =>
        {
            store.UseSystemTextJsonSerializer();
            configure(store);
        }))
        .BuildServiceProvider();
}
