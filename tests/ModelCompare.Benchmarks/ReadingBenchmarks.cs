using BenchmarkDotNet.Attributes;

namespace ModelCompare.Benchmarks;

/// <summary>Reading a page against merely parsing it.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    public static IEnumerable<RecordedPage> Pages => RecordedPage.All();

    [ParamsSource(nameof(Pages))]
    public RecordedPage Page { get; set; } = null!;

    [Benchmark(Baseline = true)]
    public object Parse() => Page.Parse();

    [Benchmark]
    public object Read() => Page.Read();
}
