using ModelCompare.Sources;

namespace ModelCompare.Catalog;

/// <summary>A value that a source states of a listing, or stated for a span of days.</summary>
/// <param name="Fact">The value with its evidence.</param>
/// <param name="Role">Role of the source in sources.json.</param>
/// <param name="Trust">Rank of <see cref="SourceTrust"/>; null when sources.json does not list the source (any more).</param>
/// <param name="ChangedOn">The day on which the value was first read.</param>
/// <param name="ConfirmedOn">The day on which it was last read again.</param>
/// <param name="ClosedOn">The day on which it ended; null while it is current.</param>
/// <param name="IsReplaced">Whether it ended because another value took its place; one that ended otherwise was retired.</param>
/// <param name="MissedRuns">How many accepted documents in a row did not state it, up to the last one.</param>
public sealed record Statement(
    Fact Fact, SourceRole? Role, int? Trust, DateOnly ChangedOn, DateOnly ConfirmedOn, DateOnly? ClosedOn, bool IsReplaced, int MissedRuns)
{
    /// <summary>The value as canonical text.</summary>
    public string Value => FactValue.Of(Fact);
}
