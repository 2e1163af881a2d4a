using ModelCompare.Sources;
using ModelCompare.Storage;
using Quartz;

namespace ModelCompare.Worker.Jobs;

/// <summary>Fires the jobs of sources that were never tried, so that a new catalog does not wait for its schedules.</summary>
internal sealed partial class FirstRefresh(
    LiveSources sources, SourceSchedules schedules, CatalogReader reader, CatalogDatabase database, ISchedulerFactory schedulers, ILogger<FirstRefresh> logger) : BackgroundService
{
    /// <summary>Gives every source its job before the worker counts as started.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await database.AdviseAsync(cancellationToken).ConfigureAwait(false) is { } advice)
        {
            Log.Advised(logger, advice);
        }

        await schedules.AlignAsync(sources.Current, cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => TriggerAsync(sources.Current, stoppingToken);

    /// <summary>Fires the jobs of those sources of a catalog that were never tried.</summary>
    internal async Task TriggerAsync(SourceCatalog catalog, CancellationToken stoppingToken)
    {
        var tried = (await reader.GetSourceStatesAsync(stoppingToken).ConfigureAwait(false))
            .Where(state => state.AttemptedAt is not null)
            .Select(state => state.SourceId)
            .ToHashSet(StringComparer.Ordinal);
        var scheduler = await schedulers.GetScheduler(stoppingToken).ConfigureAwait(false);
        var untried = catalog.Sources.Where(source => !tried.Contains(source.Id)).ToArray();
        Log.Starting(logger, catalog.Sources.Length, untried.Length);
        foreach (var source in untried)
        {
            await scheduler.TriggerJob(SourceSchedules.JobOf(source.Id), new JobDataMap { [RefreshSourceJob.First] = true }, stoppingToken).ConfigureAwait(false);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Advice}")]
        public static partial void Advised(ILogger logger, string advice);

        [LoggerMessage(LogLevel.Information, "Watching {Sources} sources by their schedules; {Untried} were never tried and are refreshed now")]
        public static partial void Starting(ILogger logger, int sources, int untried);
    }
}
