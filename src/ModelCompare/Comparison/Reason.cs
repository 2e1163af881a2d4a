using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ModelCompare.Comparison;

/// <summary>A reason to choose one model over the other, as values and as a sentence.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(BenchmarkLead), "benchmarkLead")]
[JsonDerivedType(typeof(LargerContext), "largerContext")]
[JsonDerivedType(typeof(LowerOutputPrice), "lowerOutputPrice")]
[JsonDerivedType(typeof(MoreProviderRoutes), "moreProviderRoutes")]
[JsonDerivedType(typeof(UniqueCapabilities), "uniqueCapabilities")]
[JsonDerivedType(typeof(DecisionFitReason), "decisionFit")]
[JsonDerivedType(typeof(NoDecisiveAdvantage), "noDecisiveAdvantage")]
public abstract record Reason
{
    [JsonPropertyOrder(1)]
    public required string Text { get; init; }
}

/// <summary>It leads the widest gap among the shared benchmark rows, by so many points.</summary>
public sealed record BenchmarkLead(string Benchmark, string Metric, string Setting, decimal Score, decimal OtherScore, decimal Points) : Reason;

/// <summary>Its context window, in tokens, is the larger one known; null where the other's is not known.</summary>
public sealed record LargerContext(long ContextWindow, long? OtherContextWindow) : Reason;

/// <summary>Its cheapest route has the lower output price, in US dollars per million tokens.</summary>
public sealed record LowerOutputPrice(decimal Price, decimal OtherPrice) : Reason;

/// <summary>More providers offer it.</summary>
public sealed record MoreProviderRoutes(int Routes, int OtherRoutes) : Reason;

/// <summary>Capabilities documented for it and not for the other.</summary>
/// <param name="Capabilities">The first three names, in the order of the table.</param>
/// <param name="Labels">Their labels.</param>
/// <param name="NotStatedForOther">Those of them of which nothing is known of the other, rather than a no.</param>
/// <param name="LeftOut">How many more there are.</param>
public sealed record UniqueCapabilities(
    ImmutableArray<string> Capabilities,
    ImmutableArray<string> Labels,
    ImmutableArray<string> NotStatedForOther,
    int LeftOut) : Reason;

/// <summary>Its decision-fit tags.</summary>
public sealed record DecisionFitReason(ImmutableArray<string> Tags) : Reason;

/// <summary>None of the other reasons holds.</summary>
public sealed record NoDecisiveAdvantage : Reason;
