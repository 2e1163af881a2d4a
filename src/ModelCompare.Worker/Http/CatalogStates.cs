using Microsoft.Extensions.Options;
using ModelCompare.Storage;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Http;

/// <summary>
/// Holds the state of the catalog that is answered from. At most once a second it is asked whether anyone wrote; then it is read anew, so
/// that an answer is never older than that, and never a mixture of two states.
/// </summary>
internal sealed class CatalogStates(
    CatalogReader reader, CatalogVersion version, IOptions<ComparisonOptions> comparisons, IOptions<HttpOptions> http, TimeProvider time) : IDisposable
{
    /// <summary>How old an answer may be.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const int Attempts = 5;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private Held? _held;

    /// <summary>The state of the catalog, at most a second old.</summary>
    internal ValueTask<CatalogState> GetAsync(CancellationToken cancellationToken) =>
        Current is { } state ? ValueTask.FromResult(state) : CheckAsync(cancellationToken);

    /// <summary>The same where nothing has to be asked for it; else null.</summary>
    internal CatalogState? Current => Volatile.Read(ref _held) is { } held && IsFresh(held) ? held.State : null;

    public void Dispose()
    {
        _held?.State.Dispose();
        _turn.Dispose();
    }

    private bool IsFresh(Held held) => time.GetElapsedTime(held.CheckedAt) < Patience;

    private async ValueTask<CatalogState> CheckAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_held is { } held && IsFresh(held))
            {
                return held.State;
            }

            var checkedAt = time.GetTimestamp();
            var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
            var now = await version.ReadAsync(cancellationToken).ConfigureAwait(false);
            var next = _held is { } last && last.Version == now && last.State.View.Day == today
                ? last with { CheckedAt = checkedAt }
                : await LoadAsync(today, now, cancellationToken).ConfigureAwait(false);
            // Requests may still answer from the one before, so it is left to the garbage collector.
            Volatile.Write(ref _held, next);
            return next.State;
        }
        finally
        {
            _turn.Release();
        }
    }

    // On a SQL Server without snapshot isolation each statement sees its own moment: what was written while it was read is read again.
    private async Task<Held> LoadAsync(DateOnly today, string before, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var checkedAt = time.GetTimestamp();
            var view = await reader.GetViewAsync(today, cancellationToken).ConfigureAwait(false);
            var after = await version.ReadAsync(cancellationToken).ConfigureAwait(false);
            if (after == before || attempt == Attempts)
            {
                return new(new(view, comparisons.Value.Selection, http.Value.CacheBytes), before, checkedAt);
            }

            before = after;
        }
    }

    private sealed record Held(CatalogState State, string Version, long CheckedAt);
}
