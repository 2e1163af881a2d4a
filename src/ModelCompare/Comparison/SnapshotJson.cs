using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ModelCompare.Comparison;

/// <summary>The JSON form of a snapshot: camelCase, the same bytes for the same facts.</summary>
public static class SnapshotJson
{
    private static readonly SnapshotJsonContext Indented = new(Options(indented: true));
    private static readonly SnapshotJsonContext Plain = new(Options(indented: false));
    private static readonly SnapshotJsonContext Compact = new(new(Options(indented: false)) { Converters = { new SharedPartConverter<ModelOffers>(Plain.ModelOffers), new SharedPartConverter<EvidenceRow>(Plain.EvidenceRow) } });
    private static readonly ConditionalWeakTable<EvidenceRow, byte[]> DigestsOfRows = [];

    // What a document without its dated part ends with.
    private static readonly byte[] NoTail = [.. ","u8, .. Bytes(SnapshotTail.Empty).AsSpan(1)];

    public static string Serialize(Snapshot snapshot) => JsonSerializer.Serialize(snapshot, Indented.Snapshot);

    /// <summary>The same document on one line, as it is stored.</summary>
    public static string SerializeCompact(Snapshot snapshot) => JsonSerializer.Serialize(snapshot, Plain.Snapshot);

    /// <exception cref="JsonException">The text is no snapshot.</exception>
    public static Snapshot Deserialize(string json) =>
        JsonSerializer.Deserialize(json, Indented.Snapshot) ?? throw new JsonException("A snapshot is an object, not null.");

    /// <summary>The document on one line and its digest: what it says of the two models is written once for both.</summary>
    public static (string Content, string Digest) Store(Snapshot snapshot)
    {
        var whole = JsonSerializer.SerializeToUtf8Bytes(SnapshotTail.Cut(snapshot), Compact.Snapshot);
        if (!whole.AsSpan().EndsWith(NoTail))
        {
            throw new InvalidOperationException("The dated part of a snapshot is not its last.");
        }

        var body = whole.AsSpan(..^NoTail.Length);
        byte[] document = [.. body, (byte)',', .. Bytes(SnapshotTail.Of(snapshot)).AsSpan(1)];
        return (Encoding.UTF8.GetString(document), Digest(body, snapshot));
    }

    // Days of confirmation move each day, and what else may be compared says nothing of the two models.
    private static string Digest(ReadOnlySpan<byte> body, Snapshot snapshot)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(body);
        hash.AppendData(Bytes(SnapshotTail.Empty with { Stale = [.. snapshot.Stale.Select(source => source with { ConfirmedOn = default })] }));
        foreach (var row in snapshot.Evidence)
        {
            hash.AppendData(DigestsOfRows.GetValue(row, row => SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(row with { ConfirmedOn = default }, Plain.EvidenceRow))));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Bytes(SnapshotTail tail) => JsonSerializer.SerializeToUtf8Bytes(tail, Compact.SnapshotTail);

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
[JsonSerializable(typeof(SnapshotTail))]
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
