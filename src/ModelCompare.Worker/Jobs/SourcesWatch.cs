using ModelCompare.Sources;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Jobs;

/// <summary>Follows changes of sources.json while the worker runs: schedules, sources that are new or gone, trust and rules.</summary>
// Asking for the content works on every file system and with every way of mounting configuration; notices of changes do not.
internal sealed partial class SourcesWatch(
    LiveSources live, SourceSchedules schedules, FirstRefresh first, CatalogRefresher refresher, TimeProvider time, ILogger<SourcesWatch> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(5);

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
                await schedules.AlignAsync(loaded.Catalog, cancellationToken).ConfigureAwait(false);
                await refresher.AlignAsync(loaded.Catalog, cancellationToken).ConfigureAwait(false);
                await first.TriggerAsync(loaded.Catalog, cancellationToken).ConfigureAwait(false);
                break;
            case SourceFileResult.Invalid:
                Log.Invalid(logger, live.Problem!);
                break;
            default:
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "sources.json changed; watching {Sources} sources by their schedules")]
        public static partial void Changed(ILogger logger, int sources);

        [LoggerMessage(LogLevel.Error, "{Problem}")]
        public static partial void Invalid(ILogger logger, string problem);
    }
}
