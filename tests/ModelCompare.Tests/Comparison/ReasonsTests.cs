using ModelCompare.Catalog;
using ModelCompare.Comparison;
using Xunit;
using static ModelCompare.Tests.Comparison.Profiles;

namespace ModelCompare.Tests.Comparison;

public sealed class ReasonsTests
{
    [Fact]
    public void What_is_not_stated_of_the_other_is_not_called_missing()
    {
        var left = Model("A").Has(Capabilities.Vision, Capabilities.Reasoning, Capabilities.ToolUse, Capabilities.ComputerUse);
        var right = Model("B").Lacks(Capabilities.Vision);
        var reason = Single<UniqueCapabilities>(SnapshotBuilder.Build(left, right, []).Reasons.Left);
        Assert.Equal(["vision", "reasoning", "tool_use"], reason.Capabilities);
        Assert.Equal(["reasoning", "tool_use"], reason.NotStatedForOther);
        Assert.Equal(1, reason.LeftOut);
        Assert.Equal(
            "A is documented with Vision, Reasoning, Tool use, and 1 more; B is stated to lack Vision, and nothing is stated about Reasoning and Tool use for B.",
            reason.Text);
    }

    [Fact]
    public void A_known_window_beside_an_unknown_one_is_a_reason_that_claims_no_comparison()
    {
        var snapshot = SnapshotBuilder.Build(Model("A").Context(16_384), Model("B"), []);
        var reason = Single<LargerContext>(snapshot.Reasons.Left);
        Assert.Null(reason.OtherContextWindow);
        Assert.Equal("A states a context window of 16k tokens; none is stated for B.", reason.Text);
        Assert.StartsWith("That cannot be told", snapshot.Faq[0].Answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Equal_windows_prices_and_routes_are_no_reason()
    {
        var snapshot = SnapshotBuilder.Build(Model("A").Context(8_192).Route("Cloud", 1m, 1m), Model("B").Context(8_192).Route("Cloud", 1.0m, 1.0m), []);
        Assert.IsType<NoDecisiveAdvantage>(Assert.Single(snapshot.Reasons.Left));
        Assert.IsType<NoDecisiveAdvantage>(Assert.Single(snapshot.Reasons.Right));
        Assert.Equal("Neither: both take 8k tokens.", snapshot.Faq[0].Answer);
    }

    [Fact]
    public void Windows_that_round_alike_are_told_in_digits()
    {
        var reason = Single<LargerContext>(SnapshotBuilder.Build(Model("A").Context(1_048_576), Model("B").Context(1_000_000), []).Reasons.Left);
        Assert.Equal("A takes more into one prompt: 1,048,576 tokens of context against 1,000,000.", reason.Text);
    }

    [Fact]
    public void Only_rows_of_equal_benchmark_metric_and_setting_are_compared()
    {
        var snapshot = SnapshotBuilder.Build(
            Model("A").Benchmark("MMLU", 90m, "acc", "5-shot").Benchmark("MATH", 50m, "acc", "0-shot"),
            Model("B").Benchmark("MMLU", 10m, "acc", "0-shot").Benchmark("MATH", 60m, "acc", "0-shot"),
            []);
        Assert.Equal(new BenchmarkRow("MATH", "acc", "0-shot", 50m, 60m, 10m, "right"), Assert.Single(snapshot.Benchmarks));
        var lead = Single<BenchmarkLead>(snapshot.Reasons.Right);
        Assert.Equal("B scores 60 against 50 on MATH (acc, 0-shot), better by 10 points: the only shared row.", lead.Text);
        Assert.Equal(("1 row", "MATH leader"), Shared(snapshot));
    }

    [Fact]
    public void Equal_scores_have_no_leader()
    {
        var snapshot = SnapshotBuilder.Build(Model("A").Benchmark("MMLU", 70.0m), Model("B").Benchmark("MMLU", 70m), []);
        Assert.Null(Assert.Single(snapshot.Benchmarks).Leader);
        Assert.Equal(("1 row", "1 row"), Shared(snapshot));
        Assert.IsType<NoDecisiveAdvantage>(Assert.Single(snapshot.Reasons.Left));
    }

    [Fact]
    public void A_lower_error_rate_leads()
    {
        var snapshot = SnapshotBuilder.Build(Model("A").Benchmark("Speech", 5m, "word error rate"), Model("B").Benchmark("Speech", 9m, "word error rate"), []);
        Assert.Equal("left", Assert.Single(snapshot.Benchmarks).Leader);
    }

    [Theory]
    [InlineData("Word error rate", "", "left")]
    [InlineData("Dictation WER", "", "left")]
    [InlineData("Hallucination Rate", "", "left")]
    [InlineData("WikiText", "perplexity", "left")]
    [InlineData("Error detection", "", "right")]
    [InlineData("Time series", "acc", "right")]
    [InlineData("Answer rate", "", "right")]
    public void The_lower_score_leads_where_the_metric_or_the_name_counts_what_is_bad(string benchmark, string metric, string leader) =>
        Assert.Equal(leader, Assert.Single(SnapshotBuilder.Build(Model("A").Benchmark(benchmark, 5m, metric), Model("B").Benchmark(benchmark, 9m, metric), []).Benchmarks).Leader);

    [Theory]
    [InlineData("LiveCodeBench", "", "Coding")]
    [InlineData("LiveBench", "Coding", "Coding")]
    [InlineData("SWE-bench Verified", "", "Coding")]
    [InlineData("SWE bench Verified", "", "Coding")]
    [InlineData("MultiPL-E HumanEval", "", "Coding")]
    [InlineData("τ²-bench", "", "Agents")]
    [InlineData("TAU-bench Retail", "", "Agents")]
    [InlineData("BFCL v2", "acc", "General")]
    [InlineData("MMLU", "acc", "General")]
    [InlineData("Multiple choice", "", "General")]
    public void The_kind_of_a_benchmark_tags_its_model(string benchmark, string metric, string tag) =>
        Assert.Equal(tag, SnapshotBuilder.Build(Model("A").Benchmark(benchmark, 50m, metric), Model("B"), []).Scorecard.Single(row => row.Signal == "Decision fit").Left.Text);

    [Theory]
    [InlineData(0.32, true)]
    [InlineData(0.33, false)]
    public void A_low_input_price_suits_classification(double input, bool suits)
    {
        var model = Model("A").Has(Capabilities.StructuredOutputs).Route("Cloud", (decimal)input, 1m);
        var fit = SnapshotBuilder.Build(model, Model("B"), []).Scorecard.Single(row => row.Signal == "Decision fit").Left.Text;
        Assert.Equal(suits ? "Classification and JSON / Tool use" : "JSON / Tool use", fit);
    }

    [Fact]
    public void Providers_are_counted_once_however_many_routes_they_have()
    {
        var snapshot = SnapshotBuilder.Build(Model("A").Route("Cloud", 1m, 1m).Route("Cloud", 2m, 2m), Model("B").Route("Cloud"), []);
        Assert.DoesNotContain(snapshot.Reasons.Left, reason => reason is MoreProviderRoutes);
        Assert.Equal("The provider can stay: Cloud offers both models.", snapshot.Switching.LeftToRight[0].Text);
    }

    private static T Single<T>(IEnumerable<Reason> reasons) => Assert.Single(reasons.OfType<T>());

    private static (string, string) Shared(Snapshot snapshot)
    {
        var row = snapshot.Scorecard.Single(row => row.Signal == "Shared benchmarks");
        return (row.Left.Text, row.Right.Text);
    }
}
