using ModelCompare.Worker.Refreshing;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>Refreshes one source; never twice at once.</summary>
[DisallowConcurrentExecution]
internal sealed partial class RefreshSourceJob(LiveSources sources, CatalogRefresher refresher, ILogger<RefreshSourceJob> logger) : IJob
{
    /// <summary>Group of the jobs; a job's name is the id of its source.</summary>
    internal const string Group = "refresh";

    /// <summary>Marks the firing of a source that was never tried.</summary>
    internal const string First = "first";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        var id = context.JobDetail.Key.Name;
        var catalog = sources.Current;
        if (catalog.Sources.FirstOrDefault(source => source.Id == id) is not { } source)
        {
            // It left sources.json since the job was fired.
            return;
        }

        // A source that was never tried is due since ever, whichever worker asks first.
        var dueAt = context.MergedJobDataMap.ContainsKey(First) ? DateTimeOffset.UnixEpoch : context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        try
        {
            await refresher.RefreshDueAsync(catalog, source, dueAt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DatabaseFailure.Is(exception))
        {
            // A database that is full, locked or away is nothing that a trace of ours explains.
            Log.DatabaseFailed(logger, id, DatabaseFailure.ReasonOf(exception));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The catalog's database failed at {Source}, which is tried again when it is next due; what was not finished was not stored: {Error}")]
        public static partial void DatabaseFailed(ILogger logger, string source, string error);
    }
}
