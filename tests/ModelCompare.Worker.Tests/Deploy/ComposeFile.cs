using System.Globalization;
using System.Text.Json.Nodes;
using ModelCompare.Tests;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace ModelCompare.Worker.Tests.Deploy;

/// <summary><c>deploy/compose.yaml</c>, its merges done, as JSON.</summary>
internal static class ComposeFile
{
    public static string Folder { get; } = Path.Combine(RepositoryFolder.Path, "deploy");

    public static JsonObject Root { get; } = (JsonObject)Json(new DeserializerBuilder()
        .WithAttemptingUnquotedStringTypeDeserialization()
        .Build()
        .Deserialize<object>(new MergingParser(new Parser(new StringReader(File.ReadAllText(Path.Combine(Folder, "compose.yaml")))))))!;

    public static IEnumerable<KeyValuePair<string, JsonObject>> Services => Root["services"]!.AsObject().Select(service => KeyValuePair.Create(service.Key, service.Value!.AsObject()));

    /// <summary>The services that are this program, not SQL Server.</summary>
    public static IEnumerable<JsonObject> Ours => Services.Select(service => service.Value).Where(service => Text(service["image"]).StartsWith("modelcompare:", StringComparison.Ordinal));

    /// <summary>A list of short names, or of objects that name their source.</summary>
    public static IEnumerable<string> Names(JsonNode? list) => list?.AsArray().Select(item => Text(item is JsonObject named ? named["source"] : item)) ?? [];

    public static IEnumerable<KeyValuePair<string, string>> Environment(JsonObject service) =>
        service["environment"]?.AsObject().Select(variable => KeyValuePair.Create(variable.Key, Text(variable.Value))) ?? [];

    public static string Text(JsonNode? node) => node!.GetValue<object>().ToString()!;

    private static JsonNode? Json(object? value) => value switch
    {
        null => null,
        Dictionary<object, object> map => new JsonObject(map.Select(pair => KeyValuePair.Create((string)pair.Key, Json(pair.Value)))),
        List<object> list => new JsonArray([.. list.Select(Json)]),
        bool truth => truth,
        string text => text,
        _ => JsonNode.Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };
}
