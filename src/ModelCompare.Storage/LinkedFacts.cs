using Microsoft.EntityFrameworkCore;
using ModelCompare.Catalog;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>Loads everything current that is stated of any listing, matched or not, with one query a table.</summary>
internal static class LinkedFacts
{
    public static async Task<List<LinkedFact>> LoadAsync(CatalogContext context, CancellationToken cancellationToken) =>
    [
        .. await LoadAsync(context.Prices, cancellationToken).ConfigureAwait(false),
        .. await LoadAsync(context.Attributes, cancellationToken).ConfigureAwait(false),
        .. await LoadAsync(context.Capabilities, cancellationToken).ConfigureAwait(false),
        .. await LoadAsync(context.Benchmarks, cancellationToken).ConfigureAwait(false),
    ];

    private static async Task<IEnumerable<LinkedFact>> LoadAsync<TEntry>(DbSet<TEntry> entries, CancellationToken cancellationToken)
        where TEntry : HistoryEntry
    {
        var current =
            from entry in entries.AsNoTracking()
            where entry.ClosedOn == null && entry.Source.Trust != null
            select new { Entry = entry, entry.Listing.Provider, entry.Listing.ProviderModel, Slug = entry.Listing.Model!.Slug ?? "" };
        var rows = await current.ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.Select(row => new LinkedFact(
            new(row.Entry.ToFact(new(row.Provider, row.ProviderModel)), row.Entry.ConfirmedOn), row.Slug.Length == 0 ? null : row.Slug));
    }
}
