using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace ModelCompare.Sources.Json;

/// <summary>A JSON value that knows where it stands; <see cref="JsonDocument"/> forgets that, and an error without a line helps nobody.</summary>
/// <param name="Offset">Bytes before the value.</param>
internal abstract record JsonSyntax(int Offset)
{
    private static readonly JsonReaderOptions s_options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    public sealed record Object(int Offset, ImmutableArray<Member> Members) : JsonSyntax(Offset);

    public sealed record Member(string Name, int Offset, JsonSyntax Value);

    public sealed record Array(int Offset, ImmutableArray<JsonSyntax> Items) : JsonSyntax(Offset);

    public sealed record Text(int Offset, string Value) : JsonSyntax(Offset);

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>, as written.</summary>
    public sealed record Literal(int Offset, string Value) : JsonSyntax(Offset);

    /// <summary>What kind of value it is, for a person.</summary>
    public string Kind => this switch
    {
        Object => "an object",
        Array => "a list",
        Text => "a text",
        Literal literal => literal.Value,
        _ => "a value",
    };

    /// <summary>Reads the one value of a file; null when it is no JSON, which is then among the errors.</summary>
    public static JsonSyntax? Read(ReadOnlyMemory<byte> utf8, SourceFileErrors errors)
    {
        var invalid = FirstInvalidByte(utf8.Span);
        if (invalid >= 0)
        {
            errors.Add(invalid, "", "The file is not UTF-8 here.", "Save it as UTF-8.");
            return null;
        }

        var start = utf8.Span.StartsWith(s_byteOrderMark) ? s_byteOrderMark.Length : 0;
        var reader = new Utf8JsonReader(utf8.Span[start..], s_options);
        try
        {
            reader.Read();
            var value = ReadValue(ref reader, start);
            reader.Read();
            return value;
        }
        catch (JsonException exception)
        {
            var offset = OffsetOf(utf8.Span, exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0, start);
            errors.Add(offset, "", $"The file is not JSON here: {WithoutPosition(exception.Message)}", "Correct the JSON; comments and trailing commas are allowed.");
            return null;
        }
    }

    /// <summary>SHA-256, lower-case hexadecimal, of the value without its white space and comments.</summary>
    public string Hash()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteTo(writer);
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private void WriteTo(Utf8JsonWriter writer)
    {
        switch (this)
        {
            case Object value:
                writer.WriteStartObject();
                foreach (var member in value.Members)
                {
                    writer.WritePropertyName(member.Name);
                    member.Value.WriteTo(writer);
                }

                writer.WriteEndObject();
                break;
            case Array value:
                writer.WriteStartArray();
                foreach (var item in value.Items)
                {
                    item.WriteTo(writer);
                }

                writer.WriteEndArray();
                break;
            case Text value:
                writer.WriteStringValue(value.Value);
                break;
            case Literal value:
                writer.WriteRawValue(value.Value);
                break;
        }
    }

    private static JsonSyntax ReadValue(ref Utf8JsonReader reader, int start)
    {
        var offset = start + (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, start, offset);
            case JsonTokenType.StartArray:
                var items = ImmutableArray.CreateBuilder<JsonSyntax>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader, start));
                }

                return new Array(offset, items.ToImmutable());
            case JsonTokenType.String:
                return new Text(offset, reader.GetString()!);
            default:
                return new Literal(offset, System.Text.Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private static Object ReadObject(ref Utf8JsonReader reader, int start, int offset)
    {
        var members = ImmutableArray.CreateBuilder<Member>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var (name, at) = (reader.GetString()!, start + (int)reader.TokenStartIndex);
            reader.Read();
            members.Add(new Member(name, at, ReadValue(ref reader, start)));
        }

        return new Object(offset, members.ToImmutable());
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> utf8)
    {
        Span<char> chars = stackalloc char[1024];
        for (var read = 0; read < utf8.Length;)
        {
            var status = Utf8.ToUtf16(utf8[read..], chars, out var taken, out _, replaceInvalidSequences: false);
            read += taken;
            if (status is OperationStatus.InvalidData or OperationStatus.NeedMoreData)
            {
                return read;
            }
        }

        return -1;
    }

    private static int OffsetOf(ReadOnlySpan<byte> utf8, long line, long position, int start)
    {
        var offset = line == 0 ? start : 0;
        for (; line > 0; line--)
        {
            offset += utf8[offset..].IndexOf((byte)'\n') + 1;
        }

        return offset + (int)position;
    }

    private static string WithoutPosition(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }
}
