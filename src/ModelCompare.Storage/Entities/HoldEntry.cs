using ModelCompare.Acceptance;

namespace ModelCompare.Storage.Entities;

/// <summary>Something that is kept back until a person decides: table <c>holds</c>.</summary>
internal sealed class HoldEntry
{
    public long Id { get; init; }
    public required string SourceId { get; init; }

    /// <summary>Digest of everything the document states; what a decision about a whole document is about.</summary>
    public required string Digest { get; init; }

    public required string ContentHash { get; set; }

    /// <summary>The fact; empty for the whole document.</summary>
    public required string Subject { get; init; }

    public required string Rule { get; init; }
    public required string Reason { get; set; }
    public string? FromValue { get; init; }
    public string? ToValue { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public HoldDecision Decision { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public string? Note { get; set; }

    /// <summary>When it lost its effect: withdrawn, stored after an approval, or no longer stated after a rejection; null while it counts.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    public Hold ToHold() => new(Id, SourceId, Subject, Rule, Reason, FromValue, ToValue, OpenedAt, ContentHash, Decision, Note, ClosedAt);
}
