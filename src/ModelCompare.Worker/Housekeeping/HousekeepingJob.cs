using Microsoft.Extensions.Options;
using ModelCompare.Storage;
using ModelCompare.Worker.Refreshing;
using Quartz;

namespace ModelCompare.Worker.Housekeeping;

/// <summary>Deletes what is too old, once a day by one worker.</summary>
[DisallowConcurrentExecution]
internal sealed partial class HousekeepingJob(
    CatalogHousekeeping housekeeping, LeaseKeeper leases, IOptions<HousekeepingOptions> options, ILogger<HousekeepingJob> logger) : IJob
{
    /// <summary>When little else is done, in UTC.</summary>
    internal const string Schedule = "0 40 3 * * ?";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        try
        {
            await CleanAsync(context.ScheduledFireTimeUtc ?? context.FireTimeUtc, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DatabaseFailure.Is(exception))
        {
            Log.DatabaseFailed(logger, DatabaseFailure.ReasonOf(exception));
        }
    }

    /// <summary>Deletes what is too old, unless another worker did so since it was due.</summary>
    internal Task<LeasedWork<HousekeepingResult>> CleanAsync(DateTimeOffset dueAt, CancellationToken cancellationToken) => leases.TryAsync(
        "housekeeping",
        dueAt,
        async token =>
        {
            var done = await housekeeping.CleanAsync(options.Value.Retention, token).ConfigureAwait(false);
            Log.Cleaned(logger, done.Documents, done.Runs, done.Requests, done.Leases, done.Notifications, done.Values);
            return done;
        },
        cancellationToken);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The catalog's database failed at the deletion of what is too old, which is tried again tomorrow: {Error}")]
        public static partial void DatabaseFailed(ILogger logger, string error);

        [LoggerMessage(LogLevel.Information, "Deleted what is older than it is kept: {Documents} documents, {Runs} logs of attempts, {Requests} refreshes, {Leases} leases, {Notifications} notifications, {Values} values")]
        public static partial void Cleaned(ILogger logger, int documents, int runs, int requests, int leases, int notifications, int values);
    }
}
