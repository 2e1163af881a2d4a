using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Attributes;
using Xunit;

namespace ModelCompare.Tests.Extraction.Corpus;

/// <summary>The declarations of <c>sources.json</c> beside this file against the recorded pages; counts and values were read off the pages by eye.</summary>
public sealed class CorpusTests
{
    [Fact]
    public void OpenRouter_yields_every_model_with_its_limits_and_capabilities()
    {
        var source = CorpusSource.Read("openrouter-models");
        Assert.Empty(source.Problems);
        Assert.Empty(source.Rejections);
        Assert.Equal(421, Count(source, ModelAttributes.Offered));
        Assert.Equal(421, Count(source, ModelAttributes.ContextWindow));
        Assert.Equal(371, Count(source, ModelAttributes.MaxOutput));
        Assert.Equal(193, Count(source, ModelAttributes.KnowledgeCutoff));
        Assert.Equal(0, Count(source, ModelAttributes.ReleasedOn));
        Assert.Equal(352, Capable(source, Capabilities.FunctionCalling));
        Assert.Equal(250, Capable(source, Capabilities.Vision));
        Assert.Equal(253, Capable(source, Capabilities.Multimodal));
        Assert.Equal("60000", source.Value("meta-llama/llama-3.2-1b-instruct", ModelAttributes.ContextWindow));
        Assert.Equal("2023-12-31", source.Value("meta-llama/llama-3.2-1b-instruct", ModelAttributes.KnowledgeCutoff));
        Assert.Null(source.Has("meta-llama/llama-3.2-1b-instruct", Capabilities.FunctionCalling));
        Assert.Equal("text+image+audio+video", source.Value("xiaomi/mimo-v2.5", ModelAttributes.InputModalities));
    }

    [Fact]
    public void OpenRouter_prices_keep_their_text_and_their_ranges_of_context()
    {
        var prices = CorpusSource.Read("openrouter-models").Observations.Where(observation => observation.Field is { } field && Meters.IsToken(field)).ToList();
        Assert.Equal((2 * 421) + 251 + 74 + 32 + 32 + 27 + 2 + 9 + 217, prices.Count);
        Assert.Equal(["0.000000027"], Amounts("meta-llama/llama-3.2-1b-instruct", "input"));
        Assert.Equal(["0.000000201"], Amounts("meta-llama/llama-3.2-1b-instruct", "output"));
        Assert.Equal(["-1"], Amounts("openrouter/auto", "input"));
        Assert.Equal(
            ["0.00000003 ..32000", "0.0000001 32000..256000", "0.0000002 256000.."],
            prices.Where(price => price.Model is ["qwen/qwen3.7-flash"] && price.Field == "input").Select(Range));

        IEnumerable<string> Amounts(string model, string meter) =>
            prices.Where(price => price.Model.Single() == model && price.Field == meter).Select(price => price.Quote);

        static string Range(Observation price) =>
            $"{price.Quote} {Qualifiers.Find(price, Qualifiers.ContextOver)}..{Qualifiers.Find(price, Qualifiers.ContextUpTo)}";
    }

    [Fact]
    public void The_Llama_3_2_card_states_both_sizes()
    {
        var source = CorpusSource.Read("llama-3-2-model-card");
        Assert.Empty(source.Problems);
        foreach (var (model, parameters) in new[] { ("Llama 3.2 1B", "1230000000"), ("Llama 3.2 3B", "3210000000") })
        {
            Assert.Equal(parameters, source.Value(model, ModelAttributes.Parameters));
            Assert.Equal("Meta", source.Value(model, ModelAttributes.Developer));
            Assert.Equal("2024-10-24", source.Value(model, ModelAttributes.ReleasedOn));
            Assert.Equal("2023-12", source.Value(model, ModelAttributes.KnowledgeCutoff));
            Assert.Equal("128000", source.Value(model, ModelAttributes.ContextWindow));
            Assert.Equal("Llama 3.2 Community License", source.Value(model, ModelAttributes.License));
            Assert.Equal("conditions", source.Value(model, ModelAttributes.CommercialUse));
            Assert.Equal("text", source.Value(model, ModelAttributes.OutputModalities));
            Assert.Equal("optimized transformer", source.Value(model, ModelAttributes.Architecture));
        }
    }

    [Fact]
    public void The_Llama_3_3_card_states_its_release_and_licence()
    {
        var source = CorpusSource.Read("llama-3-3-model-card");
        Assert.Empty(source.Problems);
        Assert.Equal("2024-12-06", source.Value("Llama-3.3 70B Instruct", ModelAttributes.ReleasedOn));
        Assert.Equal("Llama 3.3 Community License Agreement", source.Value("Llama-3.3 70B Instruct", ModelAttributes.License));
        Assert.Equal("open_weights", source.Value("Llama-3.3 70B Instruct", ModelAttributes.Openness));
        Assert.Equal("Meta", source.Value("Llama-3.3 70B Instruct", ModelAttributes.Developer));
    }

    [Theory]
    [InlineData("docker-qwen3", "ai/qwen3", "Alibaba Cloud", "qwen3", "2025-04", true, "text", "Apache 2.0", "yes")]
    [InlineData("docker-llama3-2", "ai/llama3.2", "Meta", "llama", "2023-12", true, "text", "Llama 3.2 Community License", "conditions")]
    [InlineData("docker-gemma3", "ai/gemma3", "Google DeepMind", "gemma3", null, false, "text+image", "Gemma Terms", "conditions")]
    public void A_Docker_card_states_its_characteristics(
        string id, string model, string developer, string architecture, string? cutoff, bool tools, string input, string license, string commercialUse)
    {
        var source = CorpusSource.Read(id);
        Assert.Empty(source.Problems);
        Assert.Empty(source.Rejections);
        Assert.Equal(developer, source.Value(model, ModelAttributes.Developer));
        Assert.Equal(architecture, source.Value(model, ModelAttributes.Architecture));
        Assert.Equal(cutoff, source.Value(model, ModelAttributes.KnowledgeCutoff));
        Assert.Equal(tools, source.Has(model, Capabilities.FunctionCalling));
        Assert.Equal(tools, source.Has(model, Capabilities.ToolUse));
        Assert.Equal(input, source.Value(model, ModelAttributes.InputModalities));
        Assert.Equal("text", source.Value(model, ModelAttributes.OutputModalities));
        Assert.Equal(license, source.Value(model, ModelAttributes.License));
        Assert.Equal(commercialUse, source.Value(model, ModelAttributes.CommercialUse));
    }

    [Fact]
    public void The_Docker_card_of_Kimi_K2_states_all_and_active_parameters()
    {
        var source = CorpusSource.Read("docker-kimi-k2");
        Assert.Equal("1000000000000", source.Value("kimi-k2", ModelAttributes.Parameters));
        Assert.Equal("32000000000", source.Value("kimi-k2", ModelAttributes.ActiveParameters));
        Assert.Equal("256000", source.Value("kimi-k2", ModelAttributes.ContextWindow));
    }

    [Fact]
    public void The_Docker_card_of_GPT_OSS_says_that_tool_calling_is_not_supported()
    {
        var source = CorpusSource.Read("docker-gpt-oss");
        Assert.False(source.Has("ai/gpt-oss", Capabilities.FunctionCalling));
        Assert.False(source.Has("ai/gpt-oss", Capabilities.ToolUse));
    }

    [Fact]
    public void The_Azure_cards_state_limits_dates_and_licences()
    {
        var phi4 = CorpusSource.Read("azure-phi-4");
        Assert.Equal(11, phi4.Facts.Length);
        Assert.Equal(("16384", "16384"), (phi4.Value("Phi-4", ModelAttributes.ContextWindow), phi4.Value("Phi-4", ModelAttributes.MaxOutput)));
        Assert.Equal(("2024-06", "MIT"), (phi4.Value("Phi-4", ModelAttributes.KnowledgeCutoff), phi4.Value("Phi-4", ModelAttributes.License)));
        Assert.Equal("yes", phi4.Value("Phi-4", ModelAttributes.Offered));

        var phi35 = CorpusSource.Read("azure-phi-3-5-mini");
        Assert.Equal("131072", phi35.Value("Phi-3.5-mini-instruct", ModelAttributes.ContextWindow));
        Assert.Equal("4096", phi35.Value("Phi-3.5-mini-instruct", ModelAttributes.MaxOutput));
        Assert.Equal("2025-08-30", phi35.Value("Phi-3.5-mini-instruct", ModelAttributes.RetiredOn));
        Assert.Null(phi35.Value("Phi-3.5-mini-instruct", ModelAttributes.Offered));

        Assert.Equal("Mistral AI", CorpusSource.Read("azure-mistral-7b-instruct-v0-3").Value("mistralai-Mistral-7B-Instruct-v0-3", ModelAttributes.Developer));
        Assert.Equal("yes", CorpusSource.Read("azure-mixtral-8x22b-instruct-v0-1").Value("mistralai-Mixtral-8x22B-Instruct-v0-1", ModelAttributes.CommercialUse));
    }

    [Fact]
    public void The_Azure_descriptions_state_facts_in_sentences()
    {
        var phi4 = CorpusSource.Read("azure-phi-4-description");
        Assert.Equal(("14000000000", "decoder only"), (phi4.Value("Phi-4", ModelAttributes.Parameters), phi4.Value("Phi-4", ModelAttributes.Architecture)));
        var phi35 = CorpusSource.Read("azure-phi-3-5-mini-description");
        Assert.Equal("3800000000", phi35.Value("Phi-3.5-mini-instruct", ModelAttributes.Parameters));
        Assert.Equal("2023-10", phi35.Value("Phi-3.5-mini-instruct", ModelAttributes.KnowledgeCutoff));
        Assert.True(CorpusSource.Read("azure-mistral-7b-instruct-v0-3-description").Has("mistralai-Mistral-7B-Instruct-v0-3", Capabilities.FunctionCalling));
    }

    [Fact]
    public void The_Ollama_library_states_capabilities_and_single_sizes()
    {
        var source = CorpusSource.Read("ollama-library");
        Assert.Empty(source.Problems);
        Assert.Equal(41, Capable(source, Capabilities.FunctionCalling));
        Assert.Equal(13, Capable(source, Capabilities.Vision));
        Assert.Equal(3, Capable(source, Capabilities.Reasoning));
        Assert.Equal("30000000000", source.Value("qwen3-coder", ModelAttributes.Parameters));
        Assert.Equal("24000000000", source.Value("mistral-small3.2", ModelAttributes.Parameters));
        Assert.Empty(source.Values("qwen3", ModelAttributes.Parameters));
        Assert.All(source.Rejections, rejection => Assert.Equal("8x7b", rejection.Text));
    }

    [Fact]
    public void The_Ollama_pages_state_the_context_of_every_tag()
    {
        var magistral = CorpusSource.Read("ollama-magistral");
        Assert.Equal("39000", magistral.Value("magistral:24b", ModelAttributes.ContextWindow));
        Assert.Equal("128000", magistral.Value("magistral", ModelAttributes.ContextWindow));
        Assert.Equal(("24000000000", "Apache 2.0"), (magistral.Value("magistral", ModelAttributes.Parameters), magistral.Value("magistral", ModelAttributes.License)));
        Assert.True(magistral.Has("magistral", Capabilities.Reasoning));

        var granite = CorpusSource.Read("ollama-granite-embedding");
        Assert.Equal(["512", "512", "512"], granite.Facts.OfType<AttributeFact>().Where(fact => fact.Attribute == ModelAttributes.ContextWindow).Select(fact => fact.Value));
    }

    [Fact]
    public void The_Aider_leaderboard_yields_one_score_a_row_and_keeps_dated_rows_apart()
    {
        var scores = CorpusSource.Read("aider-polyglot").Facts.OfType<BenchmarkFact>().ToList();
        Assert.Equal(69, scores.Count);
        Assert.Equal(69, scores.Select(score => (score.Listing, score.Setting)).Distinct().Count());
        Assert.Equal(35.6m, scores.Single(score => score.Listing.ProviderModel == "Gemini 2.0 Pro exp-02-05").Score);
        Assert.Equal(27.1m, scores.Single(score => score.Listing.ProviderModel == "chatgpt-4o-latest (2025-02-15)").Score);
        Assert.Equal(45.3m, scores.Single(score => score.Listing.ProviderModel == "chatgpt-4o-latest (2025-03-29)").Score);
    }

    [Fact]
    public void LiveBench_yields_every_column_of_every_whole_row_and_reports_the_broken_one()
    {
        var source = CorpusSource.Read("livebench");
        Assert.Equal(126 * 23, source.Facts.Length);
        Assert.StartsWith("CSV line 110:", Assert.Single(source.Problems), StringComparison.Ordinal);
        Assert.DoesNotContain(source.Facts, fact => fact.Listing.ProviderModel == "nemotron-3-super-120b-a12b");
        var scores = source.Facts.OfType<BenchmarkFact>().Where(fact => fact.Listing.ProviderModel == "claude-sonnet-5-xhigh-effort").ToList();
        Assert.Equal(98.0m, scores.Single(score => score.Benchmark == "LiveBench AMPS_Hard").Score);
        Assert.Equal(88.75m, scores.Single(score => score.Benchmark == "LiveBench zebra_puzzle").Score);
    }

    private static int Count(CorpusSource source, string attribute) => source.Facts.OfType<AttributeFact>().Count(fact => fact.Attribute == attribute);

    private static int Capable(CorpusSource source, string capability) => source.Facts.OfType<CapabilityFact>().Count(fact => fact.Capability == capability && fact.Supported);
}
