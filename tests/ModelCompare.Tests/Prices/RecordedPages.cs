using System.Text.Json.Nodes;
using ModelCompare.Fetching;
using ModelCompare.Sources;

namespace ModelCompare.Tests.Prices;

/// <summary>The recorded price pages, read as the sources.json at the root of the repository declares.</summary>
internal static class RecordedPages
{
    public static readonly string[] Providers = ["openai", "anthropic", "gemini", "deepseek", "zai", "kimi", "minimax", "cloudflare"];

    /// <summary>The source that reads a provider's price page, and the recorded page; skips the test where the recordings are absent.</summary>
    public static (SourceDefinition Source, Document Document) Of(string provider)
    {
        var responses = JsonNode.Parse(File.ReadAllText(SharedFolder.File("corpus/manifest.json")))!["responses"]!.AsArray();
        var catalog = ((SourceFileResult.Loaded)SourceFile.Load(Path.Combine(RepositoryFolder.Path, "sources.json"))).Catalog;
        var source = catalog.Sources.Single(source => source.Provider == provider && source.Id.EndsWith("-pricing", StringComparison.Ordinal));
        var response = responses.Single(response => (string?)response!["url"] == source.Url.OriginalString)!;
        var body = File.ReadAllBytes(SharedFolder.File("corpus/" + (string?)response["file"]));
        return (source, Document.Create(source.Url, "text/html", "utf-8", body, DateTimeOffset.UnixEpoch));
    }
}
