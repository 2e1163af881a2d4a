using Microsoft.EntityFrameworkCore;
using ModelCompare.Catalog;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>The current rows of one source.</summary>
internal static class OpenRows
{
    /// <summary>Loads them all for update, with one query a table.</summary>
    public static async Task<Dictionary<FactKey, HistoryEntry>> LoadAsync(CatalogContext context, string sourceId, CancellationToken cancellationToken)
    {
        List<HistoryEntry> rows =
        [
            .. await Of(context.Prices, sourceId).Include(entry => entry.Listing).ToListAsync(cancellationToken).ConfigureAwait(false),
            .. await Of(context.Attributes, sourceId).Include(entry => entry.Listing).ToListAsync(cancellationToken).ConfigureAwait(false),
            .. await Of(context.Capabilities, sourceId).Include(entry => entry.Listing).ToListAsync(cancellationToken).ConfigureAwait(false),
            .. await Of(context.Benchmarks, sourceId).Include(entry => entry.Listing).ToListAsync(cancellationToken).ConfigureAwait(false),
        ];
        return rows.ToDictionary(row => FactKey.Of(row.ToFact(row.Listing.ToListing())));
    }

    /// <summary>
    /// Moves the review date of what the last document of <paramref name="source"/> stated, and of nothing else: what a person
    /// read elsewhere still stands in it, but nobody read it again. What it did not state is missed once more, and retired as by
    /// <see cref="Retirement"/>.
    /// </summary>
    public static async Task<ChangeSummary> ConfirmAsync(CatalogContext context, SourceEntry source, DateOnly day, int retireAfter, CancellationToken cancellationToken)
    {
        var summary = ChangeSummary.Nothing;
        summary = await ConfirmAsync(context.Prices, source, day, retireAfter, summary, cancellationToken).ConfigureAwait(false);
        summary = await ConfirmAsync(context.Attributes, source, day, retireAfter, summary, cancellationToken).ConfigureAwait(false);
        summary = await ConfirmAsync(context.Capabilities, source, day, retireAfter, summary, cancellationToken).ConfigureAwait(false);
        return await ConfirmAsync(context.Benchmarks, source, day, retireAfter, summary, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<ChangeSummary> ConfirmAsync<TEntry>(
        DbSet<TEntry> entries, SourceEntry source, DateOnly day, int retireAfter, ChangeSummary summary, CancellationToken cancellationToken)
        where TEntry : HistoryEntry
    {
        var open = Of(entries, source.SourceId);
        // Every row that a document stated carries its hash and the time of its fetch: the hash alone would include what
        // an earlier reading of the same bytes yielded and the last one did not.
        var stated = open.Where(entry => entry.ContentHash == source.ContentHash && entry.FetchedAt == source.FetchedAt);
        var confirmed = await stated.CountAsync(cancellationToken).ConfigureAwait(false);
        var all = await open.CountAsync(cancellationToken).ConfigureAwait(false);
        await stated
            .Where(entry => entry.ConfirmedOn < day && entry.ReadOn == null)
            .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.ConfirmedOn, day), cancellationToken).ConfigureAwait(false);
        await open
            .Where(entry => entry.ContentHash != source.ContentHash || entry.FetchedAt != source.FetchedAt)
            .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.MissedRuns, entry => entry.MissedRuns + 1), cancellationToken).ConfigureAwait(false);
        var retired = await open
            .Where(entry => entry.MissedRuns >= retireAfter)
            .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.ClosedOn, day), cancellationToken).ConfigureAwait(false);
        return summary with { Confirmed = summary.Confirmed + confirmed, Missing = summary.Missing + all - confirmed, Retired = summary.Retired + retired };
    }

    private static IQueryable<TEntry> Of<TEntry>(DbSet<TEntry> entries, string sourceId)
        where TEntry : HistoryEntry =>
        entries.Where(entry => entry.SourceId == sourceId && entry.ClosedOn == null);
}
