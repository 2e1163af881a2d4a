using System.Collections.Immutable;
using System.CommandLine;
using Microsoft.Extensions.Hosting;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using ModelCompare.Storage;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Monitoring;
using ModelCompare.Worker.Refreshing;
using Serilog.Events;

namespace ModelCompare.Worker.Commands;

/// <summary><c>refresh</c>: one refresh now, with progress, a table and what changed.</summary>
internal static class RefreshCommand
{
    private const int MostNames = 5;

    internal static Command Create(CommandContext context, Option<string> sources)
    {
        var only = new Option<string[]>("--source") { Description = "Refresh this source only; may be repeated.", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var replay = CommandOptions.Replay();
        var record = new Option<string?>("--record") { Description = "Keep every answer in a recording.", HelpName = "DIR" };
        var stored = new Option<bool>("--stored") { Description = "Read the stored documents once more, without fetching anything." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Read everything and store nothing." };
        var format = CommandOptions.Format("text", "json");
        var command = new Command("refresh", "Read the sources now, store what they state, and regenerate the comparisons.") { only, replay, record, stored, dryRun, format };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(stored) && (parsed.GetValue(dryRun) || parsed.GetValue(replay) is not null || parsed.GetValue(record) is not null))
            {
                parsed.AddError("--stored fetches nothing, and goes with none of --replay, --record and --dry-run.");
            }
        });
        command.SetAction((parsed, token) =>
        {
            var catalog = CommandContext.LoadSources(parsed.GetRequiredValue(sources));
            var request = new Request(
                catalog, Choose(catalog, parsed.GetValue(only) ?? []), parsed.GetValue(replay), parsed.GetValue(record),
                parsed.GetRequiredValue(format), parsed.GetValue(stored));
            return parsed.GetValue(dryRun) ? DryRunAsync(context, request, token) : RunAsync(context, request, token);
        });
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, Request request, CancellationToken cancellationToken)
    {
        using var host = await context.OpenCatalogAsync(builder => UseDocuments(builder, request), cancellationToken).ConfigureAwait(false);
        using var monitoring = new CommandMonitoring(host.Services);
        var report = new RefreshReport(context, request.Format);
        var refresher = host.Services.GetRequiredService<CatalogRefresher>();
        var refresh = await RefreshProgress.WatchAsync(
            context.Error, request.Chosen.Length, progress => request.Stored
                ? refresher.RereadAsync(request.Catalog, request.Chosen, progress, cancellationToken)
                : refresher.RefreshAsync(request.Catalog, request.Chosen, progress, cancellationToken)).ConfigureAwait(false);
        report.Write(refresh.Sources, refresh.Comparisons);
        await TellOfHiddenAsync(context, request.Catalog, host.Services.GetRequiredService<CatalogReader>(), cancellationToken).ConfigureAwait(false);
        return StatusOf(refresh.Sources);
    }

    // Another file for the same catalog would empty it without a word.
    private static async Task TellOfHiddenAsync(CommandContext context, SourceCatalog catalog, CatalogReader reader, CancellationToken cancellationToken)
    {
        var states = await reader.GetSourceStatesAsync(cancellationToken).ConfigureAwait(false);
        string[] hidden = [.. states.Where(state => state.ConfirmedAt is not null).Select(state => state.SourceId).Except(catalog.Sources.Select(source => source.Id))];
        if (hidden.Length > 0)
        {
            await context.Error.WriteLineAsync(
                $"Not shown: what {BriefText.List(hidden, MostNames)} stated, which the file of sources does not list (any more). It is kept, and shown again once a file lists it.".AsMemory(),
                cancellationToken).ConfigureAwait(false);
        }
    }

    // The catalog that there is is asked and not touched.
    private static async Task<int> DryRunAsync(CommandContext context, Request request, CancellationToken cancellationToken)
    {
        using var host = context.BuildHost(builder => UseDocuments(builder, request));
        var database = host.Services.GetRequiredService<CatalogDatabase>();
        if (!database.IsMissing)
        {
            await database.VerifyAsync(cancellationToken).ConfigureAwait(false);
        }

        var refreshes = await RefreshProgress.WatchAsync(
            context.Error, request.Chosen.Length, progress => TryOutAsync(host.Services.GetRequiredService<SourceRefresher>(), request.Chosen, !database.IsMissing, progress, cancellationToken)).ConfigureAwait(false);
        new RefreshReport(context, request.Format).Write(refreshes, comparisons: null);
        return StatusOf(refreshes);
    }

    private static async Task<ImmutableArray<SourceRefresh>> TryOutAsync(
        SourceRefresher refresher, ImmutableArray<SourceDefinition> sources, bool hasCatalog, IProgress<RefreshStep> progress, CancellationToken cancellationToken)
    {
        var refreshes = ImmutableArray.CreateBuilder<SourceRefresh>();
        foreach (var source in sources)
        {
            progress.Report(new RefreshStep.Started(source.Id));
            var refresh = await refresher.TryOutAsync(source, hasCatalog, cancellationToken).ConfigureAwait(false);
            refreshes.Add(refresh);
            progress.Report(new RefreshStep.Ended(refresh));
        }

        return refreshes.ToImmutable();
    }

    private static int StatusOf(ImmutableArray<SourceRefresh> refreshes) =>
        refreshes.Any(refresh => refresh.Outcome is SourceRefreshOutcome.Failed) ? ExitStatus.SomeSourceFailed
        : refreshes.Any(refresh => refresh.Held > 0 || refresh.Outcome is SourceRefreshOutcome.Held) ? ExitStatus.SomethingHeld
        : ExitStatus.Done;

    private static ImmutableArray<SourceDefinition> Choose(SourceCatalog catalog, string[] ids)
    {
        foreach (var id in ids.Where(id => catalog.Sources.All(source => source.Id != id)))
        {
            var near = NearNames.Closest(id, catalog.Sources.Select(source => source.Id));
            throw new CommandException($"There is no source \"{id}\".{(near is null ? "" : $" Did you mean \"{near}\"?")} `sources` lists them all.");
        }

        return catalog.Only(ids);
    }

    private static void UseDocuments(IHostApplicationBuilder builder, Request request)
    {
        // What goes wrong with a source is part of the report.
        builder.AddLogging(LogEventLevel.Error);
        if (request.Stored)
        {
            return;
        }

        var recording = request.Replay ?? request.Catalog.Recording;
        builder.Services.AddSingleton(services => DocumentSource.Open(services, recording, request.Record));
    }

    private sealed record Request(
        SourceCatalog Catalog, ImmutableArray<SourceDefinition> Chosen, string? Replay, string? Record, string Format, bool Stored);
}
