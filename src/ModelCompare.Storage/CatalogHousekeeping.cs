using Microsoft.EntityFrameworkCore;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>How long what is not current is kept, counted back from now.</summary>
/// <param name="Documents">Documents on which no stored fact, open hold or source rests any more.</param>
/// <param name="Runs">Logs of attempts, refreshes that were asked for and ended, and their leases.</param>
/// <param name="Notifications">Notifications that were acknowledged or given up.</param>
/// <param name="History">Values that ended; null for ever.</param>
public sealed record Retention(TimeSpan Documents, TimeSpan Runs, TimeSpan Notifications, TimeSpan? History);

/// <summary>How many rows were deleted.</summary>
public sealed record HousekeepingResult(int Values, int Documents, int Runs, int Requests, int Leases, int Notifications);

/// <summary>Deletes what is too old, some hundred rows a statement, so that nobody waits long for its locks.</summary>
public sealed class CatalogHousekeeping(IDbContextFactory<CatalogContext> contexts, TimeProvider time)
{
    private const int Batch = 500;

    /// <summary>Deletes what is older than it is kept. What a break leaves is deleted next time.</summary>
    public async Task<HousekeepingResult> CleanAsync(Retention retention, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(retention);
        var now = time.GetUtcNow();
        var (documents, runs, notifications) = (now - retention.Documents, now - retention.Runs, now - retention.Notifications);

        // Values come first: documents may rest on nothing else.
        var values = retention.History is { } history ? await CleanHistoryAsync(Days.Utc(now - history), cancellationToken).ConfigureAwait(false) : 0;
        return new(
            values,
            await DeleteAsync(context => Unused(context, documents).OrderBy(document => document.ContentHash), cancellationToken).ConfigureAwait(false),
            await DeleteAsync(context => context.Runs.Where(run => run.FinishedAt < runs).OrderBy(run => run.Id), cancellationToken).ConfigureAwait(false),
            await DeleteAsync(context => context.RefreshRequests.Where(request => request.EndedAt < runs).OrderBy(request => request.Id), cancellationToken).ConfigureAwait(false),
            // Those of sources stay: their tokens tell an earlier holder from the present one.
            await DeleteAsync(context => context.Leases.Where(lease => lease.Name.StartsWith("refresh/") && lease.ExpiresAt < runs).OrderBy(lease => lease.Name), cancellationToken).ConfigureAwait(false),
            await DeleteAsync(context => context.Notifications.Where(entry => entry.EndedAt < notifications).OrderBy(entry => entry.Id), cancellationToken).ConfigureAwait(false));
    }

    // A document that is fetched again just now is stored again by the next attempt at its source.
    private static IQueryable<DocumentEntry> Unused(CatalogContext context, DateTimeOffset before) => context.Documents.Where(document =>
        document.FetchedAt < before
        && !context.Sources.Any(source => source.ContentHash == document.ContentHash)
        && !context.Holds.Any(hold => hold.ContentHash == document.ContentHash && (hold.ClosedAt == null || hold.ClosedAt >= before))
        && !context.Prices.Any(row => row.ContentHash == document.ContentHash)
        && !context.Attributes.Any(row => row.ContentHash == document.ContentHash)
        && !context.Capabilities.Any(row => row.ContentHash == document.ContentHash)
        && !context.Benchmarks.Any(row => row.ContentHash == document.ContentHash));

    private async Task<int> CleanHistoryAsync(DateOnly before, CancellationToken cancellationToken) =>
        await CleanHistoryAsync(context => context.Prices, before, cancellationToken).ConfigureAwait(false)
        + await CleanHistoryAsync(context => context.Attributes, before, cancellationToken).ConfigureAwait(false)
        + await CleanHistoryAsync(context => context.Capabilities, before, cancellationToken).ConfigureAwait(false)
        + await CleanHistoryAsync(context => context.Benchmarks, before, cancellationToken).ConfigureAwait(false);

    // What took the place of a value that goes stands for itself from then on. It did so before that day: every change since stays whole.
    private async Task<int> CleanHistoryAsync<TEntry>(Func<CatalogContext, DbSet<TEntry>> table, DateOnly before, CancellationToken cancellationToken)
        where TEntry : HistoryEntry
    {
        await RepeatAsync(
            context => table(context)
                .Where(row => row.ReplacesId != null && table(context).Any(old => old.Id == row.ReplacesId && old.ClosedOn < before))
                .OrderBy(row => row.Id).Take(Batch)
                .ExecuteUpdateAsync(row => row.SetProperty(it => it.ReplacesId, (long?)null), cancellationToken),
            cancellationToken).ConfigureAwait(false);
        return await DeleteAsync(context => table(context).Where(row => row.ClosedOn < before).OrderBy(row => row.Id), cancellationToken).ConfigureAwait(false);
    }

    private Task<int> DeleteAsync<TEntry>(Func<CatalogContext, IQueryable<TEntry>> old, CancellationToken cancellationToken) =>
        RepeatAsync(context => old(context).Take(Batch).ExecuteDeleteAsync(cancellationToken), cancellationToken);

    private async Task<int> RepeatAsync(Func<CatalogContext, Task<int>> step, CancellationToken cancellationToken)
    {
        for (var total = 0; ;)
        {
            var done = await contexts.WriteAsync(step, cancellationToken).ConfigureAwait(false);
            total += done;
            if (done < Batch)
            {
                return total;
            }
        }
    }
}
