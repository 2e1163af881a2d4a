using System.Collections.Immutable;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Normalization;

namespace ModelCompare.Worker.Refreshing;

/// <summary>What came of refreshing one source.</summary>
public sealed record SourceRefresh
{
    public required string SourceId { get; init; }

    public required SourceRefreshOutcome Outcome { get; init; }

    /// <summary>Why nothing was stored; null when something was.</summary>
    public string? Error { get; init; }

    /// <summary>Documents that were read.</summary>
    public int Documents { get; init; }

    /// <summary>What the catalog made of the facts; with a dry run, all facts count as new.</summary>
    public ChangeSummary Changes { get; init; } = ChangeSummary.Nothing;

    /// <summary>Values that were seen and not believed.</summary>
    public ImmutableArray<Rejection> Rejections { get; init; } = [];

    /// <summary>Values that a rule of the source leaves out.</summary>
    public int Ignored { get; init; }

    /// <summary>Parts of the document that could not be read, though the rest was.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];

    public TimeSpan Elapsed { get; init; }

    internal static SourceRefresh Failed(string sourceId, string error) =>
        new() { SourceId = sourceId, Outcome = SourceRefreshOutcome.Failed, Error = error };

    /// <summary>A document that was read, before anything of it is stored; failed where the gate refuses it.</summary>
    /// <param name="lastYield">As for <see cref="YieldGate.Check"/>.</param>
    internal static SourceRefresh Of(string sourceId, Document document, SourceReading reading, int lastYield)
    {
        var refusal = YieldGate.Check(reading, lastYield);
        return new()
        {
            SourceId = sourceId,
            Outcome = refusal is null ? SourceRefreshOutcome.Read : SourceRefreshOutcome.Failed,
            // What is wrong with the text of a document names its address already.
            Error = refusal is null || !reading.IsTrustworthy ? refusal : $"{document.Url}: {refusal}",
            Documents = 1,
            Rejections = reading.Rejections,
            Ignored = reading.Ignored.Length,
            Problems = refusal is null ? reading.Problems : [],
        };
    }
}

/// <summary>How refreshing one source ended.</summary>
public enum SourceRefreshOutcome
{
    /// <summary>A document was read and its facts are in the catalog.</summary>
    Read,

    /// <summary>The server says that the last document still stands; its facts are confirmed.</summary>
    NotModified,

    /// <summary>Nothing was stored, and no date of any value moved.</summary>
    Failed,
}
