using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace ModelCompare.Comparison;

/// <summary>Writes a part that the snapshots of one model share, as the same object, from the bytes of its first writing.</summary>
/// <param name="form">How the part is written, on one line.</param>
internal sealed class SharedPartConverter<T>(JsonTypeInfo<T> form) : JsonConverter<T>
    where T : class
{
    private readonly ConditionalWeakTable<T, byte[]> _written = [];

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => JsonSerializer.Deserialize(ref reader, form);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteRawValue(_written.GetValue(value, part => JsonSerializer.SerializeToUtf8Bytes(part, form)), skipInputValidation: true);
}
