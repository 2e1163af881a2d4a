using System.Text.Json;
using System.Text.Json.Nodes;

namespace ModelCompare.Extraction.Records;

/// <summary>The one form into which JSON, YAML, CSV and front matter are loaded: a <see cref="JsonNode"/> whose values keep their text.</summary>
public static class RecordNode
{
    /// <summary>Text of a value exactly as the document spells it (<c>0.000000027</c>, <c>1e-07</c>); null for null, lists and objects.</summary>
    public static string? TextOf(JsonNode? node) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        JsonValue value => value.ToJsonString(),
        _ => null,
    };

    /// <summary>The texts of a value, or of a list of values; nulls and blank texts are left out.</summary>
    public static IEnumerable<string> TextsOf(JsonNode? node)
    {
        var values = node is JsonArray list ? list : Enumerable.Repeat(node, 1);
        return values.Select(TextOf).Where(text => !string.IsNullOrWhiteSpace(text)).Select(text => text!);
    }
}
