using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ModelCompare.Comparison;

/// <summary>The JSON form of a snapshot: camelCase, the same bytes for the same facts.</summary>
public static class SnapshotJson
{
    private static readonly SnapshotJsonContext Indented = new(Options(indented: true));
    private static readonly SnapshotJsonContext Compact = new(Options(indented: false));

    public static string Serialize(Snapshot snapshot) => JsonSerializer.Serialize(snapshot, Indented.Snapshot);

    /// <summary>The same document on one line, as it is stored.</summary>
    public static string SerializeCompact(Snapshot snapshot) => JsonSerializer.Serialize(snapshot, Compact.Snapshot);

    /// <exception cref="JsonException">The text is no snapshot.</exception>
    public static Snapshot Deserialize(string json) =>
        JsonSerializer.Deserialize(json, Indented.Snapshot) ?? throw new JsonException("A snapshot is an object, not null.");

    internal static string Digest(Snapshot snapshot)
    {
        var undated = snapshot with
        {
            LastReviewedOn = null,
            Related = [],
            Evidence = [.. snapshot.Evidence.Select(row => row with { ConfirmedOn = default })],
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(undated, Compact.Snapshot)));
    }

    /// <summary>How documents are written: camelCase, numbers without trailing zeros.</summary>
    // The encoder keeps every script readable but escapes what HTML would act on: apps paste such documents into pages.
    public static JsonSerializerOptions Options(bool indented) => new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = indented,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new PlainDecimalConverter() },
    };
}

[JsonSerializable(typeof(Snapshot))]
internal sealed partial class SnapshotJsonContext : JsonSerializerContext;

/// <summary>Writes decimals without trailing zeros, so that 0.20 and 0.2 give the same bytes.</summary>
internal sealed class PlainDecimalConverter : JsonConverter<decimal>
{
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.WithoutTrailingZeros());
}

internal static class PlainDecimal
{
    // Dividing by a one of the highest scale leaves the smallest scale that holds the value.
    public static decimal WithoutTrailingZeros(this decimal value) => value / 1.0000000000000000000000000000m;
}
