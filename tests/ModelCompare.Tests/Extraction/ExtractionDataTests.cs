using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelCompare.Extraction;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Extraction;

/// <summary>Each case is a folder of <c>Data</c>: the input, how it is read, and the observations that must come of it.</summary>
public sealed class ExtractionDataTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Cases => [.. Directory.GetDirectories(TestData.Path("Extraction/Data")).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Reading_the_input_gives_the_expected_observations(string name)
    {
        var folder = TestData.Path($"Extraction/Data/{name}");
        var input = Directory.GetFiles(folder, "input.*").Single();
        var readings = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "read.json")))!.AsArray();
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));

        var actual = Show(Readings.Run(readings, File.ReadAllText(input), KindOf(input)));

        Assert.True(JsonNode.DeepEquals(expected, actual), $"{name} gave\n{actual.ToJsonString(Readable)}");
    }

    private static SourceKind KindOf(string file) => Path.GetExtension(file) switch
    {
        ".json" => SourceKind.Json,
        ".yaml" => SourceKind.Yaml,
        ".csv" => SourceKind.Csv,
        ".md" => SourceKind.Markdown,
        _ => SourceKind.Page,
    };

    private static JsonObject Show(ExtractionResult result) => new()
    {
        ["observations"] = new JsonArray([.. result.Observations.Select(Show)]),
        ["problems"] = new JsonArray([.. result.Problems.Select(problem => JsonValue.Create(problem)), .. Skipped(result)]),
    };

    private static IEnumerable<JsonNode?> Skipped(ExtractionResult result) =>
        result.Skipped == 0 ? [] : [JsonValue.Create($"skipped {result.Skipped}")];

    private static JsonValue Show(Observation observation)
    {
        var labels = observation.Labels.Select(label => label.Kind == LabelKind.Qualifier ? $"{label.Name}={label.Text}" : $"{label.Kind}:{label.Text}");
        var about = $"{(observation.Provider is { } provider ? $"{provider}: " : "")}{string.Join('|', observation.Model)} {observation.Field ?? "?"} [{string.Join("; ", labels)}] = {observation.Quote}";
        return JsonValue.Create($"{about} @ {observation.Place.Locator}{(observation.Place.Headings.IsEmpty ? "" : $" under {observation.Place.Trail}")}");
    }
}
