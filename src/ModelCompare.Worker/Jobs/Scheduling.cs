using ModelCompare.Sources;
using ModelCompare.Worker.Refreshing;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>Schedules one job per source.</summary>
internal static class Scheduling
{
    /// <summary>
    /// Adds the scheduler. A firing that was missed is made up for once; running jobs are interrupted when the program stops, and
    /// what they had not finished is rolled back.
    /// </summary>
    internal static IServiceCollection AddSourceSchedules(this IServiceCollection services, SourceCatalog catalog)
    {
        services.AddSingleton(catalog);
        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            foreach (var source in catalog.Sources)
            {
                quartz.ScheduleJob<RefreshSourceJob>(
                    trigger => trigger
                        .WithIdentity(source.Id, RefreshSourceJob.Group)
                        .WithCronSchedule(source.Schedule, cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                    job => job.WithIdentity(source.Id, RefreshSourceJob.Group));
            }
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        services.AddSingleton<RefreshQueue>();
        return services
            .AddHostedService<FirstRefresh>()
            .AddHostedService(provider => provider.GetRequiredService<RefreshQueue>());
    }
}
