using System.Diagnostics.Metrics;
using ModelCompare.Fetching;
using ModelCompare.Storage;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Monitoring;

/// <summary>Counts and measures what this process does. Labels are ids of sources and outcomes, never addresses or models.</summary>
public sealed class RefreshMetrics
{
    private const string Outcome = "outcome";
    private const string Status = "status";

    private readonly Histogram<double> _refreshes;
    private readonly Histogram<double> _fetches;
    private readonly Histogram<double> _builds;
    private readonly Counter<long> _facts;
    private readonly Counter<long> _snapshots;

    public RefreshMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        _refreshes = Seconds(meter, "modelcompare.refresh.duration", "Refreshes of one source, from fetching to storing.");
        _fetches = Seconds(meter, "modelcompare.fetch.duration", "Fetches of one document: robots.txt, waits for the host's rate limit and retries included.");
        _builds = Seconds(meter, "modelcompare.snapshots.build.duration", "Building and storing the snapshots of models that became different.");
        _facts = meter.CreateCounter<long>("modelcompare.facts", "{fact}", "Values of documents by what became of them.");
        _snapshots = meter.CreateCounter<long>("modelcompare.snapshots", "{snapshot}", "Stored comparisons by what became of them.");
    }

    /// <summary>A source was refreshed, or could not be.</summary>
    internal void Refreshed(SourceRefresh refresh)
    {
        var (source, changes) = (Telemetry.Tag(Telemetry.SourceTag, refresh.SourceId), refresh.Changes);
        _refreshes.Record(refresh.Elapsed.TotalSeconds, source, Telemetry.Tag(Outcome, NameOf(refresh.Outcome)));
        Count("new", changes.New);
        Count("changed", changes.Changed);
        Count("confirmed", changes.Confirmed);
        Count("missing", changes.Missing - changes.Retired);
        Count("retired", changes.Retired);
        Count("held", refresh.Held);
        Count("rejected", refresh.Rejections.Length);
        Count("unclaimed", refresh.Coverage.Unclaimed);

        // Also when there is none, so that a rate can be told from the first one on.
        void Count(string outcome, int facts) => _facts.Add(facts, source, Telemetry.Tag(Outcome, outcome));
    }

    /// <summary>A document was fetched, or could not be.</summary>
    internal void Fetched(string sourceId, FetchOutcome outcome, TimeSpan elapsed) =>
        _fetches.Record(elapsed.TotalSeconds, Telemetry.Tag(Telemetry.SourceTag, sourceId), Telemetry.Tag(Status, ClassOf(outcome)));

    /// <summary>Snapshots were brought in line.</summary>
    internal void Built(ComparisonChanges changes, TimeSpan elapsed)
    {
        _builds.Record(elapsed.TotalSeconds);
        _snapshots.Add(changes.New, Telemetry.Tag(Outcome, "new"));
        _snapshots.Add(changes.Changed, Telemetry.Tag(Outcome, "changed"));
        _snapshots.Add(changes.Unchanged, Telemetry.Tag(Outcome, "unchanged"));
        _snapshots.Add(changes.Deleted, Telemetry.Tag(Outcome, "deleted"));
    }

    internal static string NameOf(SourceRefreshOutcome outcome) => outcome switch
    {
        SourceRefreshOutcome.NotModified => "not_modified",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    // The class of the server's status; "none" where no answer could be used, or none came.
    private static string ClassOf(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Fetched => "2xx",
        FetchOutcome.NotModified => "3xx",
        FetchOutcome.Failed { Status: { } status } => $"{status / 100}xx",
        _ => "none",
    };

    private static Histogram<double> Seconds(Meter meter, string name, string description) => meter.CreateHistogram(
        name, "s", description, tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300] });
}
