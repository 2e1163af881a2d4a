using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Extraction.Corpus;

/// <summary>Recorded pages that are no default sources, but forms that the readings must manage.</summary>
public sealed class OtherPagesTests
{
    [Fact]
    public void Labels_of_a_Vertex_page_of_a_partner_model_are_read()
    {
        var source = Read("vertex-llama3-3.md", SourceKind.Markdown, """[{ "labels": { "models": ["llama-3.3-70b-instruct-maas"] } }]""");
        const string Model = "llama-3.3-70b-instruct-maas";
        Assert.Equal("2023-12", source.Value(Model, ModelAttributes.KnowledgeCutoff));
        Assert.Equal("2025-04-29", source.Value(Model, ModelAttributes.ReleasedOn));
        Assert.Equal("128000", source.Value(Model, ModelAttributes.ContextWindow));
        Assert.Equal("8192", source.Value(Model, ModelAttributes.MaxOutput));
        Assert.Equal("text", source.Value(Model, ModelAttributes.InputModalities));
        Assert.True(source.Has(Model, Capabilities.FunctionCalling));
        Assert.True(source.Has(Model, Capabilities.StructuredOutputs));
        Assert.Null(source.Has(Model, Capabilities.Vision));
    }

    [Fact]
    public void Labels_of_a_Vertex_page_of_a_Gemini_model_are_read()
    {
        var source = Read("vertex-3-1-pro.md", SourceKind.Markdown, """[{ "labels": { "models": ["gemini-3.1-pro-preview"] } }]""");
        const string Model = "gemini-3.1-pro-preview";
        Assert.Equal("1048576", source.Value(Model, ModelAttributes.ContextWindow));
        Assert.Equal("65536", source.Value(Model, ModelAttributes.MaxOutput));
        Assert.True(source.Has(Model, Capabilities.Reasoning));
        Assert.True(source.Has(Model, Capabilities.CodeExecution));
        Assert.True(source.Has(Model, Capabilities.FunctionCalling));
        Assert.True(source.Has(Model, Capabilities.StructuredOutputs));
    }

    [Fact]
    public void A_retirement_date_that_is_only_a_bound_is_refused()
    {
        var source = Read("vertex-opus-5.md", SourceKind.Markdown, """[{ "labels": { "models": ["claude-opus-5"] } }]""");
        Assert.Contains(source.Rejections, rejection => rejection.Text == "Not sooner than January 24, 2027.");
        Assert.Null(source.Value("claude-opus-5", ModelAttributes.RetiredOn));
        Assert.Equal("2026-07-24", source.Value("claude-opus-5", ModelAttributes.ReleasedOn));
        Assert.Equal("128000", source.Value("claude-opus-5", ModelAttributes.MaxOutput));
    }

    [Fact]
    public void Models_dev_nests_models_in_providers()
    {
        var source = Read("models-dev-api.json", SourceKind.Json, """
            [{ "records": { "each": "openai.models.*", "model": "@key",
               "fields": { "context_window": "limit.context", "released_on": "release_date", "knowledge_cutoff": "knowledge", "capability:reasoning": "reasoning", "input_modalities": "modalities.input" },
               "prices": [ { "meter": "input", "path": "cost.input", "per": "1M tokens" } ] } }]
            """);
        Assert.Equal(51, source.Observations.SelectMany(observation => observation.Model).Distinct().Count());
        Assert.Equal("400000", source.Value("gpt-5.3-codex", ModelAttributes.ContextWindow));
        Assert.Equal("2026-02-05", source.Value("gpt-5.3-codex", ModelAttributes.ReleasedOn));
        Assert.Equal("text+image", source.Value("gpt-5.3-codex", ModelAttributes.InputModalities));
        Assert.True(source.Has("gpt-5.3-codex", Capabilities.Reasoning));
    }

    [Fact]
    public void LiteLLM_numbers_keep_their_exponents()
    {
        var source = Read("litellm-prices.json", SourceKind.Json, """
            [{ "records": { "each": "*", "model": "@key", "where": { "litellm_provider": "anthropic" },
               "fields": { "max_output": "max_output_tokens", "capability:vision": "supports_vision" },
               "prices": [ { "meter": "input", "path": "input_cost_per_token", "per": "token" }, { "meter": "cache_write", "path": "cache_creation_input_token_cost", "per": "token" } ] } }]
            """);
        var prices = source.Observations.Where(observation => observation.Model is ["claude-3-7-sonnet-20250219"]).ToDictionary(observation => observation.Field!, observation => observation.Quote);
        Assert.Equal(("3e-06", "3.75e-06", "64000"), (prices["input"], prices["cache_write"], prices["max_output"]));
        Assert.Equal(0.00000375m, decimal.Parse(prices["cache_write"], System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture));
        Assert.True(source.Has("claude-3-7-sonnet-20250219", Capabilities.Vision));
    }

    private static CorpusSource Read(string page, SourceKind kind, string readings)
    {
        var text = File.ReadAllText(SharedFolder.File($"corpus/pages/{page}"));
        return CorpusSource.Of(Readings.Run(JsonNode.Parse(readings)!.AsArray(), text, kind), page, "vertex");
    }
}
