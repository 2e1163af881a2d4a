using BenchmarkDotNet.Running;
using ModelCompare.Benchmarks;

// Both modes give ratios within one run; times of different runs or machines say nothing about each other.
if (args.Contains("--http"))
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
