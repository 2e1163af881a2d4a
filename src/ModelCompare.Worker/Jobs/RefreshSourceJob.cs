using ModelCompare.Sources;
using ModelCompare.Worker.Refreshing;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>Refreshes one source; never twice at once.</summary>
[DisallowConcurrentExecution]
internal sealed class RefreshSourceJob(SourceCatalog catalog, CatalogRefresher refresher) : IJob
{
    /// <summary>Group of the jobs; a job's name is the id of its source.</summary>
    internal const string Group = "refresh";

    /// <summary>Marks the firing of a source that was never tried.</summary>
    internal const string First = "first";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.JobDetail.Key.Name;
        var source = catalog.Sources.Single(source => source.Id == id);
        // A source that was never tried is due since ever, whichever worker asks first.
        var dueAt = context.MergedJobDataMap.ContainsKey(First) ? DateTimeOffset.UnixEpoch : context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        await refresher.RefreshDueAsync(catalog, source, dueAt, cancellationToken).ConfigureAwait(false);
    }
}
