using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ModelCompare.Fetching;
using ModelCompare.Sources;

namespace ModelCompare.Tests.SampleSite;

/// <summary>The site of deploy/sample: its declarations, and its recording as the worker would be answered by it.</summary>
internal sealed class RecordedSite
{
    private readonly JsonArray _responses;

    private RecordedSite(SourceCatalog catalog)
    {
        Catalog = catalog;
        _responses = JsonNode.Parse(File.ReadAllText(Path.Combine(catalog.Recording!, "manifest.json")))!["responses"]!.AsArray();
    }

    /// <summary>The folder of the site in the source tree.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryFolder.Path, "deploy", "sample");

    public SourceCatalog Catalog { get; }

    /// <summary>The addresses and files that the recording answers with.</summary>
    public IEnumerable<(string Url, string File)> Responses =>
        _responses.Select(response => ((string)response!["url"]!, Path.Combine(Catalog.Recording!, (string)response["file"]!)));

    /// <summary>Loads the site; everything that is wrong with its sources.json is thrown at once.</summary>
    public static RecordedSite Load() => SourceFile.Load(Path.Combine(Folder, "sources.json")) switch
    {
        SourceFileResult.Loaded loaded => new RecordedSite(loaded.Catalog),
        SourceFileResult.Invalid invalid => throw new InvalidOperationException(string.Join('\n', invalid.Errors)),
        _ => throw new InvalidOperationException("A result that is neither loaded nor invalid."),
    };

    /// <summary>The recorded document of a source.</summary>
    public Document DocumentOf(SourceDefinition source)
    {
        var response = _responses.Single(response => (string?)response!["url"] == source.Url.AbsoluteUri)!;
        var type = MediaTypeHeaderValue.Parse((string)response["contentType"]!);
        return Document.Create(
            source.Url,
            type.MediaType!,
            type.CharSet,
            File.ReadAllBytes(Path.Combine(Catalog.Recording!, (string)response["file"]!)),
            (DateTimeOffset)response["fetchedAt"]!,
            (string?)response["etag"]);
    }
}
