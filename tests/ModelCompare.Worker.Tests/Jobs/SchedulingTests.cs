using Microsoft.Extensions.DependencyInjection;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Jobs;
using ModelCompare.Worker.Tests.Commands;
using Quartz;
using Xunit;

namespace ModelCompare.Worker.Tests.Jobs;

public sealed class SchedulingTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Each_source_has_one_job_by_its_cron_in_UTC_made_up_for_once_when_missed_and_never_twice_at_once_and_the_house_is_kept_daily()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("cards").Replace("0 15 6 * * ?", "0 0 */6 * * ?", StringComparison.Ordinal)}");
        var catalog = CommandContext.LoadSources(_desk.SourcesPath);
        using var host = new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings).BuildHost(builder => builder.Services.AddSourceSchedules(new LiveSources(catalog)));

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
}
