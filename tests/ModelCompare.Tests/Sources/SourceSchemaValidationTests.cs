using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;
using Xunit;
using static ModelCompare.Tests.Sources.SourceFileTexts;

namespace ModelCompare.Tests.Sources;

/// <summary>What an editor marks as wrong by the schema, and what it leaves alone.</summary>
public sealed partial class SourceSchemaValidationTests
{
    private static readonly string s_text = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "src", "ModelCompare", "Sources", "sources.schema.json"));
    private static readonly JsonSchema s_schema = JsonSchema.FromText(s_text);

    [Theory]
    [InlineData("sources.json")]
    [InlineData("deploy/sample/sources.json")]
    public void The_files_that_we_ship_are_right(string file) => Assert.True(IsRight(File.ReadAllText(Path.Combine(RepositoryFolder.Path, file))));

    [Theory]
    [InlineData("")]
    [InlineData("\"kind\": \"markdown\", \"read\": [{ \"labels\": {} }, { \"records\": { \"models\": [\"a\"] } }]")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\" } }]")]
    [InlineData("\"kind\": \"curated\"")]
    [InlineData("\"read\": [{ \"tables\": {} }, { \"labels\": { \"model\": \"h1\" } }], \"role\": \"witness\", \"freshDays\": 3, \"unit\": \"1M tokens\", \"currency\": \"CNY\"")]
    public void What_the_loader_takes_the_schema_takes(string members)
    {
        var json = WithSource(members);

        Load(json);
        Assert.True(IsRight(json));
    }

    [Theory]
    [InlineData("\"shedule\": \"x\"")]
    [InlineData("\"kind\": \"pdf\"")]
    [InlineData("\"role\": \"autority\"")]
    [InlineData("\"currency\": \"dollars\"")]
    [InlineData("\"unit\": null")]
    [InlineData("\"freshDays\": 0")]
    [InlineData("\"freshDays\": \"3\"")]
    [InlineData("\"ignore\": {}")]
    [InlineData("\"ignore\": [{ \"under\": \"x\" }]")]
    [InlineData("\"ignore\": [{ \"because\": \"x\" }]")]
    [InlineData("\"read\": [{}]")]
    [InlineData("\"read\": [{ \"tables\": {}, \"labels\": { \"model\": \"h1\" } }]")]
    [InlineData("\"read\": [{ \"records\": { \"model\": \"id\" } }]")]
    [InlineData("\"kind\": \"csv\"")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"tables\": {} }]")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": {} }]")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"provider\": \"owner\" } }]")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"prices\": [{ \"meter\": \"inptu\", \"path\": \"p\", \"per\": \"token\" }] } }]")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"prices\": [{ \"meter\": \"input\", \"path\": \"p\" }] } }]")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"prices\": [{ \"meter\": \"input\", \"path\": \"p\", \"per\": \"token\", \"modality\": \"image+text\" }] } }]")]
    [InlineData("\"kind\": \"json\", \"read\": [{ \"records\": { \"model\": \"id\", \"fields\": { \"size\": \"p\" } } }]")]
    [InlineData("\"kind\": \"curated\", \"read\": [{ \"tables\": {} }]")]
    [InlineData("\"read\": [{ \"tables\": { \"model\": \"colums\" } }]")]
    [InlineData("\"read\": [{ \"tables\": { \"columns\": { \"In\": \"inputs\" } } }]")]
    [InlineData("\"read\": [{ \"items\": { \"each\": \"li\" } }]")]
    [InlineData("\"read\": [{ \"sentences\": { \"patterns\": {} } }]")]
    [InlineData("\"read\": [{ \"sentences\": { \"model\": \"h1\", \"patterns\": { \"born\": \"x\" } } }]")]
    public void What_is_wrong_with_a_source_is_marked(string members)
    {
        var json = WithSource(members);

        Assert.NotEmpty(Errors(json));
        Assert.False(IsRight(json));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "sources": [{ "id": "a", "provider": "acme", "url": "https://acme.example" }] }""")]
    [InlineData("""{ "sources": [{ "id": "A b", "provider": "acme", "url": "https://acme.example", "schedule": "0 0 6 * * ?" }] }""")]
    [InlineData("""{ "sources": [{ "id": "a", "provider": "acme", "url": "acme.example", "schedule": "0 0 6 * * ?" }] }""")]
    [InlineData("""{ "sources": [{ "id": "a", "provider": "acme", "url": "https://acme.example", "schedule": "0 6 * * *" }] }""")]
    [InlineData("""{ "sources": [], "providers": [{ "id": "acme" }] }""")]
    [InlineData("""{ "sources": [], "providers": [{ "id": "acme", "name": "Acme", "aliasRule": { "separators": "-x" } }] }""")]
    [InlineData("""{ "sources": [], "providers": [{ "id": "acme", "name": "Acme", "aliasRule": { "stripPrefixes": ["a/"] } }] }""")]
    [InlineData("""{ "sources": [], "models": [{ "slug": "A", "name": "A", "developer": "A", "productType": "standalone-api" }] }""")]
    [InlineData("""{ "sources": [], "models": [{ "slug": "a", "name": "A", "developer": "A", "productType": "chat" }] }""")]
    [InlineData("""{ "sources": [], "providers": [{ "id": "x", "name": "X" }], "models": [{ "slug": "a", "name": "A", "developer": "A", "productType": "standalone-api", "aliases": { "x": [{ "name": "a", "from": "May 2026" }] } }] }""")]
    public void What_is_wrong_with_the_rest_is_marked(string json)
    {
        Assert.NotEmpty(Errors(json));
        Assert.False(IsRight(json));
    }

    [Fact]
    public void Patterns_are_those_that_every_editor_knows()
    {
        var patterns = Pattern().Matches(s_text).Select(match => JsonSerializer.Deserialize<string>(match.Groups["text"].Value)!).ToArray();

        Assert.NotEmpty(patterns);
        Assert.All(patterns, pattern =>
        {
            _ = new Regex(pattern, RegexOptions.ECMAScript);
            Assert.DoesNotMatch(@"\\p|\(\?", pattern);
        });
    }

    [Fact]
    public void The_readme_tells_every_setting_of_a_source()
    {
        var table = SettingRow().Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md"))).Select(row => row.Groups["name"].Value);

        var known = JsonNode.Parse(s_text)!["$defs"]!["source"]!["properties"]!.AsObject().Select(property => property.Key);
        Assert.Equal(known.Order(), table.Concat(["id", "provider", "url", "schedule"]).Order());
    }

    private static bool IsRight(string json)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        using var document = JsonDocument.Parse(json, options);
        return s_schema.Evaluate(document.RootElement).IsValid;
    }

    [GeneratedRegex("""
        "pattern": (?<text>"(?:[^"\\]|\\.)*")
        """)]
    private static partial Regex Pattern();

    [GeneratedRegex("""
        ^\| `"(?<name>\w+)"` \|
        """, RegexOptions.Multiline)]
    private static partial Regex SettingRow();
}
