using ModelCompare.Catalog;

namespace ModelCompare.Storage.Entities;

/// <summary>A benchmark score through time: table <c>benchmarks</c>.</summary>
internal sealed class BenchmarkEntry : HistoryEntry
{
    public required string Benchmark { get; init; }
    public required string Metric { get; init; }
    public required string Setting { get; init; }
    public required decimal Score { get; init; }

    public static BenchmarkEntry Of(BenchmarkFact fact) => new()
    {
        Benchmark = fact.Benchmark,
        Metric = fact.Metric,
        Setting = fact.Setting,
        Score = FactValue.Kept(fact.Score),
    };

    public override Fact ToFact(Listing listing) => new BenchmarkFact
    {
        Listing = listing,
        Evidence = ToEvidence(),
        Benchmark = Benchmark,
        Metric = Metric,
        Setting = Setting,
        Score = Score,
    };
}
