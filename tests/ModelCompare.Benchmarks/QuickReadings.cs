using System.Diagnostics;

namespace ModelCompare.Benchmarks;

/// <summary>Medians of alternating turns in one process: rough, but a matter of seconds.</summary>
internal static class QuickReadings
{
    private const int WarmUps = 15;
    private const int Turns = 31;

    internal static void Print(TextWriter output, IEnumerable<RecordedPage> pages)
    {
        output.WriteLine($"{"page",-36} {"KB",7} {"parse ms",9} {"read ms",9} {"ratio",6}");
        foreach (var page in pages.ToList())
        {
            var (parse, read) = Measure(page);
            output.WriteLine(FormattableString.Invariant($"{page.Name,-36} {page.Length / 1024.0,7:0.0} {parse,9:0.00} {read,9:0.00} {read / parse,6:0.00}"));
        }
    }

    // Taking turns makes whatever else the machine does fall on both alike.
    private static (double Parse, double Read) Measure(RecordedPage page)
    {
        var (parse, read) = (new List<double>(), new List<double>());
        for (var turn = -WarmUps; turn < Turns; turn++)
        {
            var (parsing, reading) = (Milliseconds(page.Parse), Milliseconds(page.Read));
            if (turn >= 0)
            {
                parse.Add(parsing);
                read.Add(reading);
            }
        }

        return (Median(parse), Median(read));
    }

    private static double Milliseconds(Func<object> action)
    {
        var started = Stopwatch.GetTimestamp();
        GC.KeepAlive(action());
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
