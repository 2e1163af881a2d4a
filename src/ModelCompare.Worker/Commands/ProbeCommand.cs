using System.CommandLine;
using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using ModelCompare.Worker.Composition;

namespace ModelCompare.Worker.Commands;

/// <summary><c>sources probe ID|URL</c>: what a page would yield, claimed and unclaimed, without writing.</summary>
internal static class ProbeCommand
{
    internal static Command Create(CommandContext context)
    {
        var target = new Argument<string>("ID|URL") { Description = "A source of the file, or any page, which is then read by the default reading." };
        var sources = CommandOptions.Sources();
        var replay = CommandOptions.Replay();
        var command = new Command("probe", "Show what a page would yield, without storing anything.") { target, sources, replay };
        command.SetAction((parsed, token) => RunAsync(
            context, parsed.GetRequiredValue(target), parsed.GetRequiredValue(sources), parsed.GetValue(replay), token));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string target, string path, string? replay, CancellationToken cancellationToken)
    {
        var (source, recording) = Resolve(target, path);
        using var host = context.BuildHost(builder => builder.Services.AddSingleton(services => DocumentSource.Open(services, replay ?? recording, null)));
        var outcome = await host.Services.GetRequiredService<IDocumentFetcher>().FetchAsync(new FetchRequest(source.Url), cancellationToken).ConfigureAwait(false);
        if (outcome is not FetchOutcome.Fetched { Document: var document })
        {
            throw new CommandException(outcome is FetchOutcome.Failed failed ? failed.Reason : $"{source.Url} answered without a document.");
        }

        Write(context, source, document, SourceReader.Read(source, document));
        return ExitStatus.Done;
    }

    private static (SourceDefinition Source, string? Recording) Resolve(string target, string path)
    {
        if (Uri.TryCreate(target, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return (new() { Id = "probe", Provider = "probe", Url = url, Schedule = "0 0 0 * * ?" }, null);
        }

        var catalog = CommandContext.LoadSources(path);
        if (catalog.Sources.FirstOrDefault(source => source.Id == target) is { } source)
        {
            return (source, catalog.Recording);
        }

        var near = NearNames.Closest(target, catalog.Sources.Select(source => source.Id));
        throw new CommandException($"\"{target}\" is neither the id of a source in {path} nor an http or https address.{(near is null ? "" : $" Did you mean \"{near}\"?")}");
    }

    private static void Write(CommandContext context, SourceDefinition source, Document document, SourceReading reading)
    {
        context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{document.Url} ({document.Body.Length} bytes), read as {source.Kind.ToString().ToLowerInvariant()}"));
        var table = new FittingTable(new("Model"), new("What"), new("Value"), new("Quote", 1));
        foreach (var fact in reading.Facts)
        {
            table.AddRow([.. new[] { fact.Listing.ProviderModel, FactKey.Of(fact).Text, FactValue.Of(fact), fact.Evidence.Quote }.Select(Short)]);
        }

        table.Write(Consoles.Of(context.Output));
        context.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"claimed: {reading.Facts.Length} facts; ignored: {reading.Ignored.Length}; unclaimed: {reading.Rejections.Length}"));
        foreach (var rejection in reading.Rejections)
        {
            context.Output.WriteLine($"unclaimed  {string.Join(' ', rejection.Observation.Model)}: {rejection.Text}: {rejection.Reason} ({rejection.Observation.Place.Trail})");
        }

        foreach (var problem in reading.Problems)
        {
            context.Output.WriteLine($"problem    {problem}");
        }
    }

    private static string Short(string text) => text.Length <= 80 ? text : text[..77] + "...";
}
