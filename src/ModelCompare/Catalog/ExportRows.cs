using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ModelCompare.Catalog;

/// <summary>A row of <c>export prices</c>; the properties stand in the order of its columns.</summary>
/// <param name="Model">Slug of the model; empty when the listing is unmatched.</param>
/// <param name="Context">Canonical text of the context range; empty when the price holds for all.</param>
/// <param name="Amount">Per <paramref name="Unit"/>, unrounded.</param>
public record PriceExport(
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

/// <summary>A current price with what tells it apart from others of the same terms, for which the columns of the export have no room.</summary>
public sealed record StatedPrice : PriceExport
{
    public StatedPrice(PriceExport price, string variant)
        : base(price) => Variant = variant;

    /// <summary>What else narrows it (a resolution, a voice, fine-tuned); empty for none.</summary>
    [JsonPropertyOrder(1)]
    public string Variant { get; }
}

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

/// <summary>A row of <c>export discrepancies</c>: see <see cref="Discrepancy"/>; the properties stand in the order of its columns.</summary>
/// <param name="Kind"><c>price</c>, <c>attribute</c>, <c>capability</c> or <c>benchmark</c>.</param>
public sealed record DiscrepancyExport(
    string Kind, string Model, string Provider, string ProviderModel, string What,
    string WinnerSource, string WinnerValue, string OtherSource, string OtherValue, decimal? Ratio, decimal? Difference, bool Published,
    string WinnerProviderModel, DateOnly WinnerConfirmedOn, string WinnerQuote, string WinnerLocator,
    DateOnly OtherConfirmedOn, string OtherQuote, string OtherLocator)
{
    public static DiscrepancyExport Of(Discrepancy row) => new(
        row.Kind.ToString().ToLowerInvariant(), row.Model, row.Provider, row.Other.Listing.ProviderModel, row.What,
        row.Winner.Source, row.Winner.Value, row.Other.Source, row.Other.Value, row.Ratio, row.Difference, row.Published,
        row.Winner.Listing.ProviderModel, row.Winner.ConfirmedOn, row.Winner.Quote, row.Winner.Locator,
        row.Other.ConfirmedOn, row.Other.Quote, row.Other.Locator);
}
