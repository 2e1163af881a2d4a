using Microsoft.EntityFrameworkCore;
using ModelCompare.Catalog;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>Loads everything current that is stated of models, with one query a table. A model that was listed and is no longer is left out.</summary>
internal static class ProfileFacts
{
    public static async Task<(List<ResolvedModel> Models, ILookup<string, StatedFact> Facts)> LoadAsync(
        CatalogContext context, IReadOnlyCollection<string>? slugs, CancellationToken cancellationToken)
    {
        var models = Of(context.Models, slugs).AsNoTracking();
        List<(string Slug, StatedFact Fact)> facts =
        [
            .. await LoadAsync(context.Prices, models, cancellationToken).ConfigureAwait(false),
            .. await LoadAsync(context.Attributes, models, cancellationToken).ConfigureAwait(false),
            .. await LoadAsync(context.Capabilities, models, cancellationToken).ConfigureAwait(false),
            .. await LoadAsync(context.Benchmarks, models, cancellationToken).ConfigureAwait(false),
        ];
        var entries = await models.Select(model => new { Model = model, IsListed = model.Listings.Count > 0 }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var bySlug = facts.ToLookup(fact => fact.Slug, fact => fact.Fact, StringComparer.Ordinal);
        return ([.. entries.Where(entry => !entry.IsListed || bySlug.Contains(entry.Model.Slug)).Select(entry => entry.Model.ToModel())], bySlug);
    }

    private static IQueryable<ModelEntry> Of(IQueryable<ModelEntry> models, IReadOnlyCollection<string>? slugs) =>
        slugs is null ? models : models.Where(model => slugs.Contains(model.Slug));

    private static async Task<IEnumerable<(string Slug, StatedFact Fact)>> LoadAsync<TEntry>(
        DbSet<TEntry> entries, IQueryable<ModelEntry> models, CancellationToken cancellationToken)
        where TEntry : HistoryEntry
    {
        var current =
            from entry in entries.AsNoTracking()
            where entry.ClosedOn == null && entry.Source.Trust != null
            join model in models on entry.Listing.ModelId equals model.Id
            select new { Entry = entry, model.Slug, entry.Listing.Provider, entry.Listing.ProviderModel };
        var rows = await current.ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.Select(row => (row.Slug, new StatedFact(row.Entry.ToFact(new(row.Provider, row.ProviderModel)), row.Entry.ConfirmedOn)));
    }
}
