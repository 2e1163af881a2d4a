using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Fetching;
using ModelCompare.Normalization;
using ModelCompare.Sources;
using ModelCompare.Worker.Commands.Drafts;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Monitoring;

namespace ModelCompare.Worker.Commands;

/// <summary><c>sources probe ID|URL</c>: what a page would yield, claimed and unclaimed, without writing.</summary>
internal static class ProbeCommand
{
    private const int MostNames = 20;

    internal static Command Create(CommandContext context, Option<string> sources)
    {
        var target = new Argument<string>("ID|URL") { Description = "A source of the file, or any page, which is then read by the default reading." };
        var replay = CommandOptions.Replay();
        var format = CommandOptions.Format("text", "json");
        var command = new Command("probe", "Show what a page would yield, without storing anything.") { target, replay, format };
        command.SetAction((parsed, token) => RunAsync(
            context, parsed.GetRequiredValue(target), parsed.GetRequiredValue(sources), parsed.GetValue(replay), parsed.GetRequiredValue(format) is "json", token));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string target, string path, string? replay, bool isForPrograms, CancellationToken cancellationToken)
    {
        var (url, source, recording) = Resolve(target, path);
        using var host = context.BuildHost(builder => builder.Services.AddSingleton(services => DocumentSource.Open(services, replay ?? recording, null)));
        var outcome = await host.Services.GetRequiredService<IDocumentFetcher>().FetchAsync(source is null ? new FetchRequest(url) : FetchRequest.Of(source), cancellationToken).ConfigureAwait(false);
        if (outcome is not FetchOutcome.Fetched { Document: var document })
        {
            throw new CommandException(SecretMask.HideQueries(outcome is FetchOutcome.Failed failed ? failed.Reason : $"{url} answered without a document."));
        }

        var known = KnownProviders(path);
        var draft = source is null ? SourceDraft.Of(url, document, known) : null;
        var reading = draft?.Reading ?? SourceReader.Read(source!, document);
        if (isForPrograms)
        {
            RowWriter.WriteDocument(context.Output, ProbeDocument.Of(draft?.Source ?? source!, document, reading, draft?.ToJson()));
        }
        else if (draft is not null)
        {
            WriteDraft(context, document, draft, known);
        }
        else
        {
            Write(context, source!, document, reading);
        }

        return ExitStatus.Done;
    }

    private static (Uri Url, SourceDefinition? Source, string? Recording) Resolve(string target, string path)
    {
        if (Uri.TryCreate(target, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return (url, null, null);
        }

        var catalog = CommandContext.LoadSources(path);
        if (catalog.Sources.FirstOrDefault(source => source.Id == target) is { } source)
        {
            return (source.Url, source, catalog.Recording);
        }

        var near = NearNames.Closest(target, catalog.Sources.Select(source => source.Id));
        var meant = target.Contains('/', StringComparison.Ordinal) && !target.Contains(':', StringComparison.Ordinal) ? $"https://{target}" : near;
        throw new CommandException($"\"{target}\" is neither the id of a source in {path} nor an http or https address.{(meant is null ? "" : $" Did you mean \"{meant}\"?")}");
    }

    // A page can be probed before there is any file, or while it has errors.
    private static ImmutableArray<ProviderDefinition> KnownProviders(string path) =>
        SourceFile.Load(path) is SourceFileResult.Loaded { Catalog.Providers: var providers } ? providers : [];

    private static void Write(CommandContext context, SourceDefinition source, Document document, SourceReading reading)
    {
        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document.Url} ({document.Body.Length} bytes), read as {source.Kind.ToString().ToLowerInvariant()}"));
        var table = new FittingTable(new("Model"), new("What"), new("Value"), new("Quote", 1));
        foreach (var fact in reading.Facts)
        {
            table.AddRow([.. new[] { fact.Listing.ProviderModel, FactKey.Of(fact).Text, FactValue.Of(fact), fact.Evidence.Quote }.Select(Short)]);
        }

        table.Write(Consoles.Of(context.Output));
        var (claimed, ignored, unclaimed) = reading.Coverage;
        context.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{reading.Facts.Length} facts; places with money: {claimed} claimed, {ignored} ignored by rule, {unclaimed} unclaimed"));
        if (reading.Skipped > 0)
        {
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"skipped    {reading.Skipped} records of other providers"));
        }

        WriteIgnored(context, reading);
        foreach (var same in reading.Unclaimed.GroupBy(WhatOf))
        {
            WriteUnclaimed(context, same.Key, [.. same]);
        }

        foreach (var rejection in reading.Rejections)
        {
            context.Output.WriteLine($"rejected   {Described(rejection)}");
        }

        foreach (var problem in reading.Problems.Distinct())
        {
            context.Output.WriteLine($"problem    {problem}");
        }
    }

    private static void WriteIgnored(CommandContext context, SourceReading reading)
    {
        foreach (var rule in reading.Ignored.GroupBy(ignored => ignored.Rule))
        {
            var places = rule.Select(ignored => ignored.Observation.Place.Locator).Distinct().Count();
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"ignored    {places} {(places == 1 ? "place" : "places")}: {rule.Key.Because}"));
        }
    }

    // Members of one name in many records are one line; a person decides about them together.
    private static string? WhatOf(Rejection money) =>
        money.Observation is { Model.IsEmpty: true, Labels: [{ Kind: LabelKind.Header } name] } ? name.Text : $"{money.Observation.Place.Locator} {money.Text}";

    private static void WriteUnclaimed(CommandContext context, string? what, ImmutableArray<Rejection> same)
    {
        var place = $"at {same[0].Observation.Place.Locator}";
        var places = same.Select(money => money.Observation.Place.Locator).Distinct().Count();
        if (places > 1)
        {
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"unclaimed  {what}: {places} places, the first: {same[0].Text}: {same[0].Reason} {place}"));
            return;
        }

        // One place may be unclaimed of several models, or for several reasons.
        foreach (var line in same.Select(Described).Distinct())
        {
            context.Output.WriteLine($"unclaimed  {line} {place}");
        }
    }

    private static void WriteDraft(CommandContext context, Document document, SourceDraft draft, ImmutableArray<ProviderDefinition> known)
    {
        Write(context, draft.Source, document, draft.Reading);
        context.Output.WriteLine();
        if (draft.Source.Role is SourceRole.Witness)
        {
            context.Output.WriteLine("It states listings of several providers, so it is drafted as a witness, which confirms or contradicts what they say themselves.");
        }

        if (draft.OtherProviders is { IsEmpty: false } others)
        {
            context.Output.WriteLine($"Skipped are providers that sources.json does not know by these names: {BriefText.List(others, MostNames)}. Map those you want in \"providers\" of the reading.");
        }

        context.Output.WriteLine(draft.Reading.Facts.IsEmpty
            ? "The default reading finds nothing here. What the page states needs a \"read\" that says where (README, Adding a source); begin with this in \"sources\" of sources.json:"
            : "To read it regularly, add this to \"sources\" of sources.json, after a look at every guess in it:");
        context.Output.WriteLine(draft.ToJson());
        var providers = draft.ProvidersToJson(known).ToArray();
        if (providers.Length > 0)
        {
            context.Output.WriteLine("and this to \"providers\":");
            context.Output.WriteLine(string.Join($",{Environment.NewLine}", providers));
        }

        if (draft.NamesNobody)
        {
            context.Output.WriteLine($"Replace \"{draft.Source.Provider}\" by an id and a name of your own, since the address names no provider.");
        }
    }

    private static string Described(Rejection rejection)
    {
        var model = string.Join(' ', rejection.Observation.Model);
        var trail = rejection.Observation.Place.Trail;
        return $"{(model.Length > 0 ? model + ": " : "")}{rejection.Text}: {rejection.Reason}{(trail.Length > 0 ? $" ({trail})" : "")}";
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..77] + "...";
}
