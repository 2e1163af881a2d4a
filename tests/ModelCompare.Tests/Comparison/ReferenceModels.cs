using ModelCompare.Catalog;
using ModelCompare.Comparison;
using static ModelCompare.Catalog.Capabilities;

namespace ModelCompare.Tests.Comparison;

/// <summary>
/// The models of the reference page and of pair-figures.json. Each states what its pages show or cannot be without;
/// prices that no page shows are chosen so that the shown ones stay the cheapest.
/// </summary>
internal static class ReferenceModels
{
    public static ModelProfile Spark => Profiles.Model("GPT-5.3-Codex-Spark", ProductTypes.CodingSpecialized, "OpenAI")
        .ReviewedOn(new DateOnly(2026, 6, 4))
        .Context(131_072)
        .Attribute(ModelAttributes.ReleasedOn, "2026-02-12")
        .Attribute(ModelAttributes.Architecture, "decoder only")
        .Attribute(ModelAttributes.License, "Proprietary")
        .Attribute(ModelAttributes.Openness, "proprietary")
        .Attribute(ModelAttributes.CommercialUse, "conditions")
        .Has(FunctionCalling, ToolUse, StructuredOutputs, CodeExecution)
        .LacksTheRest()
        .Route("OpenAI API");

    public static ModelProfile Llama1B => Profiles.Model("Llama 3.2 1B Instruct", developer: "Meta")
        .ReviewedOn(new DateOnly(2026, 6, 9))
        .Context(128_000)
        .Attribute(ModelAttributes.ReleasedOn, "2024-09-25")
        .Attribute(ModelAttributes.Parameters, "1230000000")
        .Attribute(ModelAttributes.Architecture, "decoder only")
        .Attribute(ModelAttributes.License, "Llama 3 Community")
        .Attribute(ModelAttributes.Openness, "open_weights")
        .Attribute(ModelAttributes.CommercialUse, "conditions")
        .Attribute(ModelAttributes.KnowledgeCutoff, "2023-12")
        .Has(StructuredOutputs)
        .LacksTheRest()
        .Route("Cloudflare Workers AI", 0.027m, 0.201m)
        .Route("OpenRouter", 0.03m, 0.21m)
        .Route("Fireworks AI", 0.1m, 0.22m)
        .Route("NVIDIA NIM", 0.11m, 0.23m)
        .Route("Bitdeer AI", 0.12m, 0.24m)
        .Route("AWS Bedrock", 0.13m, 0.25m)
        .Route("Together AI", 0.14m, 0.26m)
        .Benchmark("Google-Proof Q&A", 21.2m)
        .Benchmark("MMLU", 49.3m)
        .Benchmark("MMLU PRO", 20m)
        .Benchmark("HumanEval", 30m);

    public static IReadOnlyDictionary<string, ModelProfile> ByName { get; } = new[]
    {
        Spark,
        Llama1B,
        Profiles.Model("Llama 3.2 11B Instruct").Context(128_000)
            .Has(Vision, Multimodal, StructuredOutputs).LacksTheRest()
            .Route("AWS Bedrock", 0.2006m, 0.27m),
        Profiles.Model("Qwen3.5-122B-A10B").Context(262_144)
            .Has(Vision, Multimodal, Reasoning, FunctionCalling, ToolUse, StructuredOutputs).LacksTheRest()
            .Route("OpenRouter", 0.26m, 2.08m).UnpricedRoutes(2)
            .Benchmark("LiveCodeBench", 78.9m),
        Profiles.Model("o3 Mini").Context(200_000)
            .Has(Reasoning, FunctionCalling, ToolUse, StructuredOutputs, CodeExecution).LacksTheRest()
            .Route("OpenRouter", 1.1m, 4.4m).UnpricedRoutes(3),
        Profiles.Model("Phi 3.5 MoE Instruct").Context(128_000).LacksTheRest()
            .Route("Fireworks AI", 0.5m, 0.5m),
        Profiles.Model("o3").Context(200_000)
            .Has(Vision, Multimodal, Reasoning, FunctionCalling, ToolUse, StructuredOutputs, CodeExecution).LacksTheRest()
            .Route("OpenAI API", 2m, 8m).UnpricedRoutes(2)
            .Benchmark("Google-Proof Q&A", 83.3m)
            .Benchmark("MMLU", 92.9m),
        Profiles.Model("Qwen3.5-4B").Context(262_144)
            .Has(Vision, Multimodal).LacksTheRest()
            .Benchmark("Google-Proof Q&A", 76.2m)
            .Benchmark("MMLU PRO", 79.1m)
            .Benchmark("LiveCodeBench", 55.8m)
            .Benchmark("TAU2-Bench", 79.9m),
        Profiles.Model("Claude 3.5 Haiku").Context(200_000)
            .Has(Vision, Reasoning, StructuredOutputs, CodeExecution).LacksTheRest()
            .Route("Anthropic", 0.8m, 4m).UnpricedRoutes(5)
            .Benchmark("TAU-bench Retail", 51m),
        Profiles.Model("Mistral Small 4").Context(256_000)
            .Has(Vision, Multimodal, FunctionCalling, ToolUse).LacksTheRest()
            .Route("Mistral", 0.1m, 0.3m).UnpricedRoutes(2),
        Profiles.Model("Phi-4 14B").Context(16_384)
            .Has(StructuredOutputs).LacksTheRest()
            .Route("OpenRouter", 0.065m, 0.14m).UnpricedRoutes(2),
        Profiles.Model("Qwen2-VL-72B-Instruct").Context(32_000)
            .Has(Vision, Multimodal).LacksTheRest()
            .Route("Fireworks AI", 0.9m, 0.9m),
        Profiles.Model("Gemma 3")
            .Has(StructuredOutputs).LacksTheRest()
            .Route("OpenRouter", 0.04m, 0.08m).UnpricedRoutes(2),
        Profiles.Model("GPT-5.3-Codex", ProductTypes.CodingSpecialized).Context(400_000)
            .Has(Vision, Reasoning, FunctionCalling, ToolUse, StructuredOutputs, CodeExecution).LacksTheRest()
            .Route("OpenRouter", 1.75m, 14m).UnpricedRoutes(2),
        Profiles.Model("Gemma 3n 2B (free)").Context(8_192).LacksTheRest()
            .Route("OpenRouter", 0m, 0m),
        Profiles.Model("TxGemma")
            .Has(FunctionCalling, ToolUse, StructuredOutputs).LacksTheRest()
            .Route("Vertex AI"),
    }.ToDictionary(model => model.Name);
}
