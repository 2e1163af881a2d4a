using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Worker.Commands;

namespace ModelCompare.Worker.Http;

/// <summary>A row of <c>/v1/models</c>: a model with the values that won; null is unknown.</summary>
/// <param name="Capabilities">Each capability: <c>yes</c>, <c>no</c> or <c>unknown</c>.</param>
/// <param name="Routes">Distinct providers with an active route.</param>
internal sealed record ModelItem(
    string Slug, string Name, string Developer, string ProductType, string? ReleasedOn, long? ContextWindow, long? MaxOutput, long? Parameters,
    string? Architecture, string? License, string? Openness, string? CommercialUse, string? KnowledgeCutoff, string? InputModalities, string? OutputModalities,
    string? DeprecatedOn, string? RetiredOn, ImmutableSortedDictionary<string, string> Capabilities, int Routes, DateOnly? LastReviewedOn)
{
    internal static ModelItem Of(ModelProfile profile)
    {
        var row = ModelExport.Of(profile, 0);
        return new(
            row.Slug, row.Name, row.Developer, row.ProductType, row.ReleasedOn, row.ContextWindow, row.MaxOutput, row.Parameters,
            row.Architecture, row.License, row.Openness, row.CommercialUse, row.KnowledgeCutoff, row.InputModalities, row.OutputModalities,
            row.DeprecatedOn, row.RetiredOn, CapabilitiesOf(profile), row.Routes, row.LastReviewedOn);
    }

    private static ImmutableSortedDictionary<string, string> CapabilitiesOf(ModelProfile profile) => Catalog.Capabilities.All.ToImmutableSortedDictionary(
        name => name, name => profile.Capabilities.TryGetValue(name, out var stated) ? stated.Value ? "yes" : "no" : "unknown", StringComparer.Ordinal);
}

/// <summary><c>/v1/models/{slug}</c>: everything current about a model, each value with where it was read.</summary>
/// <param name="Listings">Names under which providers list the model.</param>
/// <param name="Stale">Sources of these values that are past their limit of freshness.</param>
internal sealed record ModelDocument(
    string Slug, string Name, string Developer, string ProductType, ImmutableArray<Listing> Listings,
    ImmutableSortedDictionary<string, Sourced<string>> Attributes, ImmutableSortedDictionary<string, Sourced<bool>> Capabilities,
    ImmutableArray<RouteDocument> Routes, ImmutableArray<ModelBenchmark> Benchmarks, DateOnly? LastReviewedOn, ImmutableArray<StaleSource> Stale)
{
    internal static ModelDocument Of(ModelProfile profile, ImmutableArray<Listing> listings) => new(
        profile.Slug, profile.Name, profile.Developer, profile.ProductType, listings, profile.Attributes, profile.Capabilities,
        [.. profile.Routes.Select(RouteDocument.Of)], profile.Benchmarks, profile.LastReviewedOn, profile.Stale);
}

/// <summary>A provider's offer of a model.</summary>
internal sealed record RouteDocument(string Provider, string ProviderName, string ProviderModel, ImmutableArray<RoutePriceDocument> Prices)
{
    internal static RouteDocument Of(ModelRoute route) =>
        new(route.Provider, route.ProviderName, route.ProviderModel, [.. route.Prices.Select(RoutePriceDocument.Of)]);
}

/// <summary>A price component of a route.</summary>
/// <param name="Amount">Per <paramref name="Unit"/>, unrounded; null where the provider says that it is free.</param>
internal sealed record RoutePriceDocument(
    string Meter, string Modality, string ServiceTier, string Context, long? ContextOver, long? ContextUpTo, string Region, string Variant, string Unit, string Currency,
    decimal? Amount, bool Free, DateOnly? EffectiveFrom, DateOnly? EffectiveTo, DateOnly ConfirmedOn, string Source, string Url, string Quote)
{
    internal static RoutePriceDocument Of(RoutePrice price)
    {
        var (terms, amount) = (price.Terms, price.Amount);
        return new(
            terms.Meter, terms.Modality, terms.ServiceTier, terms.Context?.Text ?? "", terms.Context?.Over, terms.Context?.UpTo, terms.Region, terms.Variant, terms.Unit, terms.Currency,
            amount.Value, amount.Value is null, terms.EffectiveFrom, terms.EffectiveTo, amount.ConfirmedOn, amount.Source, amount.Url, amount.Quote);
    }
}
