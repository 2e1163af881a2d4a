using System.Collections.Immutable;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Prices;

/// <summary>A price as read from one place, before it is held against the other prices of its document.</summary>
/// <param name="Fact">The price.</param>
/// <param name="Qualifiers">Words of the place that no term took up (a resolution, a use case): they become the variant where they tell two prices apart.</param>
/// <param name="Observation">Where it stands.</param>
public sealed record PriceCandidate(PriceFact Fact, ImmutableArray<string> Qualifiers, Extraction.Observation Observation)
{
    /// <summary>The table or list that it stands in.</summary>
    internal string Table =>
        Observation.Place.Locator is var locator && locator.LastIndexOf(" > tr", StringComparison.Ordinal) is >= 0 and var row ? locator[..row]
        : locator[..Math.Max(0, locator.LastIndexOf(" > ", StringComparison.Ordinal))];
}

/// <summary>The prices of one observation.</summary>
public sealed record PriceReading(ImmutableArray<PriceCandidate> Prices, ImmutableArray<Rejection> Rejections)
{
    public static readonly PriceReading Nothing = new([], []);

    /// <summary>Those of the rejected prices that stand beside words which nobody understands: one in the same row that has none may be the lesser truth ("List price", "Your price").</summary>
    public ImmutableArray<PriceCandidate> Unread { get; init; } = [];
}
