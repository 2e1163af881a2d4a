using System.Collections.Immutable;
using ModelCompare.Extraction.Items;
using ModelCompare.Extraction.Labels;
using ModelCompare.Extraction.Records;
using ModelCompare.Extraction.Sentences;
using ModelCompare.Extraction.Tables;
using ModelCompare.Sources;

namespace ModelCompare.Extraction;

/// <summary>Reads a document by the readings that its source declares, or by the default reading of its kind.</summary>
public static class Extractor
{
    // A page that needs no more than id, provider, url and schedule is read as tables.
    private static readonly ImmutableArray<ReadingDefinition> DefaultReadings = [new TableReading()];

    /// <summary>All observations of a document; what one reading could not find is a problem of the result, not an exception.</summary>
    public static ExtractionResult Extract(SourceDefinition source, string text)
    {
        var parts = DocumentParts.Of(source.Kind, text);
        var results = (source.Read.IsEmpty ? DefaultReadings : source.Read).Select(reading => Extract(reading, parts)).ToArray();
        ImmutableArray<Observation> read = [.. results.SelectMany(result => result.Observations)];
        return new(read, [.. parts.Problems, .. results.SelectMany(result => result.Problems)])
        {
            // A witness publishes nothing, so that nothing is missing where it is silent.
            Loose = source.Role is SourceRole.Witness ? [] : Loose(source, parts, read),
            Skipped = results.Sum(result => result.Skipped),
        };
    }

    private static ImmutableArray<Observation> Loose(SourceDefinition source, DocumentParts parts, ImmutableArray<Observation> read) =>
    [
        .. parts.Page is { } page ? LooseMoney.Find(page, read) : [],
        .. parts.Records is { Root: { } root } ? LooseMembers.Find(root, [.. source.Read.OfType<RecordReading>()], read) : [],
    ];

    private static ExtractionResult Extract(ReadingDefinition reading, DocumentParts parts) => reading switch
    {
        RecordReading records => parts.Records is { } document ? RecordExtractor.Extract(records, document) : ExtractionResult.Failed("the document holds no records"),
        _ when parts.Page is not { } => ExtractionResult.Failed("the document is no page: its \"read\" must say with \"records\" where its models and prices stand"),
        TableReading tables => TableExtractor.Extract(tables, parts.Page),
        ItemReading items => ItemExtractor.Extract(items, parts.Page),
        LabelReading labels => LabelExtractor.Extract(labels, parts.Page),
        SentenceReading sentences => SentenceExtractor.Extract(sentences, parts.Page),
        _ => throw new InvalidOperationException($"No extractor reads {reading.GetType().Name}."),
    };

    /// <summary>A document in the forms in which readings want it, parsed once.</summary>
    private sealed record DocumentParts(Page? Page, RecordDocument? Records, ImmutableArray<string> Problems)
    {
        public static DocumentParts Of(SourceKind kind, string text) => kind switch
        {
            SourceKind.Page => new(new Page(HtmlDocument.Parse(text)), null, []),
            SourceKind.Markdown => OfMarkdown(MarkdownDocument.Parse(text)),
            _ => OfRecords(RecordDocument.Load(text, kind)),
        };

        private static DocumentParts OfMarkdown(MarkdownDocument markdown) => new(
            new Page(markdown.Html),
            markdown.FrontMatter is { } yaml ? RecordDocument.Load(yaml, SourceKind.Yaml) : null,
            markdown.Problem is { } problem ? [problem] : []);

        private static DocumentParts OfRecords(RecordDocument records) => new(null, records, []);
    }
}
