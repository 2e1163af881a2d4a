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

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.JobDetail.Key.Name;
        var source = catalog.Sources.Single(source => source.Id == id);
        await refresher.RefreshAsync(catalog, [source], progress: null, cancellationToken).ConfigureAwait(false);
    }
}
