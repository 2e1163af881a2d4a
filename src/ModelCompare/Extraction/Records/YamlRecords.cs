using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ModelCompare.Extraction.Records;

/// <summary>Loads YAML. Plain scalars stay the text they are (<c>no</c>, <c>1e-07</c>); only a null is told apart.</summary>
internal sealed class YamlRecords
{
    // A document of a few lines can nest or repeat itself without end; real ones stay far below both.
    private const int MaxDepth = 64;
    private const int MaxNodes = 2_000_000;

    private readonly Parser parser;
    private readonly Dictionary<AnchorName, JsonNode?> anchors = [];
    private int nodes;

    private YamlRecords(Parser parser) => this.parser = parser;

    public static RecordDocument Load(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
            {
                return RecordDocument.Unreadable("The YAML is empty.");
            }

            return RecordDocument.Of(new YamlRecords(parser).Node(depth: 0));
        }
        catch (YamlException exception)
        {
            return Unreadable(exception.Start, exception.Message);
        }
        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException)
        {
            // The scanner's own checks fail so on some malformed texts, for instance on a flow sequence that is never closed.
            return Unreadable(parser.Current?.End ?? Mark.Empty, "malformed after this place");
        }
    }

    private static RecordDocument Unreadable(Mark at, string reason) =>
        RecordDocument.Unreadable($"Not YAML: line {at.Line}, column {at.Column}: {reason}");

    private JsonNode? Node(int depth)
    {
        if (depth > MaxDepth || ++nodes > MaxNodes)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, "nested too deeply, or too large");
        }

        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Repeat(alias);
        }

        var anchor = (parser.Current as NodeEvent)?.Anchor ?? AnchorName.Empty;
        JsonNode? node = parser.Current switch
        {
            MappingStart => Mapping(depth),
            SequenceStart => Sequence(depth),
            _ => Scalar(parser.Consume<Scalar>()),
        };
        if (!anchor.IsEmpty)
        {
            anchors[anchor] = node;
        }

        return node;
    }

    private JsonNode? Repeat(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var node))
        {
            throw new YamlException(alias.Start, alias.End, $"unknown anchor '{alias.Value}'");
        }

        nodes += Count(node);
        return nodes > MaxNodes ? throw new YamlException(alias.Start, alias.End, "too large") : node?.DeepClone();
    }

    private static int Count(JsonNode? node) => node switch
    {
        JsonObject members => 1 + members.Sum(pair => Count(pair.Value)),
        JsonArray items => 1 + items.Sum(Count),
        _ => 1,
    };

    private JsonObject Mapping(int depth)
    {
        var result = new JsonObject();
        parser.Consume<MappingStart>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!result.TryAdd(key.Value, Node(depth + 1)))
            {
                throw new YamlException(key.Start, key.End, $"'{key.Value}' stands twice");
            }
        }

        return result;
    }

    private JsonArray Sequence(int depth)
    {
        var result = new JsonArray();
        parser.Consume<SequenceStart>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            result.Add(Node(depth + 1));
        }

        return result;
    }

    private static JsonValue? Scalar(Scalar scalar) =>
        scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL" ? null : JsonValue.Create(scalar.Value);
}
