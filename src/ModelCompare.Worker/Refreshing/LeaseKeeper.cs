using System.Globalization;
using Microsoft.Extensions.Options;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Does work under a lease of the database, so that no two workers of one catalog do it at once.</summary>
public sealed partial class LeaseKeeper(LeaseStore leases, IOptions<RefreshOptions> options, TimeProvider time, ILogger<LeaseKeeper> logger)
{
    // How often somebody who waits looks whether the holder is done.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // Two workers in one process are two holders as well.
    private readonly string _holder = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid().ToString("n")[..8]}");

    /// <summary>Does work now, unless somebody else is at it or has done it since it was due.</summary>
    /// <param name="name">See <see cref="Lease.Name"/>.</param>
    /// <param name="dueAt">When it was due; null for work that is done whenever it is asked for.</param>
    /// <param name="work">The work; it is cancelled when the lease is lost.</param>
    /// <param name="cancellationToken">Cancels the work, which then counts as not done.</param>
    public async Task<LeasedWork<T>> TryAsync<T>(string name, DateTimeOffset? dueAt, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken = default) =>
        await leases.TryAcquireAsync(name, _holder, options.Value.LeaseLength, dueAt, cancellationToken).ConfigureAwait(false) switch
        {
            LeaseAttempt.Granted granted => await DoAsync(granted.Lease, work, cancellationToken).ConfigureAwait(false),
            LeaseAttempt.Busy busy => new LeasedWork<T>.Busy(busy.Holder, busy.Since, busy.Until),
            LeaseAttempt.Served served => new LeasedWork<T>.Served(served.At),
            var other => throw new InvalidOperationException($"Unknown result {other}."),
        };

    /// <summary>As <see cref="TryAsync"/>, but waits for whoever is at it: to take over when that one dies, or to hear that it is done.</summary>
    public async Task<LeasedWork<T>> WaitAsync<T>(string name, DateTimeOffset? dueAt, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            switch (await TryAsync(name, dueAt, work, cancellationToken).ConfigureAwait(false))
            {
                case LeasedWork<T>.Busy busy:
                    var rest = busy.Until - time.GetUtcNow();
                    await Task.Delay(rest < Patience && rest > TimeSpan.Zero ? rest : Patience, time, cancellationToken).ConfigureAwait(false);
                    break;
                case LeasedWork<T>.Lost:
                    break;
                case var ended:
                    return ended;
            }
        }
    }

    /// <summary>Does work that is done whenever it is asked for, once nobody else is at it.</summary>
    public async Task<T> WaitAsync<T>(string name, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken = default) =>
        await WaitAsync(name, dueAt: null, work, cancellationToken).ConfigureAwait(false) is LeasedWork<T>.Done done
            ? done.Result
            : throw new InvalidOperationException($"Nothing of \"{name}\" was due, and yet it was not done.");

    private async Task<LeasedWork<T>> DoAsync<T>(Lease lease, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var working = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var beating = new CancellationTokenSource();
        var heart = BeatAsync(lease, working, beating.Token);
        var isServed = false;
        try
        {
            Lease.Current = lease;
            var result = await work(working.Token).ConfigureAwait(false);
            isServed = true;
            return new LeasedWork<T>.Done(result);
        }
        catch (Exception exception) when (exception is LeaseLostException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            Log.Lost(logger, lease.Name);
            return new LeasedWork<T>.Lost();
        }
        finally
        {
            Lease.Current = null;
            await beating.CancelAsync().ConfigureAwait(false);
            await heart.ConfigureAwait(false);
            await ReleaseAsync(lease, isServed).ConfigureAwait(false);
        }
    }

    private async Task BeatAsync(Lease lease, CancellationTokenSource working, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(options.Value.LeaseLength / 3, time);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                if (!await RenewAsync(lease, cancellationToken).ConfigureAwait(false))
                {
                    await working.CancelAsync().ConfigureAwait(false);
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The work is done.
        }
    }

    // A database that cannot be reached just now is asked again; whether the lease was lost meanwhile, the next transaction sees.
    private async Task<bool> RenewAsync(Lease lease, CancellationToken cancellationToken)
    {
        try
        {
            return await leases.RenewAsync(lease, options.Value.LeaseLength, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.NotRenewed(logger, lease.Name, exception.Message);
            return true;
        }
    }

    // Also after a cancellation, since others wait for it. A lease that cannot be given back ends by itself.
    private async Task ReleaseAsync(Lease lease, bool isServed)
    {
        try
        {
            await leases.ReleaseAsync(lease, isServed, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Log.NotReleased(logger, lease.Name, exception.Message);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Lost the lease {Lease} while working; nothing of it is stored")]
        public static partial void Lost(ILogger logger, string lease);

        [LoggerMessage(LogLevel.Warning, "Cannot prolong the lease {Lease}: {Error}")]
        public static partial void NotRenewed(ILogger logger, string lease, string error);

        [LoggerMessage(LogLevel.Warning, "Cannot give back the lease {Lease}, which ends by itself: {Error}")]
        public static partial void NotReleased(ILogger logger, string lease, string error);
    }
}

/// <summary>What came of work under a lease.</summary>
public abstract record LeasedWork<T>
{
    private LeasedWork()
    {
    }

    public sealed record Done(T Result) : LeasedWork<T>;

    /// <summary>Somebody else is at it.</summary>
    public sealed record Busy(string Holder, DateTimeOffset Since, DateTimeOffset Until) : LeasedWork<T>;

    /// <summary>It was done by somebody else since it was due.</summary>
    public sealed record Served(DateTimeOffset At) : LeasedWork<T>;

    /// <summary>The lease ended in the middle; nothing that was not committed is stored.</summary>
    public sealed record Lost : LeasedWork<T>;
}
