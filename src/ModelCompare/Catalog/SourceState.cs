using ModelCompare.Sources;

namespace ModelCompare.Catalog;

/// <summary>What came of an attempt at a source.</summary>
public enum RunOutcome
{
    /// <summary>A document was read and its facts are in the catalog.</summary>
    Applied,

    /// <summary>Nothing was read; no date moved.</summary>
    Failed,

    /// <summary>The document waits for a person; no date moved.</summary>
    Held,

    /// <summary>The document was older than what the catalog holds; nothing was stored.</summary>
    Outdated,
}

/// <summary>How a source stands.</summary>
public sealed record SourceState
{
    /// <summary>Id of the source.</summary>
    public required string SourceId { get; init; }

    /// <summary>Its role in sources.json; null when it is not listed there (any more).</summary>
    public SourceRole? Role { get; init; }

    /// <summary>When it was last tried; null when never.</summary>
    public DateTimeOffset? AttemptedAt { get; init; }

    /// <summary>When an attempt last succeeded.</summary>
    public DateTimeOffset? SucceededAt { get; init; }

    /// <summary>What came of the last attempt.</summary>
    public RunOutcome? Outcome { get; init; }

    /// <summary>Why the last attempt failed; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>Entity tag of the last document, for the next conditional request.</summary>
    public string? ETag { get; init; }

    /// <summary>Last-Modified of the last document, for the next conditional request.</summary>
    public DateTimeOffset? LastModified { get; init; }

    /// <summary>SHA-256 of the last document; null when none was ever read.</summary>
    public string? ContentHash { get; init; }

    /// <summary>Address that the last document came from.</summary>
    public string? Url { get; init; }

    /// <summary>When the last document was fetched.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>When the last document was last known to stand: fetched, or answered as not modified.</summary>
    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The last day on which it is fresh; null when it was never read.</summary>
    public DateOnly? FreshUntil { get; init; }

    /// <summary>Documents of the last successful attempt.</summary>
    public int Documents { get; init; }

    /// <summary>Distinct facts of the last document.</summary>
    public int Facts { get; init; }

    /// <summary>Places with money of the last document of which facts are believed; null where an older version of the program read it.</summary>
    public int? Claimed { get; init; }

    /// <summary>Places with money of the last document that are unclaimed.</summary>
    public int Rejected { get; init; }

    /// <summary>Places with money of the last document that a named rule ignored.</summary>
    public int Ignored { get; init; }

    /// <summary>Whether its last document was last known to stand too long ago. A source that was never read is not stale, but empty.</summary>
    public bool IsStale(DateOnly today) => today > FreshUntil;

    /// <summary>The state with <see cref="FreshUntil"/> by a limit. Days are whole and UTC: it turns stale at the end of the day on which the limit passes.</summary>
    public SourceState WithLimit(TimeSpan limit) =>
        this with { FreshUntil = ConfirmedAt is { } at ? DateOnly.FromDateTime((at + limit).UtcDateTime) : null };
}
