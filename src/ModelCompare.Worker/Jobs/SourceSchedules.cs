using ModelCompare.Sources;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>Keeps the scheduler's jobs as sources.json says: one for each source, also where another worker stored them, or this one before it was started anew.</summary>
internal sealed class SourceSchedules(ISchedulerFactory schedulers)
{
    /// <summary>A schedule in UTC, of which a firing that was missed is made up for once.</summary>
    internal static CronScheduleBuilder InUtc(string expression) =>
        CronScheduleBuilder.Create(expression).InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);

    /// <summary>The job of a source.</summary>
    internal static JobKey JobOf(string source) => new(source, RefreshSourceJob.Group);

    /// <summary>When a source was due last, at <paramref name="at"/> or before; null for never.</summary>
    internal static DateTimeOffset? LastDueAt(SourceDefinition source, DateTimeOffset at) =>
        new CronExpression(source.Schedule, TimeZoneInfo.Utc).GetPreviousValidTimeBefore(at.AddTicks(1));

    /// <summary>Adds, changes and deletes jobs until they are those of a catalog. What is right stays untouched, and keeps what it has to make up for.</summary>
    internal async Task AlignAsync(SourceCatalog catalog, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken).ConfigureAwait(false);
        var wanted = catalog.Sources.Select(source => JobOf(source.Id)).ToHashSet();
        foreach (var gone in (await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(RefreshSourceJob.Group), cancellationToken).ConfigureAwait(false)).Where(key => !wanted.Contains(key)))
        {
            await scheduler.DeleteJob(gone, cancellationToken).ConfigureAwait(false);
        }

        foreach (var source in catalog.Sources)
        {
            var key = new TriggerKey(source.Id, RefreshSourceJob.Group);
            if (await scheduler.GetTrigger(key, cancellationToken).ConfigureAwait(false) is not ICronTrigger trigger || trigger.CronExpressionString != source.Schedule)
            {
                // One operation of the store, so that of two workers which see the same change none undoes the other's.
                await scheduler.ScheduleJob(
                    JobBuilder.Create<RefreshSourceJob>().WithIdentity(JobOf(source.Id)).Build(),
                    TriggerBuilder.Create().WithIdentity(key).WithSchedule(InUtc(source.Schedule)).Build(),
                    ScheduleJobOptions.Replacing,
                    cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
