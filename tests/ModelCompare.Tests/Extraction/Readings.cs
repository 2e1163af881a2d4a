using System.Text.Json;
using System.Text.Json.Nodes;
using ModelCompare.Extraction;
using ModelCompare.Extraction.Items;
using ModelCompare.Extraction.Labels;
using ModelCompare.Extraction.Records;
using ModelCompare.Extraction.Sentences;
using ModelCompare.Sources;

namespace ModelCompare.Tests.Extraction;

/// <summary>Runs the readings of a declaration, tables excepted, over a text.</summary>
internal static class Readings
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static ExtractionResult Run(JsonArray declarations, string text, SourceKind kind)
    {
        var results = declarations.Select(declaration => Run(declaration!.AsObject().Single(), text, kind)).ToList();
        return new ExtractionResult([.. results.SelectMany(result => result.Observations)], [.. results.SelectMany(result => result.Problems)])
        {
            Skipped = results.Sum(result => result.Skipped),
        };
    }

    private static ExtractionResult Run(KeyValuePair<string, JsonNode?> declaration, string text, SourceKind kind) => declaration.Key switch
    {
        "records" => RecordExtractor.Extract(declaration.Value.Deserialize<RecordReading>(Options)!, text, kind),
        "items" => ItemExtractor.Extract(declaration.Value.Deserialize<ItemReading>(Options)!, Page(text, kind)),
        "labels" => LabelExtractor.Extract(declaration.Value.Deserialize<LabelReading>(Options)!, Page(text, kind)),
        "sentences" => SentenceExtractor.Extract(declaration.Value.Deserialize<SentenceReading>(Options)!, Page(text, kind)),
        _ => ExtractionResult.Empty,
    };

    private static Page Page(string text, SourceKind kind) =>
        new(kind == SourceKind.Markdown ? MarkdownDocument.Parse(text).Html : HtmlDocument.Parse(text));
}
