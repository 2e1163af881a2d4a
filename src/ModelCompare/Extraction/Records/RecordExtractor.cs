using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Records;

/// <summary>Reads the records of a JSON, YAML or CSV document, or of Markdown front matter.</summary>
public static class RecordExtractor
{
    /// <summary>Loads the text and reads its records; a text that is not of its kind fails with the line and column.</summary>
    public static ExtractionResult Extract(RecordReading reading, string text, SourceKind kind) =>
        Extract(reading, RecordDocument.Load(text, kind));

    /// <summary>Reads the records of a loaded document.</summary>
    public static ExtractionResult Extract(RecordReading reading, RecordDocument document)
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        problems.AddRange(document.Problems);
        var records = Records(reading, document.Root).ToList();
        if (records.Count == 0 && problems.Count == 0)
        {
            problems.Add($"No records at '{reading.Each}'.");
        }

        var form = new RecordForm(reading);
        var observations = ImmutableArray.CreateBuilder<Observation>();
        var skipped = 0;
        foreach (var record in records.Where(form.Applies))
        {
            if (!form.TryProviderOf(record, out var provider))
            {
                skipped++;
                continue;
            }

            var models = form.ModelsOf(record);
            if (models.IsEmpty)
            {
                problems.Add($"The record at '{record.Path}' names no model at '{reading.Model}'.");
                continue;
            }

            foreach (var model in models)
            {
                observations.AddRange(form.Observe(record).Select(observation => observation with { Model = [model], Provider = provider }));
            }
        }

        return new ExtractionResult(observations.ToImmutable(), problems.ToImmutable()) { Skipped = skipped };
    }

    // A list stands for its items, so that the rows of a CSV file need no path.
    internal static IEnumerable<RecordMatch> Records(RecordReading reading, JsonNode? root)
    {
        var everyItem = RecordPath.Parse("[*]");
        return RecordPath.Parse(reading.Each).From(RecordMatch.Root(root))
            .SelectMany(match => match.Node is JsonArray ? everyItem.From(match) : [match])
            .Where(match => match.Node is JsonObject);
    }
}
