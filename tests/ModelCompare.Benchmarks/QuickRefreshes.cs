using System.Diagnostics;

namespace ModelCompare.Benchmarks;

/// <summary>The first refresh of a catalog against later ones whose documents are unchanged, and what the later ones wrote.</summary>
internal static class QuickRefreshes
{
    private const int Turns = 5;

    /// <exception cref="InvalidOperationException">A refresh of unchanged documents wrote something else than dates.</exception>
    internal static async Task PrintAsync(TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"{"refresh of",-36} {"sources",7} {"first ms",9} {"again ms",9} {"ratio",6}");
        if (Recording.Corpus() is { } corpus)
        {
            await PrintAsync(output, "real", corpus);
        }

        await PrintAsync(output, "sample", Recording.Sample);
    }

    private static async Task PrintAsync(TextWriter output, string name, Recording recording)
    {
        var (first, again, sources) = (new List<double>(), new List<double>(), 0);
        for (var turn = 0; turn <= Turns; turn++)
        {
            using var catalog = await TemporaryCatalog.CreateAsync(recording);
            var (filling, refresh) = await TimeAsync(catalog.RefreshAsync);
            var before = await catalog.WithoutDatesAsync();
            var (confirming, _) = await TimeAsync(catalog.RefreshAsync);
            Check(before, await catalog.WithoutDatesAsync());
            sources = refresh.Sources.Length;
            if (turn > 0)
            {
                first.Add(filling);
                again.Add(confirming);
            }
        }

        var (fill, confirm) = (Median(first), Median(again));
        output.WriteLine(FormattableString.Invariant($"{name,-36} {sources,7} {fill,9:0} {confirm,9:0} {confirm / fill,6:0.00}   wrote nothing but dates"));
    }

    private static void Check(List<string> before, List<string> after)
    {
        var differences = before.Except(after).Concat(after.Except(before)).ToList();
        if (differences.Count > 0 || before.Count != after.Count)
        {
            throw new InvalidOperationException($"A refresh of unchanged documents wrote something else than dates: {differences.FirstOrDefault()}");
        }
    }

    private static async Task<(double Milliseconds, T Result)> TimeAsync<T>(Func<Task<T>> action)
    {
        var started = Stopwatch.GetTimestamp();
        var result = await action();
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, result);
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
