using ModelCompare.Sources;
using ModelCompare.Worker.Housekeeping;
using ModelCompare.Worker.Refreshing;
using ModelCompare.Worker.Webhooks;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>Schedules one job per source.</summary>
internal static class Scheduling
{
    private const string Housekeeping = "housekeeping";

    /// <summary>
    /// Adds the scheduler. A firing that was missed is made up for once; running jobs are interrupted when the program stops, and
    /// what they had not finished is rolled back.
    /// </summary>
    internal static IServiceCollection AddSourceSchedules(this IServiceCollection services, LiveSources sources)
    {
        services.AddSingleton(sources);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            quartz.ScheduleJob<HousekeepingJob>(
                trigger => trigger.WithIdentity(Housekeeping).WithSchedule(Utc(HousekeepingJob.Schedule)),
                job => job.WithIdentity(Housekeeping));
            foreach (var source in sources.Current.Sources)
            {
                quartz.ScheduleJob<RefreshSourceJob>(
                    trigger => trigger.WithIdentity(source.Id, RefreshSourceJob.Group).WithSchedule(ScheduleOf(source)),
                    job => job.WithIdentity(JobOf(source.Id)));
            }
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services
            .AddSingleton<RefreshQueue>()
            .AddSingleton<FirstRefresh>()
            .AddSingleton<SourcesWatch>()
            .AddHostedService(provider => provider.GetRequiredService<FirstRefresh>())
            .AddHostedService(provider => provider.GetRequiredService<SourcesWatch>())
            .AddHostedService(provider => provider.GetRequiredService<RefreshQueue>())
            .AddHostedService(provider => provider.GetRequiredService<WebhookDelivery>());
    }

    /// <summary>When a source is due, in UTC.</summary>
    internal static CronScheduleBuilder ScheduleOf(SourceDefinition source) => Utc(source.Schedule);

    private static CronScheduleBuilder Utc(string expression) =>
        CronScheduleBuilder.Create(expression).InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed);

    /// <summary>The job of a source.</summary>
    internal static JobKey JobOf(string source) => new(source, RefreshSourceJob.Group);
}
