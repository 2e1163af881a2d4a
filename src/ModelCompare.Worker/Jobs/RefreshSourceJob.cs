using ModelCompare.Sources;
using ModelCompare.Worker.Refreshing;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>Refreshes one source; never twice at once, and again soon where the database was away.</summary>
[DisallowConcurrentExecution]
[RetryPolicy("00:00:30", "00:02:00", "00:10:00", "00:30:00", "01:00:00")]
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

        try
        {
            await refresher.RefreshDueAsync(catalog, source, DueAt(context, source), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DatabaseFailure.Is(exception))
        {
            // A database that is full, locked or away is nothing that a trace of ours explains.
            Log.DatabaseFailed(logger, id, WhenAgain(context), DatabaseFailure.ReasonOf(exception));

            // The scheduler tries again what ends so, as the policy above says.
            throw new JobExecutionException(exception);
        }
    }

    // A source that was never tried is due since ever, whichever worker asks first. Quartz gives the firing after a second try, too, the
    // time of the one that failed, at which it may have been refreshed since.
    private static DateTimeOffset DueAt(IJobExecutionContext context, SourceDefinition source) =>
        context.MergedJobDataMap.ContainsKey(First) ? DateTimeOffset.UnixEpoch
        : context.RetryAttempt == 0 ? context.ScheduledFireTimeUtc ?? context.FireTimeUtc
        : SourceSchedules.LastDueAt(source, context.FireTimeUtc) ?? context.FireTimeUtc;

    private static string WhenAgain(IJobExecutionContext context) => context.RetryPolicy is { } policy && context.RetryAttempt < policy.MaxAttempts
        ? $"within {policy.DelayFor(context.RetryAttempt + 1):c}"
        : "when it is next due";

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The catalog's database failed at {Source}, which is tried again {When}; what was not finished was not stored: {Error}")]
        public static partial void DatabaseFailed(ILogger logger, string source, string when, string error);
    }
}
