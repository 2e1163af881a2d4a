using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ModelCompare.Extraction.Records;
using ModelCompare.Normalization.Attributes;
using ModelCompare.Sources;

namespace ModelCompare.Worker.Commands.Drafts;

/// <summary>Which members of records hold attributes and capabilities, by the common words for them.</summary>
internal static class FieldDraft
{
    private const string Supports = "supports_";

    /// <summary>Fields to the first member that is named so and whose values are, all but a few, of its kind.</summary>
    internal static ImmutableDictionary<string, string> Of(RecordReading reading, RecordDocument document)
    {
        var members = RecordPath.Parse(reading.Each).From(RecordMatch.Root(document.Root)).Select(record => record.Node).OfType<JsonObject>().SelectMany(Members);
        var fields =
            from member in members
            group member.Value by (member.Name, member.Parent) into same
            from field in FieldsOf(same.Key.Name, same.Key.Parent, [.. same])
            where same.Key.Name != reading.Provider
            select (Field: field, Path: same.Key.Parent.Length > 0 ? $"{same.Key.Parent}.{same.Key.Name}" : same.Key.Name);
        return fields.DistinctBy(pair => pair.Field).ToImmutableDictionary(pair => pair.Field, pair => pair.Path);
    }

    private static IEnumerable<(string Parent, string Name, JsonNode Value)> Members(JsonObject record) =>
        from member in record
        from leaf in member.Value is JsonObject inner ? inner.Select(below => (Parent: member.Key, Name: below.Key, below.Value)) : [("", member.Key, member.Value)]
        where leaf.Value is not null and not JsonObject && RecordPath.TryParse(leaf.Name, out _) && RecordPath.TryParse(leaf.Parent, out _)
        select (leaf.Parent, leaf.Name, leaf.Value!);

    // "limit": { "output": … } is an output limit.
    private static IEnumerable<string> FieldsOf(string name, string parent, JsonNode[] values)
    {
        if (Array.TrueForAll(values, value => value.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False))
        {
            return LabelWords.CapabilitiesOf(name.StartsWith(Supports, StringComparison.OrdinalIgnoreCase) ? name[Supports.Length..] : name).Select(capability => $"capability:{capability}");
        }

        return (LabelWords.AttributeOf(name) ?? LabelWords.AttributeOf($"{name} {parent}")) is { } attribute && IsOf(attribute, values) ? [attribute] : [];
    }

    private static bool IsOf(string attribute, JsonNode[] values)
    {
        var parsed = values.Select(value => AttributeValue.Parse(attribute, [.. RecordNode.TextsOf(value)])).ToArray();
        return parsed.Any(value => value.HasValue) && parsed.Count(value => value.Problem is not null) * 20 <= parsed.Length;
    }
}
