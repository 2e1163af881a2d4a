using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CsvHelper;

namespace ModelCompare.Worker.Commands;

/// <summary>Writes rows as CSV or JSON; columns are the row's properties in snake_case, in their order.</summary>
internal static class RowWriter
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new PlainNumbers(), new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Writes all rows; a header stands even over no rows.</summary>
    internal static void Write<TRow>(TextWriter output, string format, IEnumerable<TRow> rows)
    {
        if (format == "json")
        {
            output.WriteLine(JsonSerializer.Serialize(rows, Json));
            return;
        }

        using var csv = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        var columns = typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance);
        csv.WriteRecord([.. columns.Select(column => JsonNamingPolicy.SnakeCaseLower.ConvertName(column.Name))]);
        foreach (var row in rows)
        {
            csv.WriteRecord([.. columns.Select(column => Text(column.GetValue(row)))]);
        }
    }

    /// <summary>Writes one document as JSON.</summary>
    internal static void WriteDocument<TDocument>(TextWriter output, TDocument document) => output.WriteLine(JsonSerializer.Serialize(document, Json));

    /// <summary>A number unrounded and without the zeros that databases append: <c>6</c> for <c>6.0</c>.</summary>
    internal static string Number(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        decimal number => Number(number),
        bool yes => yes ? "true" : "false",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    private sealed class PlainNumbers : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteRawValue(Number(value));
    }
}
