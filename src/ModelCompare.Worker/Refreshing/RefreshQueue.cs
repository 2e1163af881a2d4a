using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using ModelCompare.Storage;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Jobs;

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
        if (!await requests.StartAsync(id, cancellationToken).ConfigureAwait(false) || await requests.GetAsync(id, cancellationToken).ConfigureAwait(false) is not { } request)
        {
            return false;
        }

        Log.Starting(logger, id);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var watching = WatchAsync(id, stop);
        var lease = Lease.Current;
        try
        {
            var catalog = sources.Current;
            var chosen = request.Sources.IsEmpty ? catalog.Sources : [.. catalog.Sources.Where(source => request.Sources.Contains(source.Id))];
            var progress = new Progress();
            var reporting = ReportAsync(id, progress, stop.Token);
            // The sources have leases of their own.
            Lease.Current = null;
            var refresh = await refresher.RefreshAsync(catalog, chosen, progress, stop.Token).ConfigureAwait(false);
            Lease.Current = lease;
            progress.End();
            await reporting.ConfigureAwait(false);
            var result = JsonSerializer.Serialize(RefreshDocument.Of(refresh.Sources, refresh.Comparisons), RefreshDocument.Options);
            await requests.EndAsync(id, RefreshState.Done, result, null, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            Lease.Current = lease;
            await requests.EndAsync(id, RefreshState.Cancelled, null, null, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or LeaseLostException))
        {
            Lease.Current = lease;
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

    // The wish to stop may have reached another worker.
    private async Task WatchAsync(string id, CancellationTokenSource stop)
    {
        try
        {
            using var timer = new PeriodicTimer(s_interval, time);
            while (await timer.WaitForNextTickAsync(stop.Token).ConfigureAwait(false))
            {
                if (await requests.GetAsync(id, stop.Token).ConfigureAwait(false) is { IsCancelWanted: true })
                {
                    await stop.CancelAsync().ConfigureAwait(false);
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or System.Data.Common.DbException)
        {
            // It ended, or the database is away, which the refresh itself finds out.
        }
    }

    private async Task ReportAsync(string id, Progress progress, CancellationToken cancellationToken)
    {
        try
        {
            while (await progress.NextAsync(cancellationToken).ConfigureAwait(false) is { } ended)
            {
                await requests.ReportAsync(id, ended, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The end says more.
        }
    }

    /// <summary>Gathers which sources ended.</summary>
    private sealed class Progress : IProgress<RefreshStep>
    {
        private readonly System.Threading.Channels.Channel<string> _ended = System.Threading.Channels.Channel.CreateUnbounded<string>();
        private ImmutableArray<string> _all = [];

        public void Report(RefreshStep value)
        {
            if (value is RefreshStep.Ended ended)
            {
                _ended.Writer.TryWrite(ended.Refresh.SourceId);
            }
        }

        public void End() => _ended.Writer.TryComplete();

        /// <summary>All that ended, once there is news; null at the end.</summary>
        public async Task<ImmutableArray<string>?> NextAsync(CancellationToken cancellationToken)
        {
            if (!await _ended.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            while (_ended.Reader.TryRead(out var id))
            {
                _all = _all.Add(id);
            }

            return _all;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Carrying out refresh {Id}, which was asked for")]
        public static partial void Starting(ILogger logger, string id);

        [LoggerMessage(LogLevel.Error, "The program failed on refresh {Id}")]
        public static partial void Failed(ILogger logger, string id, Exception exception);

        [LoggerMessage(LogLevel.Warning, "Cannot look for refreshes that were asked for: {Error}")]
        public static partial void CannotLook(ILogger logger, string error);
    }
}
