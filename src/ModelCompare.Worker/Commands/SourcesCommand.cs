using System.CommandLine;
using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Commands;

/// <summary><c>sources</c>: the state of each source; <c>sources check</c> and <c>sources probe</c> below it.</summary>
internal static class SourcesCommand
{
    internal static Command Create(CommandContext context)
    {
        var sources = CommandOptions.Sources();
        var command = new Command("sources", "Show the state of each source.") { sources, CreateCheck(context), ProbeCommand.Create(context) };
        command.SetAction((parsed, token) => ShowAsync(context, parsed.GetRequiredValue(sources), token));
        return command;
    }

    private static Command CreateCheck(CommandContext context)
    {
        var sources = CommandOptions.Sources();
        var command = new Command("check", "Check the file of sources and report every error at once.") { sources };
        command.SetAction(parsed =>
        {
            var catalog = CommandContext.LoadSources(parsed.GetRequiredValue(sources));
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{parsed.GetRequiredValue(sources)} is right: {catalog.Sources.Length} sources of {catalog.Providers.Length} providers, {catalog.Models.Length} curated models."));
            return ExitStatus.Done;
        });
        return command;
    }

    private static async Task<int> ShowAsync(CommandContext context, string path, CancellationToken cancellationToken)
    {
        var catalog = CommandContext.LoadSources(path);
        using var host = await context.OpenCatalogAsync(null, cancellationToken).ConfigureAwait(false);
        var states = (await host.Services.GetRequiredService<CatalogReader>().GetSourceStatesAsync(cancellationToken).ConfigureAwait(false))
            .ToDictionary(state => state.SourceId, StringComparer.Ordinal);
        var table = new FittingTable(
            new("Source"), new("Role", 4), new("Tried", 2), new("Confirmed"),
            new("Facts", 1, true), new("Ignored", 5, true), new("Unclaimed", 3, true), new("Outcome"));
        foreach (var source in catalog.Sources)
        {
            var state = states.GetValueOrDefault(source.Id);
            string[] cells =
            [
                source.Id, source.Role.ToString().ToLowerInvariant(), Time(state?.AttemptedAt), Time(state?.ConfirmedAt),
                Number(state?.Facts), Number(state?.Ignored), Number(state?.Rejected), OutcomeOf(state),
            ];
            table.AddRow(cells);
        }

        table.Write(Consoles.Of(context.Output));
        foreach (var state in catalog.Sources.Select(source => states.GetValueOrDefault(source.Id)).OfType<SourceState>().Where(state => state.Error is not null))
        {
            context.Output.WriteLine($"{OutcomeOf(state),-8} {state.SourceId}: {state.Error}");
        }

        return ExitStatus.Done;
    }

    private static string Time(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    private static string OutcomeOf(SourceState? state) => state?.Outcome switch
    {
        null => "not tried yet",
        var outcome => outcome.ToString()!.ToLowerInvariant(),
    };
}
