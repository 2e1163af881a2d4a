using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using ModelCompare.Tests.SampleSite;

namespace ModelCompare.Tests.Acceptance;

/// <summary>The pages that are mutated: HTML pages that state prices.</summary>
internal static class PagesOfMutations
{
    internal static IEnumerable<(SourceDefinition Source, Document Document)> Sample()
    {
        var site = RecordedSite.Load();
        return site.Catalog.Sources.Where(source => source.Kind is SourceKind.Page).Select(source => (source, site.DocumentOf(source))).Where(StatesPrices);
    }

    internal static IEnumerable<(SourceDefinition Source, Document Document)> Recorded()
    {
        var manifest = JsonNode.Parse(File.ReadAllText(SharedFolder.File("corpus/manifest.json")))!["responses"]!.AsArray();
        var loaded = (SourceFileResult.Loaded)SourceFile.Load(Path.Combine(RepositoryFolder.Path, "sources.json"));
        foreach (var source in loaded.Catalog.Sources.Where(source => source.Kind is SourceKind.Page))
        {
            var response = manifest.Single(response => (string?)response!["url"] == source.Url.OriginalString)!;
            var body = File.ReadAllBytes(SharedFolder.File("corpus/" + (string?)response["file"]));
            var page = (source, Document.Create(source.Url, "text/html", "utf-8", body, DateTimeOffset.UnixEpoch));
            if (StatesPrices(page))
            {
                yield return page;
            }
        }
    }

    private static bool StatesPrices((SourceDefinition Source, Document Document) page) =>
        SourceReader.Read(page.Source, page.Document).Facts.OfType<PriceFact>().Any();
}
