using System.Collections.Immutable;
using System.Text.RegularExpressions;
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
/// <param name="Models">The models, by slug.</param>
/// <param name="Links">The slug of each listing that is a known model.</param>
/// <param name="Ambiguous">Listings that a provider's rule cannot tell, and the slugs between which it cannot; they are unmatched.</param>
public sealed record ModelResolution(
    ImmutableArray<ResolvedModel> Models,
    ImmutableDictionary<Listing, string> Links,
    ImmutableDictionary<Listing, ImmutableArray<string>> Ambiguous);

/// <summary>
/// Decides which model a listing is: by a curated alias of its provider, else by the rule of its provider, else, where a lab
/// states it of its own model, by its slug. Never by likeness: what is not equal stays unmatched.
/// </summary>
public sealed partial class ModelResolver
{
    private readonly SourceCatalog _catalog;
    private readonly ImmutableDictionary<string, ProviderDefinition> _providers;
    private readonly ILookup<Listing, string> _aliases;
    private readonly ImmutableHashSet<Listing> _declared;

    /// <param name="catalog">Providers with their rules, and curated models with their aliases.</param>
    /// <param name="on">The day on which aliases must hold.</param>
    public ModelResolver(SourceCatalog catalog, DateOnly on)
    {
        _catalog = catalog;
        _providers = catalog.Providers.ToImmutableDictionary(provider => provider.Id, StringComparer.Ordinal);
        var aliases = catalog.Models
            .SelectMany(model => model.Aliases, (model, entry) => (model.Slug, Provider: entry.Key, Names: entry.Value))
            .SelectMany(entry => entry.Names, (entry, alias) => (entry.Slug, Listing: new Listing(entry.Provider, alias.Name), Holds: alias.HoldsOn(on)))
            .ToArray();
        _declared = [.. aliases.Select(alias => alias.Listing)];
        _aliases = aliases.Where(alias => alias.Holds).Distinct().ToLookup(alias => alias.Listing, alias => alias.Slug);
    }

    /// <summary>Resolves <paramref name="listings"/>. Equal inputs in any order give equal results.</summary>
    public ModelResolution Resolve(IEnumerable<SeenListing> listings)
    {
        var models = new KnownModels(_catalog);
        var links = ImmutableDictionary.CreateBuilder<Listing, string>();
        var ambiguous = ImmutableDictionary.CreateBuilder<Listing, ImmutableArray<string>>();

        // What labs introduce must be known before the names of others are held against it.
        foreach (var seen in InOrder(listings).OrderByDescending(seen => seen.StatedByAuthority))
        {
            var equal = ByAlias(seen.Listing) ?? models.ByRule(seen.Listing);
            if (equal.Length > 1)
            {
                ambiguous[seen.Listing] = equal;
            }
            else if ((equal.FirstOrDefault() ?? ByAuthority(seen, models)) is { } slug)
            {
                links[seen.Listing] = slug;
            }
        }

        return new(models.InOrder, links.ToImmutable(), ambiguous.ToImmutable());
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

    // Some providers write "llama3" for "llama 3".
    private static ImmutableHashSet<string> Words(string slug) => [.. Word().Matches(slug).Select(word => word.Value)];

    // The order of providers decides which lab keeps a slug that two claim.
    private IEnumerable<SeenListing> InOrder(IEnumerable<SeenListing> listings)
    {
        var order = _catalog.Providers.Select((provider, position) => (provider.Id, position)).ToDictionary(p => p.Id, p => p.position);
        return listings
            .OrderBy(seen => order.GetValueOrDefault(seen.Listing.Provider, int.MaxValue))
            .ThenBy(seen => seen.Listing.Provider, StringComparer.Ordinal)
            .ThenBy(seen => seen.Listing.ProviderModel, StringComparer.Ordinal);
    }

    // A name that is declared at all means what is declared, and on other days nothing.
    private ImmutableArray<string>? ByAlias(Listing listing) => _declared.Contains(listing) ? [.. _aliases[listing]] : null;

    private string? ByAuthority(SeenListing seen, KnownModels models)
    {
        if (!seen.StatedByAuthority || _declared.Contains(seen.Listing)
            || !_providers.TryGetValue(seen.Listing.Provider, out var provider) || provider.Developer is not { } developer)
        {
            return null;
        }

        var slug = ModelSlug.Of(seen.Listing.ProviderModel);
        if (slug.Length == 0 || !ModelSlug.SaysAll(seen.Listing.ProviderModel))
        {
            return null;
        }

        if (models.Find(slug) is { } taken)
        {
            return taken.Developer == developer ? slug : null;
        }

        var named = _catalog.Models.Where(model => model.Developer == developer && ModelSlug.Of(model.Name) == slug).ToArray();
        if (named.Length > 0)
        {
            return named.Length == 1 ? named[0].Slug : null;
        }

        models.Add(new(slug, seen.Name ?? seen.Listing.ProviderModel, developer, ModelSlug.ProductTypeOf(slug)));
        return slug;
    }

    [GeneratedRegex("[a-z]+|[0-9]+[a-z]*")]
    private static partial Regex Word();

    /// <summary>The models known so far, by slug and by the rule of each provider.</summary>
    private sealed class KnownModels
    {
        private readonly Dictionary<string, ResolvedModel> _bySlug = new(StringComparer.Ordinal);
        private readonly Dictionary<string, RuleMatcher> _rules;

        public KnownModels(SourceCatalog catalog)
        {
            _rules = catalog.Providers.Where(provider => provider.AliasRule is not null)
                .ToDictionary(provider => provider.Id, provider => new RuleMatcher(provider.AliasRule!, provider.Developer), StringComparer.Ordinal);
            foreach (var model in catalog.Models)
            {
                Add(new(model.Slug, model.Name, model.Developer, model.ProductType));
            }
        }

        public ImmutableArray<ResolvedModel> InOrder => [.. _bySlug.Values.OrderBy(model => model.Slug, StringComparer.Ordinal)];

        public ResolvedModel? Find(string slug) => _bySlug.GetValueOrDefault(slug);

        public ImmutableArray<string> ByRule(Listing listing) => _rules.TryGetValue(listing.Provider, out var rule) ? rule.Find(listing.ProviderModel) : [];

        public void Add(ResolvedModel model)
        {
            _bySlug.Add(model.Slug, model);
            foreach (var rule in _rules.Values)
            {
                rule.Add(model);
            }
        }
    }
}
