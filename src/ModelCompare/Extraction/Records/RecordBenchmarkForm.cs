using System.Collections.Immutable;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Records;

/// <summary>Reads the scores of a record.</summary>
internal sealed class RecordBenchmarkForm(ImmutableArray<RecordBenchmark> declarations, ImmutableHashSet<string> usedMembers)
{
    private readonly (RecordBenchmark Benchmark, RecordPath Path, RecordPath? Setting)[] benchmarks =
    [
        .. declarations.Select(benchmark =>
            (benchmark, RecordPath.Parse(benchmark.Path), benchmark.Setting.Length == 0 ? null : RecordPath.Parse(benchmark.Setting))),
    ];

    public IEnumerable<Observation> Observe(RecordMatch record) =>
        from declared in benchmarks
        from match in declared.Path.From(record)
        let text = RecordNode.TextOf(match.Node)
        where !string.IsNullOrWhiteSpace(text)
        where declared.Benchmark.Path != "*" || IsRemaining(match.Key, declared.Setting)
        select RecordForm.Observe("benchmark", match.Path, [text], Labels(record, declared.Benchmark, declared.Setting, match.Key));

    private bool IsRemaining(string member, RecordPath? setting) => !usedMembers.Contains(member) && setting?.FirstMember != member;

    // With "*" a declared name tells whose columns they are: "LiveBench" and "math_comp" make "LiveBench math_comp".
    private static ImmutableArray<Label> Labels(RecordMatch record, RecordBenchmark benchmark, RecordPath? setting, string column)
    {
        var name = benchmark.Path == "*" ? $"{benchmark.Benchmark} {column}".Trim() : benchmark.Benchmark;
        var settings = setting?.From(record).SelectMany(match => RecordNode.TextsOf(match.Node)) ?? [];
        return
        [
            Qualifiers.Of(Qualifiers.Benchmark, name),
            .. benchmark.Metric.Length == 0 ? [] : new[] { Qualifiers.Of(Qualifiers.Metric, benchmark.Metric) },
            .. settings.Select(text => Qualifiers.Of(Qualifiers.Setting, text)),
        ];
    }
}
