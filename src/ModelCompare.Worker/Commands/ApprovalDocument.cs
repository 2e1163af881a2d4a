using System.Collections.Immutable;
using ModelCompare.Acceptance;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Commands;

/// <summary>What came of <c>holds approve</c>, for programs.</summary>
/// <param name="Hold">What was approved.</param>
/// <param name="Stored">Whether its document is stored now.</param>
/// <param name="Error">Why it is not; null when it is.</param>
/// <param name="Open">Other questions about the document that wait.</param>
internal sealed record ApprovalDocument(Hold Hold, bool Stored, int New, int Changed, int Confirmed, int Retired, string? Error, ImmutableArray<long> Open)
{
    internal static ApprovalDocument Of(Hold hold, SourceRefresh refresh, ImmutableArray<long> open) => new(
        hold with { Decision = HoldDecision.Approved }, refresh.Error is null, refresh.Changes.New, refresh.Changes.Changed, refresh.Changes.Confirmed, refresh.Changes.Retired, refresh.Error, open);
}
