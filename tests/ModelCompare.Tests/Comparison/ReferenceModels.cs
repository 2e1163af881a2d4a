using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Extraction.Curated;
using ModelCompare.Normalization;
using ModelCompare.Sources;

namespace ModelCompare.Tests.Comparison;

/// <summary>
/// The models of the reference page and of pair-figures.json, from <c>pair-figures.curated.json</c>: what their pages show, and what no
/// page shows but the shown cannot be without, as its quotes say. Read by the readers of real curated files.
/// </summary>
internal static class ReferenceModels
{
    private const string Source = "pair-figures";

    private static readonly DateOnly Today = new(2026, 6, 10);

    private static readonly Dictionary<string, string> ProviderNames = new()
    {
        ["anthropic"] = "Anthropic",
        ["aws-bedrock"] = "AWS Bedrock",
        ["bitdeer-ai"] = "Bitdeer AI",
        ["cloudflare-workers-ai"] = "Cloudflare Workers AI",
        ["fireworks-ai"] = "Fireworks AI",
        ["mistral"] = "Mistral",
        ["nvidia-nim"] = "NVIDIA NIM",
        ["openai-api"] = "OpenAI API",
        ["openrouter"] = "OpenRouter",
        ["together-ai"] = "Together AI",
        ["vertex-ai"] = "Vertex AI",
    };

    public static IReadOnlyDictionary<string, ModelProfile> ByName { get; } = Read().ToDictionary(model => model.Name);

    public static ModelProfile Spark => ByName["GPT-5.3-Codex-Spark"];

    public static ModelProfile Llama1B => ByName["Llama 3.2 1B Instruct"];

    private static IEnumerable<ModelProfile> Read()
    {
        var json = File.ReadAllText(TestData.Path("Comparison/pair-figures.curated.json"));
        var result = CuratedFile.Read(json, new DocumentOrigin(Source, "reference", "file:///pair-figures.curated.json", "hash", default, "reading"));
        if (!result.Problems.IsEmpty)
        {
            throw new InvalidDataException(string.Join('\n', result.Problems));
        }

        var builder = new ProfileBuilder(new SourceTrust([(Source, SourceRole.Seller)]), ProviderNames, Today, new Dictionary<string, DateOnly>());
        return result.Facts
            .GroupBy(fact => fact.Listing.ProviderModel)
            .Select(model => builder.Build(Resolved(model.Key, model), model.Select(fact => new StatedFact(fact, fact.Evidence.ReadOn!.Value))));
    }

    private static ResolvedModel Resolved(string name, IEnumerable<Fact> facts)
    {
        var stated = facts.OfType<AttributeFact>().ToLookup(fact => fact.Attribute, fact => fact.Value);
        return new(
            ModelSlug.Of(name),
            name,
            stated[ModelAttributes.Developer].FirstOrDefault(""),
            stated[ModelAttributes.ProductType].FirstOrDefault(ProductTypes.StandaloneApi));
    }
}
