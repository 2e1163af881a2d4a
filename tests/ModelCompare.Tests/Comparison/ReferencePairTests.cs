using ModelCompare.Catalog;
using ModelCompare.Comparison;
using Xunit;

namespace ModelCompare.Tests.Comparison;

/// <summary>
/// Walks comparison-page.txt from its top to its end: every figure, date, yes or no, tag, count, name and winner. Where the
/// facts of the two models come from, a class derived from this one decides.
/// </summary>
public abstract class ReferencePairTests
{
    protected const string Spark = "GPT-5.3-Codex-Spark";
    protected const string Llama = "Llama 3.2 1B Instruct";

    /// <summary>The snapshot of the two models.</summary>
    protected abstract Snapshot Pair { get; }

    /// <summary>How the cheapest route names Llama 3.2 1B Instruct.</summary>
    protected abstract string CheapestListing { get; }

    /// <summary>How the only route of GPT-5.3-Codex-Spark, which has no price, names it.</summary>
    protected virtual string SparkListing => Spark;

    public static TheoryData<string> Formats => [.. Rendered.Formats];

    [Fact]
    public void The_models_stand_in_the_order_of_the_page() =>
        Assert.Equal(
            (new SnapshotModel("gpt-5.3-codex-spark", Spark, "OpenAI", "coding-specialized"), new SnapshotModel("llama-3.2-1b-instruct", Llama, "Meta", "standalone-api")),
            (Pair.Left, Pair.Right));

    [Fact]
    public void The_opening_names_years_kinds_and_windows()
    {
        Assert.Matches($"{Spark}, a coding-specialized model .*2026.*{Llama}, a standalone API model .*2024", Pair.Introduction);
        Assert.Matches($"{Spark} .*131k.*{Llama} .*128k", Pair.Introduction);
        Assert.Matches($"two kinds.*{Spark} is a coding-specialized model.*{Llama} is a standalone API model", Pair.Verdict);
    }

    [Theory]
    [InlineData("Product type", "Coding-specialized model", "Standalone API model")]
    [InlineData("Best for", "custom coding agents, code generation, and tool loops", "provider-routed production")]
    [InlineData("Decision fit", "Coding, RAG, and Agents", "Coding, RAG, and Long context")]
    [InlineData("Context window", "131k", "128k")]
    [InlineData("Cheapest output", "—", "$0.20/1M tokens")]
    [InlineData("Provider routes", "1 tracked", "7 tracked")]
    [InlineData("Shared benchmarks", "0 rows", "0 rows")]
    public void The_scorecard_agrees(string signal, string left, string right)
    {
        var row = Assert.Single(Pair.Scorecard, row => row.Signal == signal);
        Assert.Equal((left, right), (row.Left.Text, row.Right.Text));
    }

    [Fact]
    public void The_scorecard_holds_values_for_programs()
    {
        var values = Pair.Scorecard.ToDictionary(row => row.Signal, row => (row.Left.Value?.ToJsonString(), row.Right.Value?.ToJsonString()));
        Assert.Equal(("131072", "128000"), values["Context window"]);
        Assert.Equal((null, "0.201"), values["Cheapest output"]);
        Assert.Equal(("1", "7"), values["Provider routes"]);
        Assert.Equal(("0", "0"), values["Shared benchmarks"]);
        Assert.Equal("""["Coding","RAG","Long context"]""", values["Decision fit"].Item2);
    }

    [Fact]
    public void The_reasons_for_the_left_agree()
    {
        Assert.Collection(
            Pair.Reasons.Left,
            reason => Assert.Equal((131_072, 128_000), reason is LargerContext context ? (context.ContextWindow, context.OtherContextWindow) : default),
            reason =>
            {
                var unique = Assert.IsType<UniqueCapabilities>(reason);
                Assert.Equal(["Function calling", "Tool use", "Code execution"], unique.Labels);
                Assert.Equal((0, 0), (unique.NotStatedForOther.Length, unique.LeftOut));
            },
            reason => Assert.Equal(["Coding", "RAG", "Agents"], Assert.IsType<DecisionFitReason>(reason).Tags));
    }

    [Fact]
    public void The_reasons_for_the_right_agree()
    {
        Assert.Collection(
            Pair.Reasons.Right,
            reason => Assert.Equal((7, 1), reason is MoreProviderRoutes routes ? (routes.Routes, routes.OtherRoutes) : default),
            reason => Assert.Equal(["Coding", "RAG", "Long context"], Assert.IsType<DecisionFitReason>(reason).Tags));
    }

    [Fact]
    public void The_monthly_cost_agrees()
    {
        var cost = Pair.MonthlyCost;
        Assert.Equal((800_000_000, 250_000_000), (cost.Assumption.InputTokens, cost.Assumption.OutputTokens));
        Assert.Equal((null, "—", null), (cost.Left.Amount, cost.Left.Text, cost.Left.Route));
        Assert.NotNull(cost.Left.Reason);
        Assert.Equal((71.85m, "$71.85", "Cloudflare Workers AI"), (cost.Right.Amount, cost.Right.Text, cost.Right.Route));
        Assert.Equal((null, "—"), (cost.Gap.Amount, cost.Gap.Text));
        Assert.NotNull(cost.Gap.Reason);
    }

    [Fact]
    public void The_switch_friction_agrees()
    {
        Assert.Equal(["sharedProviders", "outputPrice", "capabilitiesLost"], Pair.Switching.LeftToRight.Select(note => note.Kind));
        Assert.Equal(["sharedProviders", "outputPrice", "capabilitiesGained"], Pair.Switching.RightToLeft.Select(note => note.Kind));
        Assert.Empty(Pair.Switching.LeftToRight[0].Values);
        Assert.Empty(Pair.Switching.RightToLeft[0].Values);
        string[] changed = [Capabilities.FunctionCalling, Capabilities.ToolUse, Capabilities.CodeExecution];
        Assert.Equal(changed, Pair.Switching.LeftToRight[2].Values);
        Assert.Equal(changed, Pair.Switching.RightToLeft[2].Values);
        Assert.Equal(
            $"Find out what replaces Function calling, Tool use, and Code execution before the move; {Llama} is stated to lack them.",
            Pair.Switching.LeftToRight[2].Text);
        Assert.Equal(
            $"The move brings Function calling, Tool use, and Code execution; {Llama} is stated to lack them.",
            Pair.Switching.RightToLeft[2].Text);
    }

    [Theory]
    [InlineData("Released", "2026-02-12", "2024-09-25")]
    [InlineData("Context window", "131k", "128k")]
    [InlineData("Parameters", "—", "1.23B")]
    [InlineData("Architecture", "decoder only", "decoder only")]
    [InlineData("License", "Proprietary", "Llama 3 Community")]
    [InlineData("Openness", "Proprietary", "Open weights")]
    [InlineData("Commercial use", "Commercial use with conditions", "Commercial use with conditions")]
    [InlineData("Knowledge cutoff", "—", "2023-12")]
    public void The_specs_agree(string label, string left, string right)
    {
        var row = Assert.Single(Pair.Specs, row => row.Label == label);
        Assert.Equal((left, right), (row.Left.Text, row.Right.Text));
        Assert.Equal(left == "—", row.Left.Value is null);
    }

    [Theory]
    [InlineData("Input price", "—", "$0.03/1M tokens")]
    [InlineData("Output price", "—", "$0.20/1M tokens")]
    [InlineData("Providers", "OpenAI API", "Cloudflare Workers AI, OpenRouter, Fireworks AI, NVIDIA NIM, Bitdeer AI, AWS Bedrock, and Together AI")]
    public void The_pricing_agrees(string label, string left, string right)
    {
        var row = Assert.Single(Pair.Pricing.Cheapest, row => row.Label == label);
        Assert.Equal((left, right), (row.Left.Text, row.Right.Text));
    }

    [Theory]
    [InlineData("Vision", "no", "no")]
    [InlineData("Multimodal", "no", "no")]
    [InlineData("Reasoning", "no", "no")]
    [InlineData("Function calling", "yes", "no")]
    [InlineData("Tool use", "yes", "no")]
    [InlineData("Structured outputs", "yes", "yes")]
    [InlineData("Code execution", "yes", "no")]
    [InlineData("IDE integration", "no", "no")]
    [InlineData("Computer use", "no", "no")]
    [InlineData("Parallel agents", "no", "no")]
    public void The_capabilities_agree(string label, string left, string right)
    {
        var row = Assert.Single(Pair.Capabilities, row => row.Label == label);
        Assert.Equal((left, right), (row.Left, row.Right));
    }

    [Fact]
    public void No_benchmark_is_shared() => Assert.Empty(Pair.Benchmarks);

    [Fact]
    public void The_deep_dive_names_the_same_differences_prices_and_routes()
    {
        var text = string.Join(' ', Pair.DeepDive);
        Assert.Contains($"Only {Spark} is documented with function calling, tool use, and code execution.", text, StringComparison.Ordinal);
        Assert.Contains("Both are documented with structured outputs.", text, StringComparison.Ordinal);
        Assert.Matches($@"{Llama} costs \$0\.03/1M input tokens.*no complete paid price in US dollars is known for {Spark}", text);
        Assert.Contains($"1 for {Spark}, 7 for {Llama}", text, StringComparison.Ordinal);
        Assert.Contains($"{Spark} was released later, 2026-02-12 against 2024-09-25.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_questions_and_their_answers_agree()
    {
        Assert.Collection(
            Pair.Faq,
            entry => Assert.Matches($"{Spark} does, with 131k tokens; {Llama} takes 128k", entry.Answer),
            entry => Assert.Matches($"{Spark} .*proprietary.* Proprietary.*{Llama} has open weights.* Llama 3 Community", entry.Answer),
            entry => Assert.Equal($"{Spark} is documented with function calling; {Llama} is stated to lack it.", entry.Answer),
            entry => Assert.Equal($"{Spark} is documented with tool use; {Llama} is stated to lack it.", entry.Answer),
            entry => Assert.Matches("both are documented with structured outputs", entry.Answer),
            entry => Assert.Equal(
                $"{Spark} is offered by OpenAI API. {Llama} is offered by Cloudflare Workers AI, OpenRouter, Fireworks AI, NVIDIA NIM, Bitdeer AI, and 2 more.",
                entry.Answer));
    }

    [Fact]
    public void The_older_review_of_the_two_counts() => Assert.Equal(new DateOnly(2026, 6, 4), Pair.LastReviewedOn);

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_row_of_the_page_is_rendered(string format)
    {
        var rendered = Rendered.Of(Pair, format);
        foreach (var row in RenderedRows)
        {
            Assert.Contains(row, rendered.Rows);
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Every_sentence_of_the_snapshot_is_rendered(string format)
    {
        var rendered = Rendered.Of(Pair, format);
        string[] sentences =
        [
            $"{Spark} vs {Llama}", Pair.Introduction, Pair.Verdict, Pair.MonthlyCost.Assumption.Text, Pair.MonthlyCost.Gap.Reason!,
            .. Pair.Reasons.Left.Concat(Pair.Reasons.Right).Select(reason => reason.Text),
            .. Pair.Switching.LeftToRight.Concat(Pair.Switching.RightToLeft).Select(note => note.Text),
            .. Pair.DeepDive, .. Pair.Pricing.Notes,
            .. Pair.Faq.SelectMany(entry => new[] { entry.Question, entry.Answer }),
            "Last reviewed: 2026-06-04.",
        ];
        foreach (var sentence in sentences)
        {
            Assert.Contains(sentence, rendered.Text, StringComparison.Ordinal);
        }
    }

    private string[] RenderedRows =>
    [
        $"Signal {Spark} {Llama}",
        "Product type Coding-specialized model Standalone API model",
        "Best for custom coding agents, code generation, and tool loops provider-routed production",
        "Decision fit Coding, RAG, and Agents Coding, RAG, and Long context",
        "Context window 131k 128k",
        "Cheapest output — $0.20/1M tokens",
        "Provider routes 1 tracked 7 tracked",
        "Shared benchmarks 0 rows 0 rows",
        $"{Spark} — No route states a token price.",
        $"{Llama} $71.85 Cloudflare Workers AI",
        $"OpenAI API {SparkListing} — — —",
        "Released 2026-02-12 2024-09-25",
        "Parameters — 1.23B",
        "Architecture decoder only decoder only",
        "License Proprietary Llama 3 Community",
        "Openness Proprietary Open weights",
        "Commercial use Commercial use with conditions Commercial use with conditions",
        "Knowledge cutoff — 2023-12",
        "Input price — $0.03/1M tokens",
        "Output price — $0.20/1M tokens",
        $"Cloudflare Workers AI {CheapestListing} input standard $0.027/1M tokens",
        $"Cloudflare Workers AI {CheapestListing} output standard $0.201/1M tokens",
        "Vision No No",
        "Multimodal No No",
        "Reasoning No No",
        "Function calling Yes No",
        "Tool use Yes No",
        "Structured outputs Yes Yes",
        "Code execution Yes No",
        "IDE integration No No",
        "Computer use No No",
        "Parallel agents No No",
    ];
}
