using System.Collections.Immutable;
using ModelCompare.Catalog;

namespace ModelCompare.Comparison.Parts;

/// <summary>Tags of the work that a model fits, and what it is best for.</summary>
internal static class DecisionFit
{
    public const string General = "General";
    private const int Shown = 3;
    private const long LongContext = 128_000;
    private const long VeryLongContext = 1_000_000;
    private const decimal CheapInput = 0.32m;

    /// <summary>The first three tags that hold; empty when none does.</summary>
    public static ImmutableArray<string> Of(ComparedModel model) => [.. Tags(model).Take(Shown)];

    /// <summary>The first three uses that hold, in the words of the scorecard.</summary>
    public static ImmutableArray<string> BestFor(ComparedModel model)
    {
        if (model.Profile.ProductType == ProductTypes.CodingSpecialized)
        {
            return ["custom coding agents", "code generation", "tool loops"];
        }

        ImmutableArray<string> uses = [.. Uses(model).Take(Shown)];
        return uses.IsEmpty ? ["general production evaluation"] : uses;
    }

    private static IEnumerable<string> Tags(ComparedModel model)
    {
        var tools = HasTools(model);
        var structured = model.Has(Capabilities.StructuredOutputs);
        var isLong = model.ContextWindow >= LongContext;
        (string Tag, bool Holds)[] tags =
        [
            ("Coding", model.Has(Capabilities.CodeExecution) || model.Profile.Benchmarks.Any(BenchmarkKinds.IsCoding)),
            ("RAG", isLong && (structured || tools)),
            ("Agents", tools || model.Profile.Benchmarks.Any(BenchmarkKinds.IsAgentic)),
            ("Long context", isLong),
            ("Vision", model.Has(Capabilities.Vision)),
            ("Classification", SuitsClassification(model)),
            ("JSON / Tool use", structured || model.Has(Capabilities.FunctionCalling)),
        ];
        return tags.Where(tag => tag.Holds).Select(tag => tag.Tag);
    }

    private static IEnumerable<string> Uses(ComparedModel model)
    {
        (string Use, bool Holds)[] uses =
        [
            ("reasoning-heavy apps", model.Has(Capabilities.Reasoning)),
            ("multimodal apps", model.Has(Capabilities.Vision) || model.Has(Capabilities.Multimodal)),
            ("tool-calling agents", HasTools(model)),
            ("long-context analysis", model.ContextWindow >= VeryLongContext),
            ("provider-routed production", model.Providers.Length >= 2),
        ];
        return uses.Where(use => use.Holds).Select(use => use.Use);
    }

    private static bool HasTools(ComparedModel model) => model.Has(Capabilities.FunctionCalling) || model.Has(Capabilities.ToolUse);

    // Labels need a low price; where no price is known, output that a program can read decides (as for TxGemma in the reference).
    private static bool SuitsClassification(ComparedModel model) =>
        InputPrice(model) is { } price ? price <= CheapInput : model.Has(Capabilities.StructuredOutputs);

    private static decimal? InputPrice(ComparedModel model) =>
        model.Cheapest?.InputPrice
        ?? model.Profile.Routes
            .SelectMany(route => route.Prices)
            .Where(price => price.Terms.Meter == Meters.Input && BasePrice.IsBase(price))
            .Min(price => price.Amount.Value);
}
