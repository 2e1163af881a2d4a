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

    private static IQueryable<TEntry> Of<TEntry>(DbSet<TEntry> entries, string sourceId)
        where TEntry : HistoryEntry =>
        entries.Where(entry => entry.SourceId == sourceId && entry.ClosedOn == null);
}
