using System.Collections.Immutable;
using ModelCompare.Fetching;

namespace ModelCompare.Catalog;

/// <summary>What one attempt at a source yielded.</summary>
/// <param name="SourceId">Id of the source.</param>
/// <param name="Document">The document that was read.</param>
/// <param name="AttemptedAt">When the attempt began.</param>
/// <param name="Facts">What the document states. Facts of equal key and value may repeat; facts of equal key that disagree may not.</param>
/// <param name="Coverage">What became of its places with money.</param>
public sealed record SourceRun(
    string SourceId,
    Document Document,
    DateTimeOffset AttemptedAt,
    ImmutableArray<Fact> Facts,
    Coverage Coverage)
{
    /// <summary>What the document states and a person has to decide on first: what was current of it stays so.</summary>
    public ImmutableArray<FactKey> KeptBack { get; init; } = [];

    /// <summary>Whether a stored document is read once more. That says nothing of the server, nor is it one more run of missing values.</summary>
    public bool IsReread { get; init; }

    /// <summary>Whether a person believes that what the document does not state any more is gone.</summary>
    public bool RetiresMissing { get; init; }
}

/// <summary>What a run did to the catalog.</summary>
/// <param name="New">Facts that the source had not stated before.</param>
/// <param name="Changed">Facts whose value became different.</param>
/// <param name="Confirmed">Facts that were read again unchanged.</param>
/// <param name="Missing">Current facts of the source that this document does not state; they keep their old dates.</param>
/// <param name="Changes">What is new and what changed, in the order of the document.</param>
/// <param name="Problems">Facts that were not stored, and why, for a person.</param>
public sealed record ChangeSummary(
    int New, int Changed, int Confirmed, int Missing,
    ImmutableArray<Change> Changes, ImmutableArray<string> Problems)
{
    public static readonly ChangeSummary Nothing = new(0, 0, 0, 0, [], []);

    /// <summary>How many of the missing facts are current no more: missing for too long or believed to be gone, restated with other dates, or announced and withdrawn.</summary>
    public int Retired { get; init; }

    /// <summary>Why the whole run was refused and nothing was stored; null when it was applied.</summary>
    public string? Refused { get; init; }
}

/// <summary>One value that is new or became different.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="What">What changed, as <see cref="FactKey.Text"/>.</param>
/// <param name="From">The value before; null when the fact is new.</param>
/// <param name="To">The value now.</param>
/// <param name="Kind">Sort of the fact.</param>
public sealed record Change(Listing Listing, string What, string? From, string To, FactKind Kind);
