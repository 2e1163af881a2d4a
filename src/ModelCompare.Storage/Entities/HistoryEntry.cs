using ModelCompare.Catalog;

namespace ModelCompare.Storage.Entities;

/// <summary>
/// A value that a source stated of a listing for a span of days. Rows are appended: a changed value closes its row and opens
/// another. Only <see cref="ConfirmedOn"/>, <see cref="MissedRuns"/>, <see cref="ClosedOn"/> and the evidence, which moves as one to
/// the document that was read last, are ever written again.
/// </summary>
internal abstract class HistoryEntry
{
    /// <summary>See <see cref="HistoryKeys"/>.</summary>
    public long Id { get; private set; }
    public long ListingId { get; private set; }
    public ListingEntry Listing { get; private set; } = null!;
    public string SourceId { get; private set; } = "";
    public SourceEntry Source { get; private set; } = null!;

    public string Url { get; private set; } = "";
    public string ContentHash { get; private set; } = "";
    public DateTimeOffset FetchedAt { get; private set; }
    public string Locator { get; private set; } = "";
    public string Trail { get; private set; } = "";
    public string Quote { get; private set; } = "";

    /// <summary>The version of the reading that read it in that document.</summary>
    public string Reading { get; private set; } = "";

    /// <summary>The day on which a person read it at <see cref="Url"/>; null where the document states it itself.</summary>
    public DateOnly? ReadOn { get; private set; }

    /// <summary>The day on which the source first stated any value of this.</summary>
    public DateOnly FirstSeenOn { get; private set; }

    /// <summary>The day on which this value was first read.</summary>
    public DateOnly ChangedOn { get; private set; }

    /// <summary>The day on which this value was last read again.</summary>
    public DateOnly ConfirmedOn { get; private set; }

    /// <summary>How many accepted documents in a row did not state it, up to the last one.</summary>
    public int MissedRuns { get; private set; }

    /// <summary>The day on which another value took its place, or on which it was retired; null while it is current.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>The row whose place this one took.</summary>
    public long? ReplacesId { get; private set; }

    /// <summary>Opens a current row for <paramref name="fact"/> as the document of <paramref name="run"/> states it.</summary>
    public static HistoryEntry Open(Fact fact, SourceRun run, ListingEntry listing, HistoryKeys keys)
    {
        HistoryEntry entry = fact switch
        {
            PriceFact price => PriceEntry.Of(price),
            AttributeFact attribute => AttributeEntry.Of(attribute),
            CapabilityFact capability => CapabilityEntry.Of(capability),
            BenchmarkFact score => BenchmarkEntry.Of(score),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A kind of fact that has no table."),
        };
        entry.Id = keys.Next();
        entry.Listing = listing;
        entry.SourceId = run.SourceId;
        entry.FirstSeenOn = entry.ChangedOn = Days.Utc(run.Document.FetchedAt);
        entry.Confirm(fact, run);
        return entry;
    }

    /// <summary>Closes this row, and opens one for the value that took its place.</summary>
    public HistoryEntry Replace(Fact fact, SourceRun run, HistoryKeys keys)
    {
        var entry = Open(fact, run, Listing, keys);
        entry.FirstSeenOn = FirstSeenOn;
        entry.ReplacesId = Id;
        ClosedOn = entry.ChangedOn;
        return entry;
    }

    /// <summary>Notes that the value was read again in the document of <paramref name="run"/>. Its day never moves back.</summary>
    public void Confirm(Fact fact, SourceRun run)
    {
        Url = fact.Evidence.Url;
        ContentHash = run.Document.ContentHash;
        FetchedAt = run.Document.FetchedAt;
        Locator = fact.Evidence.Locator;
        Trail = fact.Evidence.Trail;
        Quote = fact.Evidence.Quote;
        Reading = fact.Evidence.Reading;
        ReadOn = fact.Evidence.ReadOn;

        // A file of what a person read elsewhere confirms nothing by being there still.
        var fetchedOn = Days.Utc(run.Document.FetchedAt);
        var day = ReadOn < fetchedOn ? ReadOn.Value : fetchedOn;
        ConfirmedOn = day > ConfirmedOn ? day : ConfirmedOn;
        MissedRuns = 0;
    }

    /// <summary>Notes that one more accepted document does not state the value.</summary>
    public void Miss() => MissedRuns++;

    /// <summary>Ends the value without one in its place. The row stays, as history.</summary>
    public void Retire(DateOnly day) => ClosedOn = day;

    /// <summary>The fact as it was stated.</summary>
    /// <param name="listing">The listing of <see cref="ListingId"/>.</param>
    public abstract Fact ToFact(Listing listing);

    protected Evidence ToEvidence() => new(SourceId, Url, ContentHash, FetchedAt, Locator, Trail, Quote, Reading, ReadOn);
}
