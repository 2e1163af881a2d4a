using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Extraction.Corpus;

/// <summary>The witnesses of the root sources.json against their recorded documents; counts and values were read off the files.</summary>
public sealed class WitnessTests
{
    private static readonly SourceCatalog s_catalog =
        Assert.IsType<SourceFileResult.Loaded>(SourceFile.Load(Path.Combine(RepositoryFolder.Path, "sources.json"))).Catalog;

    [Fact]
    public void Models_dev_states_listings_of_the_providers_that_are_mapped_and_of_no_other()
    {
        var reading = Read("models-dev");

        Assert.Empty(reading.Problems);
        Assert.Equal(5276 - (51 + 24 + 22 + 4 + 14 + 9 + 7 + 22 + 337 + 109), reading.Skipped);
        Assert.Equal(
            ["anthropic", "azure", "cloudflare", "deepseek", "gemini", "kimi", "minimax", "openai", "openrouter", "zai"],
            reading.Facts.Select(fact => fact.Listing.Provider).Distinct().Order());
        Assert.Equal(
            ["cached_input  0.125", "cached_input >200k 0.25", "input  1.25", "input >200k 2.5", "output  10", "output >200k 15"],
            Prices(reading, "gemini", "gemini-2.5-pro").Select(text => text.Replace("<=200k", "", StringComparison.Ordinal)).Order());
        var llama = new Listing("cloudflare", "@cf/meta/llama-3.2-1b-instruct");
        var openness = reading.Facts.OfType<AttributeFact>().Single(fact => fact.Listing == llama && fact.Attribute == ModelAttributes.Openness);
        Assert.Equal(("open_weights", "true"), (openness.Value, openness.Evidence.Quote));
    }

    [Fact]
    public void LiteLLM_states_tiers_and_long_prompts_under_the_providers_own_ids()
    {
        var reading = Read("litellm-prices");

        Assert.Empty(reading.Problems);
        Assert.Equal(218 - 128 - 2 - 26 - 10 - 4 - 2 - 1, reading.Skipped);
        Assert.DoesNotContain(reading.Facts, fact => fact.Listing.ProviderModel.StartsWith("gemini/", StringComparison.Ordinal));
        var prices = reading.Facts.OfType<PriceFact>().Where(fact => fact.Listing == new Listing("openai", "gpt-5.5") && fact.Terms.Meter == Meters.Input);
        Assert.Equal(
            [("batch", "", 2.5m), ("flex", "", 2.5m), ("priority", "", 10m), ("standard", "<=272k", 5m), ("standard", ">272k", 10m)],
            prices.Select(price => (price.Terms.ServiceTier, price.Terms.Context?.Text ?? "", price.Amount!.Value)).Order());
    }

    private static IEnumerable<string> Prices(SourceReading reading, string provider, string model) =>
        from price in reading.Facts.OfType<PriceFact>()
        where price.Listing == new Listing(provider, model)
        select $"{price.Terms.Meter} {price.Terms.Context?.Text} {price.Amount}";

    private static SourceReading Read(string id)
    {
        var source = s_catalog.Sources.Single(source => source.Id == id);
        Assert.Equal(SourceRole.Witness, source.Role);
        var manifest = JsonNode.Parse(File.ReadAllText(SharedFolder.File("corpus/manifest.json")))!["responses"]!.AsArray();
        var file = (string)manifest.Single(response => (string?)response!["url"] == source.Url.AbsoluteUri)!["file"]!;
        return SourceReader.Read(source, Document.Create(source.Url, "application/json", "utf-8", File.ReadAllBytes(SharedFolder.File("corpus/" + file)), DateTimeOffset.UnixEpoch));
    }
}
