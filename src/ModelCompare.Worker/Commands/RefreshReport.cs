using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ModelCompare.Normalization;
using ModelCompare.Storage;
using ModelCompare.Worker.Refreshing;
using Spectre.Console;

namespace ModelCompare.Worker.Commands;

/// <summary>Writes what a refresh did: a table, then what changed and what went wrong.</summary>
internal sealed class RefreshReport(CommandContext context, string format)
{
    // A first refresh brings thousands of new values; changes of known ones are what people look for.
    private const int MostChanges = 40;

    // Of each source.
    private const int MostProblems = 10;

    private const int LongestText = 60;

    /// <summary>Writes the result; null comparisons mean a dry run.</summary>
    internal void Write(ImmutableArray<SourceRefresh> refreshes, ComparisonChanges? comparisons)
    {
        if (format == "json")
        {
            context.Output.WriteLine(JsonSerializer.Serialize(RefreshDocument.Of(refreshes, comparisons), RefreshDocument.Options));
            return;
        }

        TableOf(refreshes).Write(Consoles.Of(context.Output));
        WriteChanges(refreshes);
        WriteProblems(refreshes);
        context.Output.WriteLine(comparisons is null
            ? "Dry run: nothing was stored."
            : string.Create(CultureInfo.InvariantCulture, $"Comparisons: {comparisons.New} new, {comparisons.Changed} changed, {comparisons.Unchanged} unchanged, {comparisons.Deleted} deleted."));
        WriteNext(refreshes, comparisons);
    }

    private static FittingTable TableOf(ImmutableArray<SourceRefresh> refreshes)
    {
        var table = new FittingTable(
            new("Source"), new("Documents", 3, true), new("New", 0, true), new("Changed", 0, true), new("Confirmed", 0, true),
            new("Missing", 4, true), new("Claimed", 6, true), new("Ignored", 5, true), new("Unclaimed", 3, true), new("Held", 2, true), new("Time", 1, true), new("Outcome", 2));
        foreach (var refresh in refreshes)
        {
            var changes = refresh.Changes;
            table.AddMarkupRow([
                Markup.Escape(refresh.SourceId),
                .. new[] { refresh.Documents, changes.New, changes.Changed, changes.Confirmed, changes.Missing, refresh.Coverage.Claimed, refresh.Coverage.Ignored, refresh.Coverage.Unclaimed, refresh.Held }.Select(Number),
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
            WriteLines("unclaimed", refresh, [.. refresh.Unclaimed.Select(Text)], "`sources probe` lists all of them");
            WriteLines("rejected", refresh, [.. refresh.Rejections.Select(Text)], "`sources probe` lists all of them");
            WriteLines("partly", refresh, refresh.Problems, "`sources probe` lists all of them");
            if (refresh.Changes.Missing - refresh.Changes.Retired is > 0 and var missing)
            {
                WriteLine("missing", refresh, $"{Values(missing)} no longer stated, with the dates on which the source last stated them");
            }

            if (refresh.Changes.Retired is > 0 and var retired)
            {
                WriteLine("retired", refresh, $"{Values(retired)} current no more; `explain` keeps their history");
            }

            if (refresh.Error is { } error)
            {
                WriteLine(refresh.Outcome switch { SourceRefreshOutcome.Held => "held", SourceRefreshOutcome.Busy => "busy", _ => "failed" }, refresh, error);
            }
            else if (refresh.Held > 0)
            {
                WriteLine("held", refresh, $"{Values(refresh.Held)} kept back until a person decides; `holds` lists them");
            }

            if (refresh.LastAttempt is { Outcome: { } outcome } last)
            {
                WriteLine(outcome.ToString().ToLowerInvariant(), refresh, string.Create(
                    CultureInfo.InvariantCulture, $"the last attempt, at {last.AttemptedAt?.UtcDateTime:yyyy-MM-dd HH:mm}: {last.Error}; the document before it was read once more, and its dates stay"));
            }

            if (refresh.Rejected > 0)
            {
                WriteLine("rejected", refresh, refresh.Outcome is SourceRefreshOutcome.Held
                    ? "the document is one that a person rejected; what was current stays until the page says something else"
                    : $"{Values(refresh.Rejected)} still stated that a person rejected; what was current stays");
            }
        }
    }

    private void WriteLines(string what, SourceRefresh refresh, ImmutableArray<string> lines, string rest)
    {
        var told = lines.CountBy(line => line).Take(MostProblems).ToArray();
        foreach (var (line, times) in told)
        {
            WriteLine(what, refresh, times == 1 ? line : $"{line}, {Number(times)} times");
        }

        if (lines.Length - told.Sum(line => line.Value) is > 0 and var more)
        {
            WriteLine(what, refresh, $"{Number(more)} more; {rest}");
        }
    }

    private void WriteLine(string what, SourceRefresh refresh, string text) => context.Output.WriteLine($"{what,-8} {refresh.SourceId}: {text}");

    private void WriteNext(ImmutableArray<SourceRefresh> refreshes, ComparisonChanges? comparisons)
    {
        if (comparisons is not null && refreshes.Any(refresh => refresh.Outcome is not SourceRefreshOutcome.Failed))
        {
            context.Output.WriteLine("Next: `models` lists what there is; `compare MODEL MODEL` compares two; `export prices --format csv` prints every price.");
        }
    }

    private static string Text(Rejection rejection)
    {
        var trail = rejection.Observation.Place.Trail;
        return $"{string.Join(' ', rejection.Observation.Model)}: {BriefText.Of(rejection.Text, LongestText)}: {rejection.Reason}{(trail.Length > 0 ? $" ({trail})" : "")}".TrimStart(':', ' ');
    }

    private static string Values(int number) => number == 1 ? "1 value is" : $"{Number(number)} values are";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan elapsed) => elapsed.TotalSeconds.ToString("0.0 s", CultureInfo.InvariantCulture);

    private static string OutcomeOf(SourceRefresh refresh) => refresh.Outcome switch
    {
        SourceRefreshOutcome.Failed => "[red]failed[/]",
        SourceRefreshOutcome.Held => "[yellow]held[/]",
        SourceRefreshOutcome.NotModified => "not modified",
        SourceRefreshOutcome.Busy => "[yellow]busy[/]",
        _ when refresh.Problems.Length > 0 => "[yellow]read in part[/]",
        _ => "[green]read[/]",
    };
}
