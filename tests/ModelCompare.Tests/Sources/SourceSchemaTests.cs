using System.Text.Json.Nodes;
using Xunit;
using static ModelCompare.Tests.Sources.SourceFileTexts;

namespace ModelCompare.Tests.Sources;

/// <summary>The schema, by which editors complete, says what the loader accepts: asked by giving it a name that nothing has.</summary>
public sealed class SourceSchemaTests
{
    private const string Stray = "zzzzzzzzzzzzzzzz";
    private static readonly JsonNode s_schema = JsonNode.Parse(File.ReadAllText(
        Path.Combine(RepositoryFolder.Path, "src", "ModelCompare", "Sources", "sources.schema.json")))!;

    private static readonly Dictionary<string, string> s_shapes = new()
    {
        [""] = $$"""{ "sources": [], "{{Stray}}": 1 }""",
        ["provider"] = $$"""{ "providers": [{ "id": "a", "name": "A", "{{Stray}}": 1 }], "sources": [] }""",
        ["model"] = WithModels($$"""{ "slug": "a", "name": "A", "developer": "A", "productType": "standalone-api", "{{Stray}}": 1 }"""),
        ["aliasRule"] = $$"""{ "providers": [{ "id": "a", "name": "A", "aliasRule": { "{{Stray}}": 1 } }], "sources": [] }""",
        ["alias"] = WithModels($$"""{ "slug": "a", "name": "A", "developer": "A", "productType": "standalone-api", "aliases": { "acme": [{ "name": "a", "{{Stray}}": 1 }] } }"""),
        ["source"] = WithSource($"\"{Stray}\": 1"),
        ["ignoreRule"] = WithSource($$"""  "ignore": [{ "text": "x", "because": "y", "{{Stray}}": 1 }] """),
        ["reading"] = WithSource($$"""  "read": [{ "tables": {}, "{{Stray}}": 1 }] """),
        ["tables"] = WithSource($$"""  "read": [{ "tables": { "{{Stray}}": 1 } }] """),
        ["items"] = WithSource($$"""  "read": [{ "items": { "each": "li", "model": "", "{{Stray}}": 1 } }] """),
        ["records"] = Records($"\"{Stray}\": 1"),
        ["price"] = Records($$""" "prices": [{ "meter": "input", "path": "p", "per": "token", "{{Stray}}": 1 }] """),
        ["benchmark"] = Records($$""" "benchmarks": [{ "benchmark": "b", "path": "p", "{{Stray}}": 1 }] """),
        ["labels"] = WithSource($$"""  "read": [{ "labels": { "model": "h1", "{{Stray}}": 1 } }] """),
        ["sentences"] = WithSource($$"""  "read": [{ "sentences": { "model": "h1", "{{Stray}}": 1 } }] """),
    };

    private static readonly Dictionary<string, string> s_choices = new()
    {
        ["$defs/source/properties/kind"] = WithSource($"\"kind\": \"{Stray}\""),
        ["$defs/source/properties/role"] = WithSource($"\"role\": \"{Stray}\""),
        ["$defs/model/properties/productType"] = WithModels($$"""{ "slug": "a", "name": "A", "developer": "A", "productType": "{{Stray}}" }"""),
        ["$defs/tables/properties/model"] = WithSource($$"""  "read": [{ "tables": { "model": "{{Stray}}" } }] """),
        ["$defs/column"] = WithSource($$"""  "read": [{ "tables": { "columns": { "x": "{{Stray}}" } } }] """),
        ["$defs/itemField"] = WithSource($$"""  "read": [{ "items": { "each": "li", "model": "", "fields": { "{{Stray}}": "b" } } }] """),
        ["$defs/labelField"] = WithSource($$"""  "read": [{ "labels": { "model": "h1", "fields": { "x": "{{Stray}}" } } }] """),
        ["$defs/attribute"] = Records($$""" "fields": { "{{Stray}}": "p" } """),
        ["$defs/capability"] = Records($$""" "capabilities": { "a": { "b": "{{Stray}}" } } """),
        ["$defs/meter"] = Records($$""" "prices": [{ "meter": "{{Stray}}", "path": "p", "per": "token" }] """),
        ["$defs/serviceTier"] = Records($$""" "prices": [{ "meter": "input", "path": "p", "per": "token", "serviceTier": "{{Stray}}" }] """),
    };

    public static TheoryData<string> Shapes => [.. s_shapes.Keys];

    public static TheoryData<string> Choices => [.. s_choices.Keys];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_schema_has_the_keys_that_the_loader_knows(string shape)
    {
        var node = shape.Length == 0 ? s_schema : s_schema["$defs"]![shape]!;

        Assert.Equal(Accepted(s_shapes[shape]).Order(), node["properties"]!.AsObject().Select(property => property.Key).Order());
        Assert.False(node["additionalProperties"]!.GetValue<bool>());
    }

    [Theory]
    [MemberData(nameof(Choices))]
    public void The_schema_has_the_names_that_the_loader_knows(string path)
    {
        var node = path.Split('/').Aggregate(s_schema, (current, step) => current[step]!);

        Assert.Equal(Accepted(s_choices[path]).Order(), node["enum"]!.AsArray().Select(name => name!.GetValue<string>()).Order());
    }

    [Fact]
    public void Every_object_and_every_list_of_names_in_the_schema_is_tested()
    {
        var definitions = s_schema["$defs"]!.AsObject();
        var objects = definitions.Where(definition => definition.Value!["properties"] is not null).Select(definition => definition.Key);

        Assert.Equal(objects.Append("").Order(), s_shapes.Keys.Order());
        Assert.Equal(EnumPaths(s_schema, "").Order(), s_choices.Keys.Order());
    }

    [Fact]
    public void Every_key_has_a_description()
    {
        var undescribed = Properties(s_schema)
            .Where(property => property.Value!["description"] is null && Definition(property.Value!)?["description"] is null)
            .Select(property => property.Value!.GetPath());

        Assert.Empty(undescribed);
    }

    private static string Records(string members) =>
        WithSource($$"""  "kind": "json", "read": [{ "records": { "model": "id", {{members}} } }] """);

    private static string[] Accepted(string json)
    {
        const string Intro = "Use one of: ";
        var remedy = Errors(json).Single(error => error.Problem.Contains(Stray, StringComparison.Ordinal)).Remedy;
        return remedy[(remedy.IndexOf(Intro, StringComparison.Ordinal) + Intro.Length)..].TrimEnd('.').Split(", ");
    }

    private static JsonNode? Definition(JsonNode node) =>
        node["$ref"] is { } reference ? s_schema["$defs"]![reference.GetValue<string>().Split('/')[^1]] : null;

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonNode? node) => node switch
    {
        JsonObject item => item.SelectMany(member => member.Key == "properties" ? member.Value!.AsObject() : Properties(member.Value)),
        _ => [],
    };

    private static IEnumerable<string> EnumPaths(JsonNode? node, string path) =>
        node is not JsonObject item
            ? []
            : item.SelectMany(member => member.Key == "enum" ? [path] : EnumPaths(member.Value, path.Length == 0 ? member.Key : $"{path}/{member.Key}"));
}
