using System.Collections.Immutable;

namespace ModelCompare.Catalog;

/// <summary>A row of <c>export prices</c>; the properties stand in the order of its columns.</summary>
/// <param name="Model">Slug of the model; empty when the listing is unmatched.</param>
/// <param name="Context">Canonical text of the context range; empty when the price holds for all.</param>
/// <param name="Amount">Per <paramref name="Unit"/>, unrounded.</param>
public sealed record PriceExport(
    string Provider,
    string ProviderModel,
    string Model,
    string Meter,
    string Modality,
    string ServiceTier,
    string Context,
    long? ContextOver,
    long? ContextUpTo,
    string Region,
    string Unit,
    string Currency,
    decimal Amount,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveTo,
    DateOnly ConfirmedOn,
    string Source,
    string Locator,
    string Quote);

/// <summary>A current attribute as one source states it; see <see cref="ModelAttributes"/>.</summary>
public sealed record AttributeExport(
    string Provider, string ProviderModel, string Model, string Attribute, string Value,
    DateOnly ConfirmedOn, string Source, string Locator, string Quote);

/// <summary>A current capability as one source states it; see <see cref="Capabilities"/>.</summary>
public sealed record CapabilityExport(
    string Provider, string ProviderModel, string Model, string Capability, bool Supported,
    DateOnly ConfirmedOn, string Source, string Locator, string Quote);

/// <summary>A current benchmark score as one source states it.</summary>
public sealed record BenchmarkExport(
    string Provider, string ProviderModel, string Model, string Benchmark, string Metric, string Setting, decimal Score,
    DateOnly ConfirmedOn, string Source, string Locator, string Quote);

/// <summary>A model with the listings that are known to be it.</summary>
public sealed record ModelRow(string Slug, string Name, string Developer, string ProductType, ImmutableArray<Listing> Listings);

/// <summary>A listing that is no known model.</summary>
/// <param name="Candidates">Slugs that a person may want to check it against, see <see cref="ModelResolver.Candidates"/>.</param>
public sealed record UnmatchedListing(Listing Listing, ImmutableArray<string> Candidates);
