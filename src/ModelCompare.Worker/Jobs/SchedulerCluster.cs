using System.Collections.Immutable;
using Microsoft.Extensions.Hosting;
using ModelCompare.Storage;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>The workers that share one catalog in SQL Server, for somebody who looks and is none of them.</summary>
internal static class SchedulerCluster
{
    /// <summary>Adds a scheduler that is never started, by which the cluster is asked; on SQLite, where each worker has its own jobs, nothing.</summary>
    internal static void AddClusterLook(this IHostApplicationBuilder builder)
    {
        var catalog = CatalogOptions.Read(builder.Configuration);
        if (catalog.Provider is CatalogProvider.SqlServer)
        {
            builder.Services.AddQuartz(quartz => quartz.UsePersistentStore(store => Scheduling.Share(store, catalog with { Migrate = false })));
        }
    }

    /// <summary>The workers that noted in the database that they run, whatever became of them since.</summary>
    /// <exception cref="SchedulerException">The scheduler's tables are not there or cannot be read.</exception>
    internal static async Task<ImmutableArray<ClusterNode>> WorkersAsync(this ISchedulerFactory schedulers, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken).ConfigureAwait(false);
        try
        {
            var nodes = await scheduler.QueryClusterNodes(cancellationToken).ConfigureAwait(false);
            return [.. nodes.Where(node => !node.IsCurrentNode)];
        }
        finally
        {
            await scheduler.Shutdown(waitForJobsToComplete: false, cancellationToken).ConfigureAwait(false);
        }
    }
}
