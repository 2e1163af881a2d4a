using System.Collections.Immutable;

namespace ModelCompare.Comparison.Parts;

/// <summary>Benchmark rows of which benchmark, metric and setting are equal on both sides.</summary>
internal static class SharedBenchmarks
{
    public const string LeftSide = "left";
    public const string RightSide = "right";

    public static ImmutableArray<BenchmarkRow> Of(ComparedPair pair)
    {
        var right = pair.Right.Profile.Benchmarks.ToLookup(Key);
        return
        [
            .. pair.Left.Profile.Benchmarks
                .Select(row => (Left: row, Right: right[Key(row)].FirstOrDefault()))
                .Where(both => both.Right is not null)
                .DistinctBy(both => Key(both.Left))
                .OrderBy(both => both.Left.Benchmark, StringComparer.Ordinal)
                .ThenBy(both => both.Left.Metric, StringComparer.Ordinal)
                .ThenBy(both => both.Left.Setting, StringComparer.Ordinal)
                .Select(both => Row(both.Left, both.Right!)),
        ];
    }

    /// <summary>The row with the widest gap, the first of equals; null when no row has a leader.</summary>
    public static BenchmarkRow? Widest(ImmutableArray<BenchmarkRow> rows) =>
        rows.Where(row => row.Leader is not null).MaxBy(row => row.Gap);

    /// <summary>Benchmark with its metric and setting, for a sentence.</summary>
    public static string Name(BenchmarkRow row)
    {
        string[] details = [.. new[] { row.Metric, row.Setting }.Where(text => text.Length > 0)];
        return details.Length == 0 ? row.Benchmark : $"{row.Benchmark} ({string.Join(", ", details)})";
    }

    private static (string Benchmark, string Metric, string Setting) Key(ModelBenchmark row) => (row.Benchmark, row.Metric, row.Setting);

    private static BenchmarkRow Row(ModelBenchmark left, ModelBenchmark right)
    {
        var (l, r) = (left.Score.Value, right.Score.Value);
        var leftLeads = BenchmarkKinds.IsLowerBetter(left) ? l < r : l > r;
        var leader = l == r ? null : leftLeads ? LeftSide : RightSide;
        return new BenchmarkRow(left.Benchmark, left.Metric, left.Setting, l, r, Math.Abs(l - r), leader);
    }
}
