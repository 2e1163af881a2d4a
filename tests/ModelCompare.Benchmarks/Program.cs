using BenchmarkDotNet.Running;
using ModelCompare.Benchmarks;

// Both modes give ratios within one run; times of different runs or machines say nothing about each other.
if (args is ["--comparisons", .. var rest])
{
    // All 1700 models make 1.4 million snapshots, 35 GB of a file and as much of its log, and as much again for the plain insert, which may be left out.
    var models = rest is [var number, ..] ? int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) : 300;
    if (Recording.Corpus() is not { } corpus)
    {
        Console.Error.WriteLine("Comparisons are measured on the models of the recording, and it is absent.");
        return 1;
    }

    await QuickComparisons.PrintAsync(Console.Out, Path.Combine(corpus.Folder, "pages", "models-dev-api.json"), models, withInsert: !rest.Contains("--store-only"));
}
else if (args is ["--readings", .. var names])
{
    QuickReadings.Print(Console.Out, RecordedPage.All().Where(page => names.Length == 0 || names.Any(name => page.Name.Contains(name, StringComparison.Ordinal))));
}
else if (args.Contains("--http"))
{
    await QuickResponses.PrintAsync(Console.Out);
}
else if (args.Contains("--quick"))
{
    QuickReadings.Print(Console.Out, RecordedPage.All());
    await QuickRefreshes.PrintAsync(Console.Out);
    await QuickResponses.PrintAsync(Console.Out);
}
else
{
    BenchmarkSwitcher.FromAssembly(typeof(RecordedPage).Assembly).Run(args);
}

return 0;
