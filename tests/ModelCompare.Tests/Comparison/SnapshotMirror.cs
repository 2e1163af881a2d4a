using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ModelCompare.Tests.Comparison;

/// <summary>
/// A snapshot document in a form in which that of the swapped pair is equal. Sentences that name both models name the left one first, so
/// of those the words count and not their order; of evidence the rows count.
/// </summary>
internal static class SnapshotMirror
{
    private static readonly string[] OfBoth = ["introduction", "verdict", "deepDive", "question", "answer", "notes"];

    /// <summary>The document as it stands.</summary>
    public static string Plain(string json) => Form(json, mirrored: false);

    /// <summary>The document with its sides in each other's place.</summary>
    public static string Mirrored(string json) => Form(json, mirrored: true);

    private static string Form(string json, bool mirrored)
    {
        var document = JsonNode.Parse(json)!;
        foreach (var side in new[] { "left", "right" })
        {
            // The slugs decide the sides, and are all that was swapped.
            document[side]!.AsObject().Remove("slug");
        }

        return Of("", document, mirrored)!.ToJsonString();
    }

    private static JsonNode? Of(string name, JsonNode? node, bool mirrored) => node switch
    {
        JsonObject members => new JsonObject(members
            .Select(member => KeyValuePair.Create(mirrored ? Other(member.Key) : member.Key, Of(member.Key, member.Value, mirrored)))
            .OrderBy(member => member.Key, StringComparer.Ordinal)),
        JsonArray items when OfBoth.Contains(name) => Words(string.Join(' ', items.Select(item => (string)item!))),
        JsonArray items when name is "evidence" => new JsonArray([.. items.Select(item => Of("", item, mirrored)).OrderBy(item => item!.ToJsonString(), StringComparer.Ordinal)]),
        JsonArray items => new JsonArray([.. items.Select(item => Of("", item, mirrored))]),
        JsonValue value when OfBoth.Contains(name) => Words((string)value!),
        JsonValue value when mirrored && (name is "leader" or "side") && value.TryGetValue<string>(out var side) => Other(side),
        _ => node?.DeepClone(),
    };

    private static JsonNode Words(string text) =>
        string.Join(' ', Regex.Split(text.ToLowerInvariant(), @"[\s.,;:?]+").Order(StringComparer.Ordinal));

    private static string Other(string side) => side switch
    {
        "left" => "right",
        "right" => "left",
        "leftToRight" => "rightToLeft",
        "rightToLeft" => "leftToRight",
        _ => side,
    };
}
