using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Xunit;

namespace ModelCompare.Worker.Tests.Http;

/// <summary>Whether answers are what the OpenAPI document says of them, as a generated client or a validator sees it.</summary>
public sealed class OpenApiTests(SampleApi api) : IClassFixture<SampleApi>
{
    [Theory]
    [InlineData("/healthz/ready", "/healthz/ready")]
    [InlineData("/v1/models", "/v1/models")]
    [InlineData("/v1/models", "/v1/models?limit=0")]
    [InlineData("/v1/models/{slug}", "/v1/models/llama-3.2-1b-instruct")]
    [InlineData("/v1/models/{slug}", "/v1/models/llama-3.2-1b-instuct")]
    [InlineData("/v1/prices", "/v1/prices?limit=1000")]
    [InlineData("/v1/comparisons/{a}/{b}", "/v1/comparisons/gpt-5.3-codex-spark/llama-3.2-1b-instruct")]
    [InlineData("/v1/comparisons/{a}/{b}", "/v1/comparisons/heron-3-pro/lantern-chat-2?inputTokens=5M&outputTokens=1M")]
    [InlineData("/v1/comparisons/{a}/{b}", "/v1/comparisons/heron-3-pro/heron-3-pro")]
    [InlineData("/v1/changes", "/v1/changes?limit=1000")]
    public async Task An_answer_is_what_is_said_of_it(string path, string address)
    {
        var response = await api.GetAsync(address);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var described = await DescribedAsync(path, (int)response.StatusCode, response.Content.Headers.ContentType!.MediaType!);

        var result = described.Evaluate(answer.RootElement, new() { OutputFormat = OutputFormat.List });

        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null).Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
    }

    [Fact]
    public async Task A_value_of_a_comparison_is_described_by_its_types()
    {
        var document = await api.DocumentAsync("/openapi/v1.json");
        var value = document.GetProperty("components").GetProperty("schemas").GetProperty("Cell").GetProperty("properties").GetProperty("value");

        Assert.Equal(["array", "null", "number", "string"], value.GetProperty("type").EnumerateArray().Select(type => type.GetString()).Order(StringComparer.Ordinal));
    }

    // The schema of an answer alone, with those that it refers to beside it.
    private async Task<JsonSchema> DescribedAsync(string path, int status, string contentType)
    {
        var text = (await api.DocumentAsync("/openapi/v1.json")).GetRawText().Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        var document = JsonNode.Parse(text)!;
        var schema = document["paths"]![path]!["get"]!["responses"]![$"{status}"]!["content"]![contentType]!["schema"]!.DeepClone().AsObject();
        schema["$defs"] = document["components"]!["schemas"]!.DeepClone();
        foreach (var choice in schema["$defs"]!.AsObject().Select(definition => definition.Value!.AsObject()))
        {
            // OpenAPI's own word, of which JSON Schema knows nothing.
            choice.Remove("discriminator");
        }

        return JsonSchema.FromText(schema.ToJsonString());
    }
}
