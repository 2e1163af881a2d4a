using ModelCompare.Sources;
using ModelCompare.Worker.Refreshing;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>Follows changes of sources.json while the worker runs: schedules, sources that are new or gone, trust and rules.</summary>
// Asking for the content works on every file system and with every way of mounting configuration; notices of changes do not.
internal sealed partial class SourcesWatch(
    LiveSources live, SourceSchedules schedules, FirstRefresh first, CatalogRefresher refresher, TimeProvider time, ILogger<SourcesWatch> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

    // A change that was read and could not be carried out yet.
    private bool _isBehind;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(s_interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
            {
                await LookAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The worker ends.
        }
    }

    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        switch (live.Reload())
        {
            case SourceFileResult.Loaded loaded:
                Log.Changed(logger, loaded.Catalog.Sources.Length);
                await FollowAsync(cancellationToken).ConfigureAwait(false);
                break;
            case SourceFileResult.Invalid:
                Log.Invalid(logger, live.Problem!);
                break;
            default:
                if (_isBehind)
                {
                    await FollowAsync(cancellationToken).ConfigureAwait(false);
                }

                break;
        }
    }

    // A database that is away is not the end of the worker.
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        _isBehind = true;
        try
        {
            await schedules.AlignAsync(live.Current, cancellationToken).ConfigureAwait(false);
            await refresher.AlignAsync(live.Current, cancellationToken).ConfigureAwait(false);
            await first.TriggerAsync(live.Current, cancellationToken).ConfigureAwait(false);
            _isBehind = false;
        }
        catch (Exception exception) when (DatabaseFailure.Is(exception) || exception is SchedulerException)
        {
            Log.NotFollowed(logger, DatabaseFailure.ReasonOf(exception));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The database cannot be brought in line with sources.json, which is tried again: {Error}")]
        public static partial void NotFollowed(ILogger logger, string error);

        [LoggerMessage(LogLevel.Information, "sources.json changed; watching {Sources} sources by their schedules")]
        public static partial void Changed(ILogger logger, int sources);

        [LoggerMessage(LogLevel.Error, "{Problem}")]
        public static partial void Invalid(ILogger logger, string problem);
    }
}
