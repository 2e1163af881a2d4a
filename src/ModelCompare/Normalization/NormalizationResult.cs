using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Extraction;

namespace ModelCompare.Normalization;

/// <summary>What became of one observation: facts, or the reason why there are none.</summary>
/// <param name="Facts">The typed facts; empty when nothing was recognized or everything was rejected.</param>
/// <param name="Rejections">What was recognized as a value but could not be read safely.</param>
public sealed record NormalizationResult(ImmutableArray<Fact> Facts, ImmutableArray<Rejection> Rejections)
{
    /// <summary>The text holds nothing that concerns the catalog.</summary>
    public static readonly NormalizationResult Nothing = new([], []);

    public static NormalizationResult Of(Fact fact) => new([fact], []);

    public static NormalizationResult Rejected(Observation observation, string text, string reason) =>
        new([], [new Rejection(observation, text, reason)]);
}

/// <summary>A value that was seen and not believed.</summary>
/// <param name="Observation">Where it stands.</param>
/// <param name="Text">The part of the observation that could not be read.</param>
/// <param name="Reason">Why, for a person: what is missing or ambiguous.</param>
public sealed record Rejection(Observation Observation, string Text, string Reason)
{
    private const int LongestReason = 400;
    private const int LongestQuote = 100;

    /// <summary>Why, for a person: what is missing or ambiguous.</summary>
    public string Reason { get; } = BriefText.Of(Reason, LongestReason);

    /// <summary>Text and reason, for a message.</summary>
    public string Summary => $"{BriefText.Of(Text, LongestQuote)}: {Reason}";
}
