using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Catalog;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>Reads everything that was ever stated of a model, current or not.</summary>
public sealed class HistoryReader(IDbContextFactory<CatalogContext> contexts)
{
    /// <summary>Every statement about the listings of a model, in the order in which they were first read; none for an unknown slug.</summary>
    public Task<ImmutableArray<Statement>> GetAsync(string slug, CancellationToken cancellationToken = default) =>
        contexts.ReadAsync<ImmutableArray<Statement>>(
            async context =>
            [
                .. await LoadAsync(context.Attributes, slug, cancellationToken).ConfigureAwait(false),
                .. await LoadAsync(context.Capabilities, slug, cancellationToken).ConfigureAwait(false),
                .. await LoadAsync(context.Benchmarks, slug, cancellationToken).ConfigureAwait(false),
                .. await LoadAsync(context.Prices, slug, cancellationToken).ConfigureAwait(false),
            ],
            cancellationToken);

    private static async Task<IEnumerable<Statement>> LoadAsync<TEntry>(DbSet<TEntry> entries, string slug, CancellationToken cancellationToken)
        where TEntry : HistoryEntry
    {
        var stated =
            from entry in entries.AsNoTracking()
            where entry.Listing.Model!.Slug == slug
            orderby entry.ChangedOn, entry.Id
            select new
            {
                Entry = entry,
                entry.Listing.Provider,
                entry.Listing.ProviderModel,
                entry.Source.Role,
                entry.Source.Trust,
                IsReplaced = entries.Any(next => next.ReplacesId == entry.Id),
            };
        var rows = await stated.ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.Select(row => new Statement(
            row.Entry.ToFact(new(row.Provider, row.ProviderModel)), row.Role, row.Trust,
            row.Entry.ChangedOn, row.Entry.ConfirmedOn, row.Entry.ClosedOn, row.IsReplaced, row.Entry.MissedRuns));
    }
}
