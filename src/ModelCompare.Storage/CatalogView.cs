using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison;

namespace ModelCompare.Storage;

/// <summary>The catalog as of one moment.</summary>
/// <param name="Day">The day on which its prices hold.</param>
/// <param name="Profiles">What is known of each model, by slug, ordinal.</param>
/// <param name="Models">The models with their listings, by slug.</param>
/// <param name="Prices">The rows of <c>export prices</c>, in its order, with what tells equal ones apart.</param>
/// <param name="Compared">Slugs of the models whose pairs have a stored snapshot.</param>
public sealed record CatalogView(
    DateOnly Day, ImmutableArray<ModelProfile> Profiles, ImmutableArray<ModelRow> Models, ImmutableArray<StatedPrice> Prices, ImmutableHashSet<string> Compared);
