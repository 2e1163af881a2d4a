using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Jobs;
using ModelCompare.Worker.Tests.Commands;
using Quartz;
using Xunit;

namespace ModelCompare.Worker.Tests.Jobs;

public sealed class SchedulingTests : IDisposable
{
    private readonly Desk _desk = new();

    public SchedulingTests() => _desk.Sources(Desk.Source("prices"));

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Each_source_has_one_job_by_its_cron_in_UTC_made_up_for_once_when_missed_and_never_twice_at_once_and_the_house_is_kept_daily()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("cards").Replace("0 15 6 * * ?", "0 0 */6 * * ?", StringComparison.Ordinal)}");
        var catalog = CommandContext.LoadSources(_desk.SourcesPath);
        using var host = new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings).BuildHost(builder => builder.AddSourceSchedules(new LiveSources(catalog)));

        await host.Services.GetRequiredService<SourceSchedules>().AlignAsync(catalog, cancellationToken);
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
        var schedules = new List<string>();
        foreach (var source in catalog.Sources)
        {
            var key = new JobKey(source.Id, "refresh");
            var job = Assert.IsType<IJobDetail>(await scheduler.GetJobDetail(key, cancellationToken), exactMatch: false);
            Assert.Equal(typeof(RefreshSourceJob), job.JobType.Type);
            Assert.True(job.ConcurrentExecutionDisallowed);
            var trigger = Assert.IsType<ICronTrigger>(Assert.Single(await scheduler.GetTriggersOfJob(key, cancellationToken)), exactMatch: false);
            Assert.Equal(TimeZoneInfo.Utc, trigger.TimeZone);
            Assert.Equal((int)CronTriggerMisfireInstruction.FireAndProceed, (int)trigger.MisfireInstruction);
            schedules.Add($"{source.Id}: {trigger.CronExpressionString}");
        }

        Assert.Equal(["prices: 0 15 6 * * ?", "cards: 0 0 */6 * * ?"], schedules);
        Assert.Equal("0 40 3 * * ?", Assert.IsType<ICronTrigger>(Assert.Single(await scheduler.GetTriggersOfJob(new JobKey("housekeeping"), cancellationToken)), exactMatch: false).CronExpressionString);
        await scheduler.Shutdown(waitForJobsToComplete: false, cancellationToken);
    }

    [Fact]
    public async Task A_job_that_is_as_it_should_be_stays_untouched_and_one_of_no_source_goes()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var catalog = CommandContext.LoadSources(_desk.SourcesPath);
        using var host = new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings).BuildHost(builder => builder.AddSourceSchedules(new LiveSources(catalog)));
        var schedules = host.Services.GetRequiredService<SourceSchedules>();
        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);
        var key = new TriggerKey("prices", "refresh");
        await schedules.AlignAsync(catalog, cancellationToken);
        await scheduler.ScheduleJob(
            JobBuilder.Create<RefreshSourceJob>().WithIdentity("of-another-time", "refresh").Build(),
            TriggerBuilder.Create().WithCronSchedule("0 0 0 * * ?").Build(),
            cancellationToken: cancellationToken);
        await scheduler.PauseTrigger(key, cancellationToken: cancellationToken);

        await schedules.AlignAsync(catalog, cancellationToken);

        Assert.Equal(["prices"], (await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals("refresh"), cancellationToken)).Select(job => job.Name));
        Assert.Equal(TriggerState.Paused, await scheduler.GetTriggerState(key, cancellationToken));
        await scheduler.Shutdown(waitForJobsToComplete: false, cancellationToken);
    }

    [Fact]
    public async Task The_jobs_of_a_catalog_in_SQLite_are_kept_in_memory()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        using var host = new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings)
            .BuildHost(builder => builder.AddSourceSchedules(new LiveSources(CommandContext.LoadSources(_desk.SourcesPath))));

        var scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler(cancellationToken);

        Assert.False((await scheduler.GetMetadata(cancellationToken)).JobStorePersistent);
        await scheduler.Shutdown(waitForJobsToComplete: false, cancellationToken);
    }

    [Theory]
    [InlineData("false", SchemaProvisioning.Validate)]
    [InlineData("true", SchemaProvisioning.CreateIfMissing)]
    public void The_workers_of_a_catalog_in_SQL_Server_are_one_cluster_whose_tables_are_made_where_that_is_allowed(string migrate, SchemaProvisioning tables)
    {
        _desk.Settings["Catalog:Provider"] = "SqlServer";
        _desk.Settings["ConnectionStrings:Catalog"] = "Server=nowhere;Database=modelcompare";
        _desk.Settings["Catalog:Migrate"] = migrate;
        using var host = new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings)
            .BuildHost(builder => builder.AddSourceSchedules(new LiveSources(CommandContext.LoadSources(_desk.SourcesPath))));

        Assert.True(host.Services.GetRequiredService<IOptions<ClusteringOptions>>().Value.Enabled);
        // Of one id they would take each other's firings for their own.
        Assert.True(host.Services.GetRequiredService<IOptions<QuartzSchedulerOptions>>().Value.GenerateInstanceId);
        Assert.Equal(tables, host.Services.GetRequiredService<IOptions<AdoJobStoreOptions>>().Value.SchemaProvisioning);
    }
}
