using Microsoft.EntityFrameworkCore;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>Brings sources, models and links of the database in line with sources.json.</summary>
internal sealed class ModelLinker(CatalogContext context, SourceCatalog catalog, TimeSpan freshness, DateOnly today)
{
    /// <summary>Stores role, trust and freshness of each source that is listed, and takes them from those that are not.</summary>
    public async Task DeclareSourcesAsync(CancellationToken cancellationToken)
    {
        var trust = SourceTrust.Of(catalog);
        var stored = await context.Sources.ToDictionaryAsync(source => source.SourceId, cancellationToken).ConfigureAwait(false);
        var declared = catalog.Sources.ToDictionary(source => source.Id, StringComparer.Ordinal);
        foreach (var id in declared.Keys.Except(stored.Keys))
        {
            stored.Add(id, context.Sources.Add(new() { SourceId = id }).Entity);
        }

        foreach (var source in stored.Values)
        {
            source.Role = declared.GetValueOrDefault(source.SourceId)?.Role;
            source.Trust = trust.RankOf(source.SourceId);
            source.FreshUntil = declared.TryGetValue(source.SourceId, out var listed) ? source.ToState().WithLimit(listed.FreshFor(freshness)).FreshUntil : null;
        }

        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores the names of providers, so that the database alone answers every look-up.</summary>
    public async Task DeclareProvidersAsync(CancellationToken cancellationToken)
    {
        var stored = await context.Providers.ToDictionaryAsync(provider => provider.ProviderId, cancellationToken).ConfigureAwait(false);
        foreach (var provider in catalog.Providers)
        {
            if (!stored.Remove(provider.Id, out var entry))
            {
                entry = context.Providers.Add(new() { ProviderId = provider.Id, Name = provider.Name }).Entity;
            }

            entry.Name = provider.Name;
            entry.Developer = provider.Developer;
        }

        context.Providers.RemoveRange(stored.Values);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Stores the models there are, and the link of each listing.</summary>
    public async Task LinkAsync(CancellationToken cancellationToken)
    {
        var listings = await context.Listings.ToListAsync(cancellationToken).ConfigureAwait(false);
        var stated = await StatedByAuthoritiesAsync(cancellationToken).ConfigureAwait(false);
        var names = await NamesAsync(cancellationToken).ConfigureAwait(false);
        var resolution = new ModelResolver(catalog, today).Resolve(listings.Select(listing =>
            new SeenListing(listing.ToListing(), stated.Contains(listing.Id), names.GetValueOrDefault(listing.Id))));
        var models = await StoreAsync(resolution.Models, cancellationToken).ConfigureAwait(false);
        foreach (var listing in listings)
        {
            listing.Model = resolution.Links.TryGetValue(listing.ToListing(), out var slug) ? models[slug] : null;
        }

        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Dictionary<string, ModelEntry>> StoreAsync(IEnumerable<ResolvedModel> resolved, CancellationToken cancellationToken)
    {
        var stored = await context.Models.ToDictionaryAsync(model => model.Slug, StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);
        var models = new Dictionary<string, ModelEntry>(StringComparer.Ordinal);
        foreach (var model in resolved)
        {
            if (!stored.Remove(model.Slug, out var entry))
            {
                entry = new() { Slug = model.Slug, Name = model.Name, Developer = model.Developer, ProductType = model.ProductType };
                context.Models.Add(entry);
            }

            entry.Name = model.Name;
            entry.Developer = model.Developer;
            entry.ProductType = model.ProductType;
            models.Add(model.Slug, entry);
        }

        context.Models.RemoveRange(stored.Values);
        return models;
    }

    // What a lab stated once stays known, with its history, when it is retired.
    private async Task<HashSet<long>> StatedByAuthoritiesAsync(CancellationToken cancellationToken)
    {
        var listings = Authorities(context.Prices).Select(entry => entry.ListingId)
            .Union(Authorities(context.Attributes).Select(entry => entry.ListingId))
            .Union(Authorities(context.Capabilities).Select(entry => entry.ListingId))
            .Union(Authorities(context.Benchmarks).Select(entry => entry.ListingId));
        return await listings.ToHashSetAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<Dictionary<long, string>> NamesAsync(CancellationToken cancellationToken)
    {
        var names = await Authorities(context.Attributes)
            .Where(entry => entry.Attribute == ModelAttributes.Name)
            .OrderBy(entry => entry.ClosedOn != null).ThenBy(entry => entry.Source.Trust).ThenByDescending(entry => entry.ClosedOn)
            .Select(entry => new { entry.ListingId, entry.Value })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return names.DistinctBy(name => name.ListingId).ToDictionary(name => name.ListingId, name => name.Value);
    }

    private static IQueryable<TEntry> Authorities<TEntry>(DbSet<TEntry> entries)
        where TEntry : HistoryEntry =>
        entries.Where(entry => entry.Source.Role == SourceRole.Authority);
}
