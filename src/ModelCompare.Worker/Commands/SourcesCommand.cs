using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Options;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using ModelCompare.Storage;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Commands;

/// <summary><c>sources</c>: the state of each source; <c>sources check</c> and <c>sources probe</c> below it.</summary>
internal static class SourcesCommand
{
    internal static Command Create(CommandContext context, Option<string> sources)
    {
        var format = CommandOptions.Format("text", "json");
        var command = new Command("sources", "Show the state of each source.") { format, CreateCheck(context, sources), ProbeCommand.Create(context, sources) };
        command.SetAction((parsed, token) => ShowAsync(context, parsed.GetRequiredValue(sources), parsed.GetRequiredValue(format), token));
        return command;
    }

    private static Command CreateCheck(CommandContext context, Option<string> sources)
    {
        var format = CommandOptions.Format("text", "json");
        var command = new Command("check", "Check the file of sources and report every error at once.") { format };
        command.SetAction(parsed =>
        {
            if (parsed.GetRequiredValue(format) == "json")
            {
                var document = CheckDocument.Of(parsed.GetRequiredValue(sources));
                RowWriter.WriteDocument(context.Output, document);
                return document.Errors.IsEmpty ? ExitStatus.Done : ExitStatus.Unusable;
            }

            var catalog = CommandContext.LoadSources(parsed.GetRequiredValue(sources));
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{parsed.GetRequiredValue(sources)} is right: {catalog.Sources.Length} sources of {catalog.Providers.Length} providers, {catalog.Models.Length} curated models."));
            return ExitStatus.Done;
        });
        return command;
    }

    private static async Task<int> ShowAsync(CommandContext context, string path, string format, CancellationToken cancellationToken)
    {
        var catalog = CommandContext.LoadSources(path);
        using var host = await context.OpenCatalogAsync(null, cancellationToken).ConfigureAwait(false);
        var states = (await host.Services.GetRequiredService<CatalogReader>().GetSourceStatesAsync(cancellationToken).ConfigureAwait(false))
            .ToDictionary(state => state.SourceId, StringComparer.Ordinal);
        var limit = host.Services.GetRequiredService<IOptions<FreshnessOptions>>().Value.Limit;
        var today = DateOnly.FromDateTime(host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var holds = (await host.Services.GetRequiredService<HoldStore>().GetAsync(HoldScope.Counting, cancellationToken).ConfigureAwait(false)).ToLookup(hold => hold.Source);
        var rows = catalog.Sources.Select(source => SourceRow.Of(source, states.GetValueOrDefault(source.Id), [.. holds[source.Id]], limit, today)).ToArray();
        if (format == "json")
        {
            RowWriter.Write(context.Output, format, rows);
        }
        else
        {
            Write(context.Output, rows);
        }

        return ExitStatus.Done;
    }

    private static void Write(TextWriter output, SourceRow[] rows)
    {
        var table = new FittingTable(
            new("Source"), new("Role", 5), new("Tried", 3), new("Confirmed"), new("Fresh", 1),
            new("Facts", 2, true), new("Claimed", 7, true), new("Ignored", 6, true), new("Unclaimed", 4, true), new("Outcome"));
        foreach (var row in rows)
        {
            table.AddRow(
                row.Source, row.Role, Time(row.AttemptedAt), Time(row.ConfirmedAt), FreshnessOf(row),
                Number(row.Facts), Number(row.Claimed), Number(row.Ignored), Number(row.Unclaimed), row.Outcome ?? "not tried yet");
        }

        table.Write(Consoles.Of(output));
        foreach (var row in rows.Where(row => row.Error is not null))
        {
            output.WriteLine($"{row.Outcome,-8} {row.Source}: {row.Error}");
        }

        foreach (var row in rows.Where(row => row.Held > 0))
        {
            output.WriteLine($"{"held",-8} {row.Source}: {Number(row.Held)} kept back until a person decides; `holds` lists them");
        }

        foreach (var row in rows.Where(row => row.Rejected > 0))
        {
            output.WriteLine($"{"rejected",-8} {row.Source}: {Number(row.Rejected)} that a person rejected and that the page still says; what was current stays");
        }

        foreach (var row in rows.Where(row => row.Stale))
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"stale",-8} {row.Source}: last confirmed {Time(row.ConfirmedAt)}, more than {row.FreshDays:0.##} days ago; what rests on it keeps that date"));
        }
    }

    private static string FreshnessOf(SourceRow row) => row.ConfirmedAt is null ? "" : row.Stale ? "stale" : "fresh";

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>A source as <c>--format json</c> prints it.</summary>
    private sealed record SourceRow(
        string Source, string Role, string Url, DateTimeOffset? AttemptedAt, DateTimeOffset? ConfirmedAt, bool Stale, double FreshDays,
        int? Facts, int? Claimed, int? Ignored, int? Unclaimed, int Held, int Rejected, string? Outcome, string? Error)
    {
        internal static SourceRow Of(SourceDefinition source, SourceState? state, ImmutableArray<Hold> holds, TimeSpan limit, DateOnly today) => new(
            source.Id, source.Role.ToString().ToLowerInvariant(), source.Url.AbsoluteUri, state?.AttemptedAt, state?.ConfirmedAt,
            state?.WithLimit(source.FreshFor(limit)).IsStale(today) ?? false, source.FreshFor(limit).TotalDays,
            state?.Facts, state?.Claimed, state?.Ignored, state?.Rejected,
            holds.Count(hold => hold.Decision is HoldDecision.Open), holds.Count(hold => hold.Decision is HoldDecision.Rejected), state?.Outcome?.ToString().ToLowerInvariant(), state?.Error);
    }
}
