using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ModelCompare.Catalog;
using ModelCompare.Storage;
using ModelCompare.Worker.Refreshing;
using Spectre.Console;

namespace ModelCompare.Worker.Commands;

/// <summary>Shows a refresh: progress on standard error while it runs, then a table and what changed on standard output.</summary>
internal sealed class RefreshReport(CommandContext context, string format)
{
    // A first refresh brings thousands of new values; changes of known ones are what people look for.
    private const int MostChanges = 40;

    private readonly IAnsiConsole _progress = Consoles.Of(context.Error);

    /// <summary>Runs the work and shows each source as it ends.</summary>
    internal async Task<T> WatchAsync<T>(int total, Func<IProgress<SourceRefresh>, Task<T>> work)
    {
        var reporter = new Reporter(this, total);
        return await work(reporter).ConfigureAwait(false);
    }

    /// <summary>Writes the result; null comparisons mean a dry run.</summary>
    internal void Write(ImmutableArray<SourceRefresh> refreshes, ComparisonChanges? comparisons)
    {
        if (format == "json")
        {
            context.Output.WriteLine(JsonSerializer.Serialize(RefreshDocument.Of(refreshes, comparisons), RefreshDocument.Options));
            return;
        }

        var console = Consoles.Of(context.Output);
        console.Write(TableOf(refreshes));
        WriteChanges(refreshes);
        WriteProblems(refreshes);
        context.Output.WriteLine(comparisons is null
            ? "Dry run: nothing was stored."
            : string.Create(CultureInfo.InvariantCulture, $"Comparisons: {comparisons.New} new, {comparisons.Changed} changed, {comparisons.Unchanged} unchanged, {comparisons.Deleted} deleted."));
        WriteNext(refreshes, comparisons);
    }

    private static Table TableOf(ImmutableArray<SourceRefresh> refreshes)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("Source")
            .AddColumns([.. new[] { "Documents", "New", "Changed", "Confirmed", "Missing", "Rejected", "Ignored", "Time" }.Select(name => new TableColumn(name).RightAligned())])
            .AddColumn("Outcome");
        foreach (var refresh in refreshes)
        {
            var changes = refresh.Changes;
            table.AddRow([
                Markup.Escape(refresh.SourceId),
                .. new[] { refresh.Documents, changes.New, changes.Changed, changes.Confirmed, changes.Missing, refresh.Rejected, refresh.Ignored }.Select(Number),
                Seconds(refresh.Elapsed),
                OutcomeOf(refresh),
            ]);
        }

        return table;
    }

    private void WriteChanges(ImmutableArray<SourceRefresh> refreshes)
    {
        var changes = refreshes.SelectMany(refresh => refresh.Changes.Changes.Where(change => change.From is not null).Select(change => (refresh.SourceId, change))).ToArray();
        foreach (var (source, change) in changes.Take(MostChanges))
        {
            context.Output.WriteLine($"changed  {change.Listing.Provider} {change.Listing.ProviderModel}: {change.What}: {change.From} -> {change.To} ({source})");
        }

        if (changes.Length > MostChanges)
        {
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"changed  {changes.Length - MostChanges} more values; `--format json` lists all of them"));
        }
    }

    private void WriteProblems(ImmutableArray<SourceRefresh> refreshes)
    {
        foreach (var refresh in refreshes)
        {
            if (refresh.Error is { } error)
            {
                context.Output.WriteLine($"failed   {refresh.SourceId}: {error}");
            }

            foreach (var problem in refresh.Problems)
            {
                context.Output.WriteLine($"partly   {refresh.SourceId}: {problem}");
            }
        }
    }

    private void WriteNext(ImmutableArray<SourceRefresh> refreshes, ComparisonChanges? comparisons)
    {
        if (comparisons is not null && refreshes.Any(refresh => refresh.Outcome is not SourceRefreshOutcome.Failed))
        {
            context.Output.WriteLine("Next: `models` lists what there is; `compare MODEL MODEL` compares two; `export prices --format csv` prints every price.");
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan elapsed) => elapsed.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);

    private static string OutcomeOf(SourceRefresh refresh) => refresh.Outcome switch
    {
        SourceRefreshOutcome.Failed => "[red]failed[/]",
        SourceRefreshOutcome.NotModified => "not modified",
        _ when refresh.Problems.Length > 0 => "[yellow]read in part[/]",
        _ => "[green]read[/]",
    };

    private sealed class Reporter(RefreshReport report, int total) : IProgress<SourceRefresh>
    {
        private readonly Lock _lock = new();
        private int _done;

        public void Report(SourceRefresh value)
        {
            lock (_lock)
            {
                _done++;
                report._progress.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[grey]{_done,3}/{total}[/] {value.SourceId}: {Summary(value)}");
            }
        }

        private static string Summary(SourceRefresh value) => value.Error ?? string.Create(
            CultureInfo.InvariantCulture, $"{value.Changes.New} new, {value.Changes.Changed} changed, {value.Changes.Confirmed} confirmed");
    }
}
