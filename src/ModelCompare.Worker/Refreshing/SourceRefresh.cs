using System.Collections.Immutable;
using System.Globalization;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Normalization;
using ModelCompare.Worker.Monitoring;

namespace ModelCompare.Worker.Refreshing;

/// <summary>What came of refreshing one source.</summary>
public sealed record SourceRefresh
{
    public required string SourceId { get; init; }

    public required SourceRefreshOutcome Outcome { get; init; }

    /// <summary>Why nothing was stored; null when something was. It is stored, shown and told others, so it holds no query values of addresses.</summary>
    public string? Error
    {
        get;
        init => field = value is null ? null : SecretMask.HideQueries(value);
    }

    /// <summary>Documents that were read.</summary>
    public int Documents { get; init; }

    /// <summary>What the catalog made of the facts, or would make of them.</summary>
    public ChangeSummary Changes { get; init; } = ChangeSummary.Nothing;

    /// <summary>Values of other things than money that were seen and not believed.</summary>
    public ImmutableArray<Rejection> Rejections { get; init; } = [];

    /// <summary>What became of the places with money.</summary>
    public Coverage Coverage { get; init; }

    /// <summary>Money that is neither a fact nor ignored by a rule of the source.</summary>
    public ImmutableArray<Rejection> Unclaimed { get; init; } = [];

    /// <summary>Parts of the document that could not be read, though the rest was.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    /// <summary>Doubts that wait for a person: single facts, or, when <see cref="Outcome"/> says so, the whole document.</summary>
    public int Held { get; init; }

    /// <summary>Doubts that a person rejected before and that the source still gives: the last good values stay.</summary>
    public int Rejected { get; init; }

    /// <summary>How the source stood when its stored document was read once more, if the last attempt at it did not succeed: that stays so.</summary>
    public SourceState? LastAttempt { get; init; }

    public TimeSpan Elapsed { get; init; }

    internal static SourceRefresh Failed(string sourceId, string error) =>
        new() { SourceId = sourceId, Outcome = SourceRefreshOutcome.Failed, Error = error };

    /// <summary>Another worker is refreshing the source.</summary>
    internal static SourceRefresh Busy(string sourceId, string holder, DateTimeOffset since) => new()
    {
        SourceId = sourceId,
        Outcome = SourceRefreshOutcome.Busy,
        Error = string.Create(CultureInfo.InvariantCulture, $"{holder} has been refreshing it since {since.UtcDateTime:u}"),
    };

    /// <summary>A document that was read and judged, before anything of it is stored.</summary>
    internal static SourceRefresh Of(string sourceId, Document document, SourceReading reading, Judgement judgement) => new()
    {
        SourceId = sourceId,
        Outcome = judgement switch
        {
            Judgement.Refused => SourceRefreshOutcome.Failed,
            Judgement.Held => SourceRefreshOutcome.Held,
            _ => SourceRefreshOutcome.Read,
        },
        Error = judgement switch
        {
            // What is wrong with the text of a document names its address already.
            Judgement.Refused refused => reading.IsTrustworthy ? $"{document.Url}: {refused.Reason}" : refused.Reason,
            Judgement.Held held => string.Join("; ", held.Doubts.Select(doubt => doubt.Reason)),
            _ => null,
        },
        Documents = 1,
        Rejections = reading.Rejections,
        Coverage = reading.Coverage,
        Unclaimed = reading.Unclaimed,
        // Each reading of a document tells what is wrong with it.
        Problems = judgement is Judgement.Refused ? [] : [.. reading.Problems.Distinct()],
    };
}

/// <summary>How refreshing one source ended.</summary>
public enum SourceRefreshOutcome
{
    /// <summary>A document was read and its facts are in the catalog.</summary>
    Read,

    /// <summary>The server says that the last document still stands; its facts are confirmed.</summary>
    NotModified,

    /// <summary>The document waits for a person; the last good values stay, with their dates.</summary>
    Held,

    /// <summary>Nothing was stored, and no date of any value moved.</summary>
    Failed,

    /// <summary>Another worker is at it; it is not done twice at once.</summary>
    Busy,
}
