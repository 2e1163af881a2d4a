using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Catalog;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>Compares the facts of a run with the current rows of its source, and tracks what has to be written.</summary>
internal sealed class FactDiff(CatalogContext context, SourceRun run, Retirement retirement, HistoryKeys keys)
{
    private readonly ImmutableArray<Change>.Builder _changes = ImmutableArray.CreateBuilder<Change>();
    private int _new;
    private int _changed;
    private int _confirmed;

    public async Task<ChangeSummary> TrackAsync(FactSet facts, CancellationToken cancellationToken)
    {
        var missing = await OpenRows.LoadAsync(context, run.SourceId, cancellationToken).ConfigureAwait(false);
        var listings = await LoadListingsAsync(facts, cancellationToken).ConfigureAwait(false);
        foreach (var (key, fact) in facts.Facts)
        {
            if (missing.Remove(key, out var row))
            {
                Compare(key, row, fact);
            }
            else
            {
                Add(key, fact, listings);
            }
        }

        return new(_new, _changed, _confirmed, missing.Keys.Count(key => !retirement.IsKeptBack(key)), _changes.ToImmutable(), facts.Problems) { Retired = retirement.Apply(missing) };
    }

    private void Compare(FactKey key, HistoryEntry row, Fact fact)
    {
        var (from, to) = (FactValue.Of(row.ToFact(key.Listing)), FactValue.Of(fact));
        if (from == to)
        {
            _confirmed++;
            row.Confirm(fact, run);
            return;
        }

        _changed++;
        _changes.Add(new(key.Listing, key.Text, from, to, key.Kind));
        context.Add(row.Replace(fact, run, keys));
    }

    private void Add(FactKey key, Fact fact, Dictionary<Listing, ListingEntry> listings)
    {
        if (!listings.TryGetValue(key.Listing, out var listing))
        {
            listing = new() { Provider = key.Listing.Provider, ProviderModel = key.Listing.ProviderModel };
            listings.Add(key.Listing, listing);
        }

        _new++;
        _changes.Add(new(key.Listing, key.Text, null, FactValue.Of(fact), key.Kind));
        context.Add(HistoryEntry.Open(fact, run, listing, keys));
    }

    private async Task<Dictionary<Listing, ListingEntry>> LoadListingsAsync(FactSet facts, CancellationToken cancellationToken)
    {
        var providers = facts.Facts.Select(fact => fact.Key.Listing.Provider).Distinct().ToList();
        return await context.Listings
            .Where(listing => providers.Contains(listing.Provider))
            .ToDictionaryAsync(listing => listing.ToListing(), cancellationToken).ConfigureAwait(false);
    }
}
