using Microsoft.Data.SqlClient;
using Microsoft.Extensions.Hosting;
using ModelCompare.Storage;
using ModelCompare.Worker.Housekeeping;
using ModelCompare.Worker.Refreshing;
using ModelCompare.Worker.Webhooks;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>Puts the scheduler together.</summary>
internal static class Scheduling
{
    private const string Housekeeping = "housekeeping";

    /// <summary>
    /// Adds the scheduler, with one job for each source. Running jobs are interrupted when the program stops, and what they had not finished is
    /// rolled back. On SQL Server the workers of a catalog are one cluster: its database holds the jobs, and each firing is one worker's.
    /// </summary>
    internal static IHostApplicationBuilder AddSourceSchedules(this IHostApplicationBuilder builder, LiveSources sources)
    {
        var catalog = CatalogOptions.Read(builder.Configuration);
        builder.Services.AddSingleton(sources);
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler => scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always);
            quartz.ScheduleJob<HousekeepingJob>(
                trigger => trigger.WithIdentity(Housekeeping).WithSchedule(SourceSchedules.InUtc(HousekeepingJob.Schedule)),
                job => job.WithIdentity(Housekeeping));
            if (catalog.Provider is CatalogProvider.SqlServer)
            {
                quartz.UsePersistentStore(store => Share(store, catalog));
            }
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        builder.Services
            .AddSingleton<RefreshQueue>()
            .AddSingleton<SourceSchedules>()
            .AddSingleton<FirstRefresh>()
            .AddSingleton<SourcesWatch>()
            .AddHostedService(provider => provider.GetRequiredService<FirstRefresh>())
            .AddHostedService(provider => provider.GetRequiredService<SourcesWatch>())
            .AddHostedService(provider => provider.GetRequiredService<RefreshQueue>())
            .AddHostedService(provider => provider.GetRequiredService<WebhookDelivery>());
        return builder;
    }

    internal static void Share(IPersistentStoreBuilder store, CatalogOptions catalog)
    {
        store.UseSqlServer(SqlClientFactory.Instance, catalog.ConnectionString);
        store.UseSystemTextJsonSerializer();
        store.UseClustering();
        if (catalog.Migrate)
        {
            store.ProvisionSchema();
        }
    }
}
