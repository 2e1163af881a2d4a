using System.Text.Json.Nodes;
using ModelCompare.Comparison;
using Xunit;
using static ModelCompare.Tests.Comparison.Profiles;

namespace ModelCompare.Tests.Comparison;

/// <summary>The form of the document, on which apps and SQL queries build: a name that changes breaks them.</summary>
public sealed class SnapshotSchemaTests
{
    [Fact]
    public void The_document_has_these_members_and_no_other() =>
        Assert.Equal(
            File.ReadAllLines(TestData.Path("Comparison/snapshot.members.txt")),
            new[] { Document(), Document(left: "b", right: "a") }.SelectMany(document => Members(document)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_first_members_stand_in_the_order_of_reading() =>
        Assert.Equal(
            [
                "schemaVersion", "left", "right", "introduction", "verdict", "scorecard", "reasons", "monthlyCost", "switching", "specs", "pricing", "capabilities",
                "benchmarks", "deepDive", "faq", "related", "lastReviewedOn", "stale", "evidence",
            ],
            Document().Select(member => member.Key));

    [Fact]
    public void The_rows_of_programs_have_these_names()
    {
        var document = Document();
        string[] Names(string list, string member) => [.. document[list]!.AsArray().Select(row => (string)row![member]!)];
        Assert.Equal(["Product type", "Best for", "Decision fit", "Context window", "Cheapest output", "Provider routes", "Shared benchmarks"], Names("scorecard", "signal"));
        Assert.Equal(
            [
                "released_on", "context_window", "max_output", "parameters", "active_parameters", "architecture", "license", "openness", "commercial_use",
                "knowledge_cutoff", "input_modalities", "output_modalities", "deprecated_on", "retired_on",
            ],
            Names("specs", "name"));
        Assert.Equal(
            [
                "vision", "multimodal", "reasoning", "function_calling", "tool_use", "structured_outputs", "code_execution", "ide_integration", "computer_use",
                "parallel_agents",
            ],
            Names("capabilities", "name"));
        Assert.Equal(
            ["input", "output", "blended", "cheapest_route", "free_routes", "providers"],
            document["pricing"]!["cheapest"]!.AsArray().Select(row => (string)row!["name"]!));
        Assert.Equal(
            ["benchmarkLead", "largerContext", "lowerOutputPrice", "moreProviderRoutes", "uniqueCapabilities", "decisionFit"],
            document["reasons"]!["left"]!.AsArray().Select(reason => (string)reason!["kind"]!));
        Assert.Equal("noDecisiveAdvantage", (string?)document["reasons"]!["right"]![0]!["kind"]);
        Assert.Equal(
            ["sharedProviders", "outputPrice", "capabilitiesLost"],
            document["switching"]!["leftToRight"]!.AsArray().Select(note => (string)note!["kind"]!));
    }

    // Everything that a document can hold is in this one.
    private static JsonObject Document(string left = "a", string right = "b")
    {
        var one = Model("A").Context(8_192).Has("vision").Route("Alpha Cloud", 1m, 1m).Route("Beta Cloud").Benchmark("MMLU", 70m) with { Stale = [new("source", Reviewed)] };
        var other = Model("B").Context(4_096).Route("Alpha Cloud", 2m, 2m).Benchmark("MMLU", 60m);
        return JsonNode.Parse(SnapshotJson.Serialize(SnapshotBuilder.Build(one with { Slug = left }, other with { Slug = right }, [new("a", "c", "A vs C")])))!.AsObject();
    }

    private static IEnumerable<string> Members(JsonNode? node, string path = "") => node switch
    {
        JsonObject members => members.SelectMany(member => Members(member.Value, path.Length == 0 ? member.Key : $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany(item => Members(item, $"{path}[]")),
        _ => [path],
    };
}
