using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using ModelCompare.Storage;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Jobs;
using ModelCompare.Worker.Monitoring;

namespace ModelCompare.Worker.Refreshing;

/// <summary>
/// Carries out the refreshes that were asked for, whichever worker was asked: the first that is free takes one, and when it dies at it
/// another begins it anew. What was stored before is then confirmed, not doubled.
/// </summary>
internal sealed partial class RefreshQueue(
    LiveSources sources, RefreshRequestStore requests, CatalogRefresher refresher, LeaseKeeper leases, TimeProvider time, ILogger<RefreshQueue> logger) : BackgroundService
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _wake = new(0, 1);

    /// <summary>Looks for work now rather than when its time comes.</summary>
    internal void Wake()
    {
        if (_wake.CurrentCount == 0)
        {
            _wake.Release();
        }
    }

    public override void Dispose()
    {
        _wake.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DoOpenAsync(stoppingToken).ConfigureAwait(false);
                await _wake.WaitAsync(s_interval, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // A database that is away is not the end of the worker.
                Log.CannotLook(logger, exception.Message);
                await Task.Delay(s_interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task DoOpenAsync(CancellationToken stoppingToken)
    {
        foreach (var request in await requests.GetOpenAsync(stoppingToken).ConfigureAwait(false))
        {
            await leases.TryAsync($"refresh/{request.Id}", dueAt: null, token => DoAsync(request.Id, token), stoppingToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> DoAsync(string id, CancellationToken cancellationToken)
    {
        if (await requests.StartAsync(id, cancellationToken).ConfigureAwait(false) is not { State: RefreshState.Running } request)
        {
            return false;
        }

        using var scope = RefreshScope.Begin(logger, id);
        Log.Starting(logger, id);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ended = new EndedSources();
        var watching = WatchAsync(id, ended, stop);
        try
        {
            var catalog = sources.Current;
            var refresh = await refresher.RefreshAsync(catalog, catalog.Only(request.Sources), ended, stop.Token).ConfigureAwait(false);
            var result = JsonSerializer.Serialize(RefreshDocument.Of(refresh.Sources, refresh.Comparisons), RefreshDocument.Options);
            await requests.ReportAsync(id, ended.Ids, cancellationToken).ConfigureAwait(false);
            await requests.EndAsync(id, RefreshState.Done, result, null, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            await requests.EndAsync(id, RefreshState.Cancelled, null, null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DatabaseFailure.Is(exception))
        {
            var error = DatabaseFailure.ReasonOf(exception);
            Log.DatabaseFailed(logger, id, error);
            await requests.EndAsync(id, RefreshState.Failed, null, $"the catalog's database failed; what was not finished was not stored: {error}", cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or LeaseLostException))
        {
            Log.Failed(logger, id, exception);
            await requests.EndAsync(id, RefreshState.Failed, null, $"the program itself failed: {exception.GetType().Name}: {exception.Message}", cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await watching.ConfigureAwait(false);
        }

        return true;
    }

    // Tells how far it is, and hears whether it is to stop: the wish may have reached another worker. Only news are written, since a
    // writer waits for others.
    private async Task WatchAsync(string id, EndedSources ended, CancellationTokenSource stop)
    {
        try
        {
            var told = 0;
            using var timer = new PeriodicTimer(s_interval, time);
            while (await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false))
            {
                var ids = ended.Ids;
                var request = ids.Length > told
                    ? await requests.ReportAsync(id, ids, stop.Token).ConfigureAwait(false)
                    : await requests.GetAsync(id, stop.Token).ConfigureAwait(false);
                told = ids.Length;
                if (request is { IsCancelWanted: true })
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or LeaseLostException || DatabaseFailure.Is(exception))
        {
            // It ended, or the lease or the database is gone, which the refresh itself finds out.
        }
    }

    /// <summary>Gathers which sources ended.</summary>
    private sealed class EndedSources : IProgress<RefreshStep>
    {
        private readonly ConcurrentQueue<string> _ids = new();

        public ImmutableArray<string> Ids => [.. _ids];

        public void Report(RefreshStep value)
        {
            if (value is RefreshStep.Ended ended)
            {
                _ids.Enqueue(ended.Refresh.SourceId);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Carrying out refresh {Id}, which was asked for")]
        public static partial void Starting(ILogger logger, string id);

        [LoggerMessage(LogLevel.Error, "The catalog's database failed at refresh {Id}; what was not finished was not stored: {Error}")]
        public static partial void DatabaseFailed(ILogger logger, string id, string error);

        [LoggerMessage(LogLevel.Error, "The program failed on refresh {Id}")]
        public static partial void Failed(ILogger logger, string id, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Cannot look for refreshes that were asked for: {Error}")]
        public static partial void CannotLook(ILogger logger, string error);
    }
}
