using System.Collections.Immutable;
using ModelCompare.Sources;

namespace ModelCompare.Catalog;

/// <summary>A listing as the resolver needs to know it.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="StatedByAuthority">True when a source of role <see cref="SourceRole.Authority"/> states something of it.</param>
/// <param name="Name">The display name that such a source states; null when none does.</param>
public sealed record SeenListing(Listing Listing, bool StatedByAuthority, string? Name = null);

/// <summary>A model of the catalog, curated or introduced by its lab.</summary>
public sealed record ResolvedModel(string Slug, string Name, string Developer, string ProductType);

/// <summary>Which models there are, and which listings are which model; listings without a link are unmatched.</summary>
public sealed record ModelResolution(ImmutableArray<ResolvedModel> Models, ImmutableDictionary<Listing, string> Links);

/// <summary>
/// Decides which model a listing is: by a curated alias of its provider, else, where a lab states it of its own model, by its
/// slug. Never by likeness: what does not match exactly stays unmatched.
/// </summary>
public sealed class ModelResolver
{
    private readonly SourceCatalog _catalog;
    private readonly ImmutableDictionary<string, ProviderDefinition> _providers;
    private readonly ILookup<Listing, string> _aliases;

    public ModelResolver(SourceCatalog catalog)
    {
        _catalog = catalog;
        _providers = catalog.Providers.ToImmutableDictionary(provider => provider.Id, StringComparer.Ordinal);
        _aliases = catalog.Models
            .SelectMany(model => model.Aliases, (model, entry) => (model.Slug, Provider: entry.Key, Names: entry.Value))
            .SelectMany(entry => entry.Names, (entry, name) => (entry.Slug, Listing: new Listing(entry.Provider, name)))
            .Distinct()
            .ToLookup(alias => alias.Listing, alias => alias.Slug);
    }

    /// <summary>Resolves <paramref name="listings"/>. Equal inputs in any order give equal results.</summary>
    public ModelResolution Resolve(IEnumerable<SeenListing> listings)
    {
        var models = _catalog.Models.ToDictionary(
            model => model.Slug,
            model => new ResolvedModel(model.Slug, model.Name, model.Developer, model.ProductType),
            StringComparer.Ordinal);
        var links = ImmutableDictionary.CreateBuilder<Listing, string>();
        foreach (var seen in InOrder(listings))
        {
            if ((ByAlias(seen.Listing) ?? ByAuthority(seen, models)) is { } slug)
            {
                links[seen.Listing] = slug;
            }
        }

        return new([.. models.Values.OrderBy(model => model.Slug, StringComparer.Ordinal)], links.ToImmutable());
    }

    /// <summary>
    /// At most three slugs whose words all stand in the listing's name, or the reverse, longest first. For a person to look at;
    /// nothing is decided by it.
    /// </summary>
    public static ImmutableArray<string> Candidates(string providerModel, IEnumerable<string> slugs)
    {
        var words = Words(ModelSlug.Of(providerModel));
        return
        [
            .. slugs
                .Select(slug => (slug, words: Words(slug)))
                .Where(model => model.words.IsSubsetOf(words) || words.IsSubsetOf(model.words))
                .OrderByDescending(model => model.words.Count)
                .ThenBy(model => model.slug, StringComparer.Ordinal)
                .Select(model => model.slug)
                .Take(3),
        ];
    }

    private static ImmutableHashSet<string> Words(string slug) =>
        [.. slug.Split('-', StringSplitOptions.RemoveEmptyEntries)];

    // The order of providers decides which lab keeps a slug that two claim.
    private IEnumerable<SeenListing> InOrder(IEnumerable<SeenListing> listings)
    {
        var order = _catalog.Providers.Select((provider, position) => (provider.Id, position)).ToDictionary(p => p.Id, p => p.position);
        return listings
            .OrderBy(seen => order.GetValueOrDefault(seen.Listing.Provider, int.MaxValue))
            .ThenBy(seen => seen.Listing.Provider, StringComparer.Ordinal)
            .ThenBy(seen => seen.Listing.ProviderModel, StringComparer.Ordinal);
    }

    private string? ByAlias(Listing listing)
    {
        var slugs = _aliases[listing].Take(2).ToArray();
        return slugs.Length == 1 ? slugs[0] : null;
    }

    private string? ByAuthority(SeenListing seen, Dictionary<string, ResolvedModel> models)
    {
        // An alias of two models is a contradiction that a person must settle.
        if (!seen.StatedByAuthority || _aliases[seen.Listing].Any()
            || !_providers.TryGetValue(seen.Listing.Provider, out var provider) || provider.Developer is not { } developer)
        {
            return null;
        }

        var slug = ModelSlug.Of(seen.Listing.ProviderModel);
        if (slug.Length == 0)
        {
            return null;
        }

        if (models.TryGetValue(slug, out var taken))
        {
            return taken.Developer == developer ? slug : null;
        }

        var named = _catalog.Models.Where(model => model.Developer == developer && ModelSlug.Of(model.Name) == slug).ToArray();
        if (named.Length > 0)
        {
            return named.Length == 1 ? named[0].Slug : null;
        }

        models[slug] = new(slug, seen.Name ?? seen.Listing.ProviderModel, developer, ModelSlug.ProductTypeOf(slug));
        return slug;
    }
}
