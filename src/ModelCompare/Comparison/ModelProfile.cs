using System.Collections.Immutable;
using ModelCompare.Catalog;

namespace ModelCompare.Comparison;

/// <summary>Everything current that the catalog holds about one model: the only input of a comparison.</summary>
public sealed record ModelProfile
{
    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string Developer { get; init; }

    /// <summary>One of <see cref="ProductTypes"/>.</summary>
    public required string ProductType { get; init; }

    /// <summary>Winning values by name of <see cref="ModelAttributes"/>; an absent attribute is unknown.</summary>
    public ImmutableSortedDictionary<string, Sourced<string>> Attributes { get; init; } = ImmutableSortedDictionary<string, Sourced<string>>.Empty;

    /// <summary>Winning values by name of <see cref="Catalog.Capabilities"/>; an absent capability is unknown.</summary>
    public ImmutableSortedDictionary<string, Sourced<bool>> Capabilities { get; init; } = ImmutableSortedDictionary<string, Sourced<bool>>.Empty;

    /// <summary>The providers' active offers, ordered by provider id, then provider model, ordinal.</summary>
    public ImmutableArray<ModelRoute> Routes { get; init; } = [];

    /// <summary>Ordered by benchmark, metric, setting, ordinal.</summary>
    public ImmutableArray<ModelBenchmark> Benchmarks { get; init; } = [];

    /// <summary>The oldest ConfirmedOn of the values above; null when there are none.</summary>
    public DateOnly? LastReviewedOn { get; init; }

    /// <summary>Sources of values above that are past their limit of freshness, by source, ordinal.</summary>
    public ImmutableArray<StaleSource> Stale { get; init; } = [];
}

/// <summary>A source that was not confirmed again within its limit of freshness; what rests on it may no longer hold.</summary>
/// <param name="ConfirmedOn">The day on which its last document was last known to stand.</param>
public sealed record StaleSource(string Source, DateOnly ConfirmedOn);

/// <summary>A value with the evidence that it rests on.</summary>
/// <param name="ConfirmedOn">The day on which this very value was last read again at its source.</param>
public sealed record Sourced<T>(T Value, string Source, string Url, string Quote, DateOnly ConfirmedOn);

/// <summary>A provider's offer of a model.</summary>
/// <param name="Provider">Provider id.</param>
/// <param name="ProviderName">Provider name for people.</param>
/// <param name="ProviderModel">The provider's own id of the model.</param>
/// <param name="Prices">Prices that hold on the day of the comparison; empty when none is known.</param>
public sealed record ModelRoute(string Provider, string ProviderName, string ProviderModel, ImmutableArray<RoutePrice> Prices);

/// <summary>A price component of a route; a null amount is free.</summary>
public sealed record RoutePrice(PriceTerms Terms, Sourced<decimal?> Amount);

/// <summary>A benchmark row of a model.</summary>
public sealed record ModelBenchmark(string Benchmark, string Metric, string Setting, Sourced<decimal> Score);
