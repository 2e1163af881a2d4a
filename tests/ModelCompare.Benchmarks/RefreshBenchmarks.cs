using BenchmarkDotNet.Attributes;

namespace ModelCompare.Benchmarks;

/// <summary>A refresh whose documents are unchanged against the first one, of the sample site into a SQLite file.</summary>
public class RefreshBenchmarks : IDisposable
{
    private TemporaryCatalog _catalog = null!;

    [IterationSetup(Target = nameof(First))]
    public void Empty() => _catalog = TemporaryCatalog.CreateAsync(Recording.Sample).GetAwaiter().GetResult();

    [IterationSetup(Target = nameof(Unchanged))]
    public void Filled()
    {
        Empty();
        _catalog.RefreshAsync().GetAwaiter().GetResult();
    }

    [IterationCleanup]
    public void Dispose()
    {
        _catalog.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public async Task<object> First() => await _catalog.RefreshAsync();

    [Benchmark]
    public async Task<object> Unchanged() => await _catalog.RefreshAsync();
}
