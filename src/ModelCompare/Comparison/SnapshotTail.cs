using System.Collections.Immutable;

namespace ModelCompare.Comparison;

/// <summary>The last members of a snapshot's document, in their order: those that move although nothing is said differently, and the evidence.</summary>
internal sealed record SnapshotTail(ImmutableArray<RelatedComparison> Related, DateOnly? LastReviewedOn, ImmutableArray<StaleSource> Stale, ImmutableArray<EvidenceRow> Evidence)
{
    internal static readonly SnapshotTail Empty = new([], null, [], []);

    internal static SnapshotTail Of(Snapshot snapshot) => new(snapshot.Related, snapshot.LastReviewedOn, snapshot.Stale, snapshot.Evidence);

    /// <summary>A snapshot with an empty one.</summary>
    internal static Snapshot Cut(Snapshot snapshot) =>
        snapshot with { Related = Empty.Related, LastReviewedOn = Empty.LastReviewedOn, Stale = Empty.Stale, Evidence = Empty.Evidence };
}
