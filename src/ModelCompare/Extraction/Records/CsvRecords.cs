using System.Collections.Immutable;
using System.Text.Json.Nodes;
using CsvHelper;

namespace ModelCompare.Extraction.Records;

/// <summary>
/// Loads CSV with a header line: a list of rows, each an object of its cells by header. A row with fewer or more cells than
/// headers is a problem and is not read, because nobody knows which cell is missing.
/// </summary>
internal static class CsvRecords
{
    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        MalformedData = CsvMalformedDataHandling.Throw,
        TrackLineNumbers = true,
    };

    public static RecordDocument Load(string text)
    {
        try
        {
            using var csv = CsvReader.FromText(text, Options);
            csv.ReadHeader();
            return Rows(csv, [.. csv.Headers]);
        }
        catch (CsvFormatException exception)
        {
            return RecordDocument.Unreadable($"Not CSV: line {exception.LineNumber}: {exception.Message}");
        }
    }

    private static RecordDocument Rows(CsvReader csv, string[] header)
    {
        if (header.Length == 0)
        {
            return RecordDocument.Unreadable("The CSV is empty.");
        }

        if (header.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            return RecordDocument.Unreadable($"Not CSV: line 1: the header '{twice.Key}' stands twice.");
        }

        var rows = new JsonArray();
        var problems = ImmutableArray.CreateBuilder<string>();
        while (csv.Read())
        {
            if (csv.FieldCount != header.Length)
            {
                problems.Add($"CSV line {csv.LineNumber}: {csv.FieldCount} cells under {header.Length} headers; the row is not read.");
                continue;
            }

            rows.Add(new JsonObject(header.Select((name, index) => KeyValuePair.Create(name, (JsonNode?)csv.GetString(index)))));
        }

        return new RecordDocument(rows, problems.ToImmutable());
    }
}
