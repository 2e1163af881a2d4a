using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Records;

/// <summary>A document of records, loaded once for all of its readings.</summary>
/// <param name="Root">The document; null when it is empty or could not be loaded.</param>
/// <param name="Problems">Why it, or a row of it, could not be loaded, with line and column.</param>
public sealed record RecordDocument(JsonNode? Root, ImmutableArray<string> Problems)
{
    /// <summary>Loads a text of the given kind; for Markdown that is its front matter.</summary>
    public static RecordDocument Load(string text, SourceKind kind) => kind switch
    {
        SourceKind.Json => LoadJson(text),
        SourceKind.Yaml => YamlRecords.Load(text),
        SourceKind.Csv => CsvRecords.Load(text),
        SourceKind.Markdown => LoadFrontMatter(text),
        _ => Unreadable($"A document of kind {kind} has no records."),
    };

    internal static RecordDocument Of(JsonNode? root) => new(root, []);

    internal static RecordDocument Unreadable(string problem) => new(null, [problem]);

    private static RecordDocument LoadJson(string text)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            return Of(JsonNode.Parse(text, documentOptions: options));
        }
        catch (JsonException exception)
        {
            return Unreadable($"Not JSON: line {exception.LineNumber + 1}, column {exception.BytePositionInLine + 1}: {FirstSentence(exception.Message)}");
        }
    }

    private static RecordDocument LoadFrontMatter(string text)
    {
        var document = MarkdownDocument.Parse(text);
        if (document.Problem is not null)
        {
            return Unreadable(document.Problem);
        }

        return document.FrontMatter is null ? Unreadable("The Markdown has no front matter.") : YamlRecords.Load(document.FrontMatter);
    }

    private static string FirstSentence(string message) => message.Split(" Path:", 2)[0].Split(" LineNumber:", 2)[0];
}
