using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>Reads the current state of the catalog. What a source states that sources.json does not list is left out.</summary>
public sealed class CatalogReader(IDbContextFactory<CatalogContext> contexts)
{
    /// <summary>
    /// Every current price that is not free and not a witness's, whenever it takes effect; by provider, model, tier and meter.
    /// </summary>
    public Task<ImmutableArray<StatedPrice>> GetPricesAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(Prices, cancellationToken);

    /// <summary>Every current attribute as each source states it; by provider, model and attribute.</summary>
    public Task<ImmutableArray<AttributeExport>> GetAttributesAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(context => Current(context.Attributes)
            .OrderBy(entry => entry.Listing.Provider).ThenBy(entry => entry.Listing.ProviderModel)
            .ThenBy(entry => entry.Attribute).ThenBy(entry => entry.Source.Trust)
            .Select(entry => new AttributeExport(
                entry.Listing.Provider, entry.Listing.ProviderModel, entry.Listing.Model!.Slug ?? "", entry.Attribute, entry.Value,
                entry.ConfirmedOn, entry.SourceId, entry.Locator, entry.Quote)), cancellationToken);

    /// <summary>Every current capability as each source states it; by provider, model and capability.</summary>
    public Task<ImmutableArray<CapabilityExport>> GetCapabilitiesAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(context => Current(context.Capabilities)
            .OrderBy(entry => entry.Listing.Provider).ThenBy(entry => entry.Listing.ProviderModel)
            .ThenBy(entry => entry.Capability).ThenBy(entry => entry.Source.Trust)
            .Select(entry => new CapabilityExport(
                entry.Listing.Provider, entry.Listing.ProviderModel, entry.Listing.Model!.Slug ?? "", entry.Capability, entry.Supported,
                entry.ConfirmedOn, entry.SourceId, entry.Locator, entry.Quote)), cancellationToken);

    /// <summary>Every current score as each source states it; by provider, model, benchmark, metric and setting.</summary>
    public Task<ImmutableArray<BenchmarkExport>> GetBenchmarksAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(context => Current(context.Benchmarks)
            .OrderBy(entry => entry.Listing.Provider).ThenBy(entry => entry.Listing.ProviderModel)
            .ThenBy(entry => entry.Benchmark).ThenBy(entry => entry.Metric).ThenBy(entry => entry.Setting).ThenBy(entry => entry.Source.Trust)
            .Select(entry => new BenchmarkExport(
                entry.Listing.Provider, entry.Listing.ProviderModel, entry.Listing.Model!.Slug ?? "",
                entry.Benchmark, entry.Metric, entry.Setting, entry.Score,
                entry.ConfirmedOn, entry.SourceId, entry.Locator, entry.Quote)), cancellationToken);

    /// <summary>Every model with its listings, by slug: also those of which no source states anything any more.</summary>
    public async Task<ImmutableArray<ModelRow>> GetKnownModelsAsync(CancellationToken cancellationToken = default) =>
        [.. (await ReadAsync(context => context.Models.Include(model => model.Listings).OrderBy(model => model.Slug), cancellationToken).ConfigureAwait(false)).Select(Row)];

    /// <summary>Every model with the listings of which a source states something, by slug; one that was listed and is no longer is left out.</summary>
    public async Task<ImmutableArray<ModelRow>> GetModelsAsync(CancellationToken cancellationToken = default) =>
        [.. (await ReadAsync(Models, cancellationToken).ConfigureAwait(false)).Select(Row)];

    /// <summary>Every listing of which a source states something and that is no known model, by provider and name.</summary>
    public async Task<ImmutableArray<UnmatchedListing>> GetUnmatchedListingsAsync(CancellationToken cancellationToken = default)
    {
        var unmatched = await ReadAsync(context => Stated(context).Where(listing => listing.ModelId == null), cancellationToken).ConfigureAwait(false);
        var slugs = await ReadAsync(context => context.Models.Select(model => model.Slug), cancellationToken).ConfigureAwait(false);
        return [.. InOrder(unmatched).Select(listing => new UnmatchedListing(listing, ModelResolver.Candidates(listing.ProviderModel, slugs)))];
    }

    /// <summary>What was new, became different or was retired on a day or later, by day and id; what became different twice within a day stands in its order.</summary>
    /// <param name="since">The first day; null for all.</param>
    /// <param name="slug">Only changes of this model; null for all.</param>
    /// <param name="after">Of the first day only changes whose id comes after this one; null for all of it.</param>
    /// <param name="take">Most changes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public Task<ImmutableArray<PublishedChange>> GetChangesAsync(
        DateOnly? since, string? slug = null, string? after = null, int take = int.MaxValue, CancellationToken cancellationToken = default) =>
#pragma warning disable CA1309 // The database compares, and EF translates no other overload.
        ReadAsync(context => context.PublishedChanges
            .Where(change => since == null || change.ChangedOn > since || (change.ChangedOn == since && (after == null || string.Compare(change.Id, after) > 0)))
            .Where(change => slug == null || change.Model == slug)
            .OrderBy(change => change.ChangedOn).ThenBy(change => change.Id)
            .Take(take), cancellationToken);
#pragma warning restore CA1309

    /// <summary>How each source stands, in the order of trust; sources that are no longer listed come last.</summary>
    public async Task<ImmutableArray<SourceState>> GetSourceStatesAsync(CancellationToken cancellationToken = default)
    {
        var sources = await ReadAsync(
            context => context.Sources.OrderBy(source => source.Trust == null).ThenBy(source => source.Trust).ThenBy(source => source.SourceId),
            cancellationToken).ConfigureAwait(false);
        return [.. sources.Select(source => source.ToState())];
    }

    /// <summary>How a source stands; null when it was never tried and never listed.</summary>
    public async Task<SourceState?> GetSourceStateAsync(string sourceId, CancellationToken cancellationToken = default)
    {
        var sources = await ReadAsync(context => context.Sources.Where(source => source.SourceId == sourceId), cancellationToken).ConfigureAwait(false);
        return sources.SingleOrDefault()?.ToState();
    }

    /// <summary>What a source said last, for the gate.</summary>
    /// <param name="sourceId">Id of the source.</param>
    /// <param name="retireAfterRuns">How many documents in a row may miss a value before it is retired, as in <see cref="CatalogOptions"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<Baseline> GetBaselineAsync(string sourceId, int retireAfterRuns, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        var rows = await OpenRows.LoadAsync(context, sourceId, cancellationToken).ConfigureAwait(false);
        var unclaimed = await context.Sources.Where(source => source.SourceId == sourceId).Select(source => source.Rejected).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return new(rows.ToImmutableDictionary(row => row.Key, row => row.Value.ToFact(row.Key.Listing)), unclaimed)
        {
            Expiring = [.. rows.Where(row => row.Value.MissedRuns + 1 >= retireAfterRuns).Select(row => row.Key)],
        };
    }

    /// <summary>What other sources say about prices of the listings of a source's provider.</summary>
    public async Task<Witnesses> GetWitnessesAsync(string sourceId, string provider, CancellationToken cancellationToken = default)
    {
        var prices = await ReadAsync(
            context => Current(context.Prices).Include(price => price.Listing).Where(price => price.SourceId != sourceId && price.Listing.Provider == provider),
            cancellationToken).ConfigureAwait(false);
        return new(prices.Select(price => (PriceFact)price.ToFact(price.Listing.ToListing())));
    }

    /// <summary>A stored body with the address it was first fetched from; null when none of that hash is stored.</summary>
    public async Task<Document?> GetDocumentAsync(string contentHash, CancellationToken cancellationToken = default)
    {
        var documents = await ReadAsync(context => context.Documents.Where(document => document.ContentHash == contentHash), cancellationToken).ConfigureAwait(false);
        return documents.SingleOrDefault()?.ToDocument();
    }

    /// <summary>Everything current about models, by slug, without those that were listed and are no longer, for comparisons on the day <paramref name="today"/>.</summary>
    /// <param name="slugs">The models wanted; null for all. Unknown slugs yield nothing.</param>
    public async Task<ImmutableArray<ModelProfile>> GetProfilesAsync(
        DateOnly today, IReadOnlyCollection<string>? slugs = null, CancellationToken cancellationToken = default) =>
        await contexts.ReadAsync(context => ProfilesAsync(context, today, slugs, cancellationToken), cancellationToken).ConfigureAwait(false);

    /// <summary>Everything that comparisons and lists show on the day <paramref name="today"/>, as of one moment.</summary>
    public Task<CatalogView> GetViewAsync(DateOnly today, CancellationToken cancellationToken = default) =>
        contexts.ReadAsync(async context =>
        {
            context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
            var profiles = await ProfilesAsync(context, today, null, cancellationToken).ConfigureAwait(false);
            var models = await Models(context).ToListAsync(cancellationToken).ConfigureAwait(false);
            var prices = await Prices(context).ToListAsync(cancellationToken).ConfigureAwait(false);
            var compared = await context.ComparedModels.Select(model => model.Slug).ToListAsync(cancellationToken).ConfigureAwait(false);
            var slugs = profiles.Select(profile => profile.Slug).ToHashSet(StringComparer.Ordinal);
            return new CatalogView(today, profiles, [.. models.Select(Row).Where(model => slugs.Contains(model.Slug))], [.. prices], [.. compared]);
        }, cancellationToken);

    /// <summary>Every pair of current statements of two sources that cannot both be true on the day <paramref name="today"/>.</summary>
    public Task<ImmutableArray<Discrepancy>> GetDiscrepanciesAsync(DateOnly today, CancellationToken cancellationToken = default) =>
        contexts.ReadAsync(async context =>
        {
            var facts = await LinkedFacts.LoadAsync(context, cancellationToken).ConfigureAwait(false);
            var trust = await TrustAsync(context, cancellationToken).ConfigureAwait(false);
            return new Discrepancies(trust, today).Find(facts);
        }, cancellationToken);

    private static IQueryable<StatedPrice> Prices(CatalogContext context) =>
        Current(context.Prices)
            .Where(price => price.Amount != null && price.Source.Role != SourceRole.Witness)
            .OrderBy(price => price.Listing.Provider).ThenBy(price => price.Listing.ProviderModel)
            .ThenBy(price => price.ServiceTier).ThenBy(price => price.Meter).ThenBy(price => price.Modality)
            .ThenBy(price => price.ContextOver).ThenBy(price => price.ContextUpTo).ThenBy(price => price.Context)
            .ThenBy(price => price.Region).ThenBy(price => price.Variant).ThenBy(price => price.Unit).ThenBy(price => price.Currency)
            .ThenBy(price => price.EffectiveFrom).ThenBy(price => price.EffectiveTo).ThenBy(price => price.SourceId)
            .Select(price => new StatedPrice(
                new PriceExport(
                    price.Listing.Provider, price.Listing.ProviderModel, price.Listing.Model!.Slug ?? "",
                    price.Meter, price.Modality, price.ServiceTier, price.Context ?? "", price.ContextOver, price.ContextUpTo,
                    price.Region, price.Unit, price.Currency, price.Amount!.Value, price.EffectiveFrom, price.EffectiveTo,
                    price.ConfirmedOn, price.SourceId, price.Locator, price.Quote),
                price.Variant));

    private static IQueryable<ModelEntry> Models(CatalogContext context)
    {
        var stated = Stated(context);
        return context.Models.Where(model => model.Listings.Count == 0 || model.Listings.Any(listing => stated.Contains(listing)))
            .Include(model => model.Listings.Where(listing => stated.Contains(listing)))
            .OrderBy(model => model.Slug);
    }

    // What was retired, and what only sources state that are no longer listed, is history.
    private static IQueryable<ListingEntry> Stated(CatalogContext context)
    {
        var ids = Current(context.Prices).Select(entry => entry.ListingId)
            .Union(Current(context.Attributes).Select(entry => entry.ListingId))
            .Union(Current(context.Capabilities).Select(entry => entry.ListingId))
            .Union(Current(context.Benchmarks).Select(entry => entry.ListingId));
        return context.Listings.Where(listing => ids.Contains(listing.Id));
    }

    private static ModelRow Row(ModelEntry model) => new(model.Slug, model.Name, model.Developer, model.ProductType, InOrder(model.Listings));

    private static async Task<ImmutableArray<ModelProfile>> ProfilesAsync(
        CatalogContext context, DateOnly today, IReadOnlyCollection<string>? slugs, CancellationToken cancellationToken)
    {
        var (models, facts) = await ProfileFacts.LoadAsync(context, slugs, cancellationToken).ConfigureAwait(false);
        var builder = await BuilderAsync(context, today, cancellationToken).ConfigureAwait(false);
        return [.. models.Select(model => builder.Build(model, facts[model.Slug])).OrderBy(profile => profile.Slug, StringComparer.Ordinal)];
    }

    private static async Task<ProfileBuilder> BuilderAsync(CatalogContext context, DateOnly today, CancellationToken cancellationToken)
    {
        var trust = await TrustAsync(context, cancellationToken).ConfigureAwait(false);
        var names = await context.Providers.ToDictionaryAsync(provider => provider.ProviderId, provider => provider.Name, cancellationToken).ConfigureAwait(false);
        var stale = await StaleAsync(context, today, cancellationToken).ConfigureAwait(false);
        return new(trust, names, today, stale);
    }

    private static async Task<ImmutableDictionary<string, DateOnly>> StaleAsync(CatalogContext context, DateOnly today, CancellationToken cancellationToken)
    {
        var stale = await context.Sources
            .Where(source => source.FreshUntil < today && source.ConfirmedAt != null)
            .Select(source => new { source.SourceId, source.ConfirmedAt })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return stale.ToImmutableDictionary(source => source.SourceId, source => Days.Utc(source.ConfirmedAt!.Value), StringComparer.Ordinal);
    }

    private static async Task<SourceTrust> TrustAsync(CatalogContext context, CancellationToken cancellationToken)
    {
        var ranked = await context.Sources
            .Where(source => source.Trust != null && source.Role != null)
            .OrderBy(source => source.Trust)
            .Select(source => new { source.SourceId, source.Role })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return new(ranked.Select(source => (source.SourceId, source.Role!.Value)));
    }

    private async Task<ImmutableArray<TRow>> ReadAsync<TRow>(Func<CatalogContext, IQueryable<TRow>> query, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTrackingWithIdentityResolution;
        return [.. await query(context).ToListAsync(cancellationToken).ConfigureAwait(false)];
    }

    private static IQueryable<TEntry> Current<TEntry>(DbSet<TEntry> entries)
        where TEntry : HistoryEntry =>
        entries.Where(entry => entry.ClosedOn == null && entry.Source.Trust != null);

    private static ImmutableArray<Listing> InOrder(IEnumerable<ListingEntry> listings) =>
    [
        .. listings.Select(listing => listing.ToListing())
            .OrderBy(listing => listing.Provider, StringComparer.Ordinal)
            .ThenBy(listing => listing.ProviderModel, StringComparer.Ordinal),
    ];
}
