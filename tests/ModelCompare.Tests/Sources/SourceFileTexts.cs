using System.Text;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Sources;

/// <summary>Texts of sources.json for tests, and what the loader makes of them.</summary>
internal static class SourceFileTexts
{
    /// <summary>A file with one provider and one source to which the given members are added.</summary>
    public static string WithSource(string members) => WithSources(
        $$"""{ "id": "page", "provider": "acme", "url": "https://acme.example/prices", "schedule": "0 0 6 * * ?", {{members}} }""");

    public static string WithSources(string sources) => $$"""
        {
          "providers": [{ "id": "acme", "name": "Acme" }, { "id": "globex", "name": "Globex" }],
          "sources": [{{sources}}]
        }
        """;

    public static string WithModels(string models) => $$"""
        {
          "providers": [{ "id": "acme", "name": "Acme" }],
          "models": [{{models}}],
          "sources": []
        }
        """;

    public static SourceCatalog Load(string json) =>
        Assert.IsType<SourceFileResult.Loaded>(Parse(json)).Catalog;

    public static IReadOnlyList<SourceFileError> Errors(string json) =>
        Assert.IsType<SourceFileResult.Invalid>(Parse(json)).Errors;

    public static SourceFileError Error(string json) => Assert.Single(Errors(json));

    private static SourceFileResult Parse(string json) => SourceFile.Parse(Encoding.UTF8.GetBytes(json), "sources.json");
}
