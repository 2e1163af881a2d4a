using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ModelCompare.Comparison;

/// <summary>
/// The finished comparison of two models: data for programs, with a text beside every value for people.
/// Unknown is null in data and a dash in text; a tri-state is <c>yes</c>, <c>no</c> or <c>unknown</c>.
/// </summary>
public sealed record Snapshot
{
    /// <summary>Version of the document's form; rises when a reader of the older form would misread the newer.</summary>
    public const int CurrentSchemaVersion = 1;

    public int SchemaVersion { get; init; } = CurrentSchemaVersion;

    /// <summary>The model whose slug comes first in ordinal order.</summary>
    public required SnapshotModel Left { get; init; }

    public required SnapshotModel Right { get; init; }

    public required string Introduction { get; init; }

    public required string Verdict { get; init; }

    public required ImmutableArray<ScorecardRow> Scorecard { get; init; }

    /// <summary>Why one would choose each model.</summary>
    public required Sides<ImmutableArray<Reason>> Reasons { get; init; }

    public required MonthlyCost MonthlyCost { get; init; }

    public required Switching Switching { get; init; }

    public required ImmutableArray<AttributeRow> Specs { get; init; }

    public required Pricing Pricing { get; init; }

    public required ImmutableArray<CapabilityRow> Capabilities { get; init; }

    /// <summary>Rows that both models have, ordered by benchmark, metric, setting.</summary>
    public required ImmutableArray<BenchmarkRow> Benchmarks { get; init; }

    /// <summary>Paragraphs.</summary>
    public required ImmutableArray<string> DeepDive { get; init; }

    public required ImmutableArray<FaqEntry> Faq { get; init; }

    /// <summary>Other comparisons of one of the two models.</summary>
    public required ImmutableArray<RelatedComparison> Related { get; init; }

    /// <summary>Everything shown was read again at its source on this day or later; null when nothing is known.</summary>
    public required DateOnly? LastReviewedOn { get; init; }

    /// <summary>Sources of shown values that were not confirmed again within their limit of freshness, by source; empty when all are fresh.</summary>
    public required ImmutableArray<StaleSource> Stale { get; init; }

    public required ImmutableArray<EvidenceRow> Evidence { get; init; }

    /// <summary>
    /// SHA-256, lower-case hexadecimal, of the document without its review dates and related comparisons: equal digests mean that
    /// nothing is said differently of the two models, and that nothing but dates of confirmation moved.
    /// </summary>
    [JsonIgnore]
    public string Digest => SnapshotJson.Store(this).Digest;
}

/// <summary>One of the two models.</summary>
public sealed record SnapshotModel(string Slug, string Name, string Developer, string ProductType);

/// <summary>The same thing for each of the two models.</summary>
public sealed record Sides<T>(T Left, T Right);

/// <summary>A value for programs and its text for people.</summary>
/// <param name="Value">A number, a string or a list of strings; null when unknown.</param>
public sealed record Cell(JsonNode? Value, string Text);

/// <summary>A question that the snapshot's data answers.</summary>
public sealed record FaqEntry(string Question, string Answer);

/// <summary>Another comparison to go on with; slugs in ordinal order.</summary>
public sealed record RelatedComparison(string Left, string Right, string Text);
