using ModelCompare.Catalog;
using ModelCompare.Sources;

namespace ModelCompare.Storage.Entities;

/// <summary>How a source stands: table <c>source_states</c>.</summary>
internal sealed class SourceEntry
{
    public required string SourceId { get; init; }
    public SourceRole? Role { get; set; }

    /// <summary>Rank of <see cref="SourceTrust"/>; null when sources.json does not list the source.</summary>
    public int? Trust { get; set; }

    public DateTimeOffset? AttemptedAt { get; set; }
    public DateTimeOffset? SucceededAt { get; set; }
    public RunOutcome? Outcome { get; set; }
    public string? Error { get; set; }
    public string? ETag { get; set; }
    public DateTimeOffset? LastModified { get; set; }
    public string? ContentHash { get; set; }
    public string? Url { get; set; }
    public DateTimeOffset? FetchedAt { get; set; }
    public DateTimeOffset? ConfirmedAt { get; set; }

    /// <summary>The last day on which it is fresh, by the limit that held when models were last linked.</summary>
    public DateOnly? FreshUntil { get; set; }

    /// <summary>The <see cref="FreshUntil"/> whose end others were told of.</summary>
    public DateOnly? StaleTold { get; set; }

    public int Documents { get; set; }
    public int Facts { get; set; }
    /// <summary>Null where an older version of the program read the last document.</summary>
    public int? Claimed { get; set; }

    public int Rejected { get; set; }
    public int Ignored { get; set; }

    public SourceState ToState() => new()
    {
        SourceId = SourceId,
        Role = Role,
        AttemptedAt = AttemptedAt,
        SucceededAt = SucceededAt,
        Outcome = Outcome,
        Error = Error,
        ETag = ETag,
        LastModified = LastModified,
        ContentHash = ContentHash,
        Url = Url,
        FetchedAt = FetchedAt,
        ConfirmedAt = ConfirmedAt,
        FreshUntil = FreshUntil,
        Documents = Documents,
        Facts = Facts,
        Claimed = Claimed,
        Rejected = Rejected,
        Ignored = Ignored,
    };
}
