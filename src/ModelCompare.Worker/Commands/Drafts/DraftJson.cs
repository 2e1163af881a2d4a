using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelCompare.Worker.Commands.Drafts;

/// <summary>JSON as a person writes it: what fits stands on one line.</summary>
internal static class DraftJson
{
    private const int MaxWidth = 140;
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(JsonNode node) => Write(node, "", isTop: true);

    private static string Write(JsonNode? node, string indent, bool isTop = false)
    {
        var line = OneLine(node);
        if (node is not (JsonObject or JsonArray) || (!isTop && indent.Length + line.Length <= MaxWidth))
        {
            return line;
        }

        var inner = indent + "  ";
        var (open, close) = node is JsonObject ? ('{', '}') : ('[', ']');
        var parts = node is JsonObject members
            ? members.Select(member => $"{OneLine(member.Key)}: {Write(member.Value, inner)}")
            : node.AsArray().Select(item => Write(item, inner));
        return $"{open}\n{string.Join(",\n", parts.Select(part => inner + part))}\n{indent}{close}";
    }

    internal static string OneLine(JsonNode? node) => node switch
    {
        JsonObject { Count: 0 } => "{}",
        JsonObject members => $"{{ {string.Join(", ", members.Select(member => $"{OneLine(member.Key)}: {OneLine(member.Value)}"))} }}",
        JsonArray items => $"[{string.Join(", ", items.Select(OneLine))}]",
        _ => node?.ToJsonString(Compact) ?? "null",
    };
}
