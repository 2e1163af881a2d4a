using System.Diagnostics;

namespace ModelCompare.Benchmarks;

/// <summary>Medians of alternating turns in one process: rough, but a matter of seconds.</summary>
internal static class QuickReadings
{
    private const int Turns = 31;

    // Small pages run often before the compiler has settled.
    private static readonly TimeSpan s_warmUp = TimeSpan.FromSeconds(1);

    internal static void Print(TextWriter output, IEnumerable<RecordedPage> pages)
    {
        output.WriteLine($"{"page",-36} {"KB",7} {"parse ms",9} {"extract ms",10} {"ratio",6} {"read ms",9} {"ratio",6}");
        foreach (var page in pages.ToList())
        {
            var (parse, extract, read) = Measure(page);
            output.WriteLine(FormattableString.Invariant(
                $"{page.Name,-36} {page.Length / 1024.0,7:0.0} {parse,9:0.00} {extract,10:0.00} {extract / parse,6:0.00} {read,9:0.00} {read / parse,6:0.00}"));
        }
    }

    // Taking turns makes whatever else the machine does fall on all alike.
    private static (double Parse, double Extract, double Read) Measure(RecordedPage page)
    {
        var (parse, extract, read) = (new List<double>(), new List<double>(), new List<double>());
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < s_warmUp;)
        {
            Turn();
        }

        parse.Clear();
        extract.Clear();
        read.Clear();
        for (var turn = 0; turn < Turns; turn++)
        {
            Turn();
        }

        return (Median(parse), Median(extract), Median(read));

        void Turn()
        {
            parse.Add(Milliseconds(page.Parse));
            extract.Add(Milliseconds(page.Extract));
            read.Add(Milliseconds(page.Read));
        }
    }

    private static double Milliseconds(Func<object> action)
    {
        var started = Stopwatch.GetTimestamp();
        GC.KeepAlive(action());
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
