namespace ModelCompare.Acceptance;

/// <summary>Something that is kept back until a person decides.</summary>
/// <param name="Id">What <c>holds approve</c> and <c>holds reject</c> name.</param>
/// <param name="Source">Id of the source.</param>
/// <param name="Subject">The fact that is kept back, as <see cref="Catalog.FactKey.Subject"/>; empty for a whole document.</param>
/// <param name="Rule">The rule that doubted it.</param>
/// <param name="Reason">What is odd.</param>
/// <param name="From">The value that stays current meanwhile; null when there is none.</param>
/// <param name="To">The value that is kept back; null for a whole document.</param>
/// <param name="OpenedAt">When it was first doubted.</param>
/// <param name="ContentHash">The document that says so, as it is stored.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="Note">The reason that the person gave.</param>
/// <param name="ClosedAt">When it lost its effect: withdrawn, stored after an approval, or no longer stated after a rejection; null while it counts.</param>
public sealed record Hold(
    long Id, string Source, string Subject, string Rule, string Reason, string? From, string? To,
    DateTimeOffset OpenedAt, string ContentHash, HoldDecision Decision, string? Note, DateTimeOffset? ClosedAt);

/// <summary>What became of a hold.</summary>
public enum HoldDecision
{
    /// <summary>It waits.</summary>
    Open,

    /// <summary>A person believes it; it is stored.</summary>
    Approved,

    /// <summary>A person does not believe it; it stays out, and is not asked again while the source says so.</summary>
    Rejected,

    /// <summary>The source no longer says so.</summary>
    Withdrawn,
}
