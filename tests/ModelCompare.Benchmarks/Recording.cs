using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using ModelCompare.Tests;

namespace ModelCompare.Benchmarks;

/// <summary>Recorded documents and the declarations by which they are read.</summary>
/// <param name="Catalog">The whole sources.json.</param>
/// <param name="Folder">The folder of the recording, with its manifest.json.</param>
internal sealed record Recording(SourceCatalog Catalog, string Folder)
{
    /// <summary>The sample site, which is part of the repository.</summary>
    public static Recording Sample { get; } = new(Load("deploy", "sample", "sources.json"), Path.Combine(RepositoryFolder.Path, "deploy", "sample"));

    /// <summary>The real pages in the folder <c>shared</c>; null, with a warning on standard error, where they are absent.</summary>
    public static Recording? Corpus()
    {
        var shared = Environment.GetEnvironmentVariable("MODELCOMPARE_SHARED") is { Length: > 0 } named ? named : Path.Combine(RepositoryFolder.Path, "..", "shared");
        var folder = Path.GetFullPath(Path.Combine(shared, "corpus"));
        if (File.Exists(Path.Combine(folder, "manifest.json")))
        {
            return new(Load("sources.json"), folder);
        }

        Console.Error.WriteLine($"WARNING: {folder} is absent, so NO REAL PAGE IS MEASURED, only the sample site. Set MODELCOMPARE_SHARED to the shared folder.");
        return null;
    }

    /// <summary>Each source whose document is recorded, with the document.</summary>
    public IEnumerable<(SourceDefinition Source, Document Document)> Documents()
    {
        var responses = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json")))!["responses"]!.AsArray();
        return
            from source in Catalog.Sources
            let response = responses.FirstOrDefault(response => (string?)response!["url"] == source.Url.OriginalString && (int?)response["status"] is null or 200)
            where response is not null
            select (source, Read(source, response));
    }

    private Document Read(SourceDefinition source, JsonNode response)
    {
        var type = MediaTypeHeaderValue.Parse((string)response["contentType"]!);
        var body = File.ReadAllBytes(Path.Combine(Folder, (string)response["file"]!));
        return Document.Create(source.Url, type.MediaType!, type.CharSet, body, (DateTimeOffset)response["fetchedAt"]!);
    }

    private static SourceCatalog Load(params string[] path) => SourceFile.Load(Path.Combine([RepositoryFolder.Path, .. path])) switch
    {
        SourceFileResult.Loaded loaded => loaded.Catalog,
        SourceFileResult.Invalid invalid => throw new InvalidOperationException(string.Join('\n', invalid.Errors)),
        _ => throw new InvalidOperationException("A result that is neither loaded nor invalid."),
    };
}
