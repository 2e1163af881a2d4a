using ModelCompare.Catalog;
using ModelCompare.Comparison;
using Xunit;
using static ModelCompare.Tests.Comparison.Profiles;

namespace ModelCompare.Tests.Comparison;

/// <summary>Sentences at the edges: none, one and many of everything, unknown, equal, free, and names that contain each other.</summary>
public sealed class GrammarTests
{
    private const string Small = "Heron 3";
    private const string Large = "Heron 3 Mini";

    [Theory]
    [InlineData(0, "No provider is known to offer both models: moving to B means another account, endpoint, and bill.")]
    [InlineData(1, "The provider can stay: Cloud 1 offers both models.")]
    [InlineData(2, "The provider can stay: Cloud 1 and Cloud 2 offer both models.")]
    [InlineData(5, "The provider can stay: Cloud 1, Cloud 2, Cloud 3, Cloud 4, and Cloud 5 offer both models.")]
    [InlineData(7, "The provider can stay: Cloud 1, Cloud 2, Cloud 3, Cloud 4, Cloud 5, and 2 more offer both models.")]
    public void Shared_providers_none_one_two_five_and_seven(int shared, string text)
    {
        var (left, right) = (Clouds(Model("A").Route("Left Cloud"), shared), Clouds(Model("B").Route("Right Cloud", 9m, 9m), shared));
        var note = SnapshotBuilder.Build(left, right, []).Switching.LeftToRight[0];
        Assert.Equal(text, note.Text);
        Assert.Equal((Math.Min(5, shared), Math.Max(0, shared - 5)), (note.Values.Length, note.LeftOut));
    }

    [Theory]
    [InlineData(0, "No provider is known to offer A.")]
    [InlineData(1, "A is offered by Cloud 1.")]
    [InlineData(2, "A is offered by Cloud 1 and Cloud 2.")]
    [InlineData(7, "A is offered by Cloud 1, Cloud 2, Cloud 3, Cloud 4, Cloud 5, and 2 more.")]
    public void Providers_of_one_model_none_one_two_and_seven(int providers, string text) =>
        Assert.Equal($"{text} No provider is known to offer B.", SnapshotBuilder.Build(Clouds(Model("A"), providers), Model("B"), []).Faq[^1].Answer);

    [Theory]
    [InlineData(1, 0, "A can be had from 1 provider; no provider is known to offer B.")]
    [InlineData(2, 0, "A can be had from 2 providers; no provider is known to offer B.")]
    [InlineData(2, 1, "A can be had from 2 providers and B from 1, which leaves more places to fall back on.")]
    public void More_providers_than_none_are_no_place_to_fall_back_on(int left, int right, string text) =>
        Assert.Equal(text, Reason<MoreProviderRoutes>(Clouds(Model("A"), left), Clouds(Model("B"), right)).Text);

    [Theory]
    [InlineData(null, null, "No context window is stated for either.", "That cannot be told: no context window is stated for either.")]
    [InlineData(8_192L, null, "A takes up to 8k tokens of context; no window is stated for B.", "That cannot be told: A takes 8k tokens, and no window is stated for B.")]
    [InlineData(null, 8_192L, "B takes up to 8k tokens of context; no window is stated for A.", "That cannot be told: B takes 8k tokens, and no window is stated for A.")]
    [InlineData(8_192L, 8_192L, "Each takes up to 8k tokens of context.", "Neither: both take 8k tokens.")]
    public void Context_windows_unknown_on_one_or_both_sides_and_equal(long? left, long? right, string introduced, string answered)
    {
        var snapshot = SnapshotBuilder.Build(Window(Model("A"), left), Window(Model("B"), right), []);
        Assert.Contains(introduced, snapshot.Introduction, StringComparison.Ordinal);
        Assert.Equal(answered, snapshot.Faq[0].Answer);
    }

    [Fact]
    public void Everything_equal_favours_neither()
    {
        ModelProfile Same(string name) => Model(name).Context(8_192).Has(Capabilities.Vision).LacksTheRest().Route("Cloud", 1m, 2m).Benchmark("MMLU", 70m)
            .Attribute(ModelAttributes.ReleasedOn, "2025-01-01");
        var snapshot = SnapshotBuilder.Build(Same("A"), Same("B"), []);
        Assert.Equal("Each is a standalone API model, so price, context, reach, and capabilities can be weighed row by row. At 800M input and 250M output tokens a month both cost the same.", snapshot.Verdict);
        Assert.Equal("Both are documented with vision.", snapshot.DeepDive[0]);
        Assert.Equal("Both cost $1/1M input tokens on their cheapest routes. Known providers: 1 for A, 1 for B.", snapshot.DeepDive[1]);
        Assert.StartsWith("On what is recorded of both, neither is ahead. The dates given for their releases are the same, 2025-01-01.", snapshot.DeepDive[2], StringComparison.Ordinal);
        Assert.Equal("The cheapest output price stays at $2/1M tokens.", snapshot.Switching.LeftToRight[1].Text);
        Assert.Equal(2, snapshot.Switching.LeftToRight.Length);
        Assert.Equal("decisionFit", Kind(Assert.Single(snapshot.Reasons.Left)));
    }

    [Fact]
    public void Prices_that_round_alike_are_told_with_every_digit()
    {
        var (left, right) = (Model("A").Route("Cloud", 0.0401m, 0.2m), Model("B").Route("Cloud", 0.04m, 0.201m));
        var snapshot = SnapshotBuilder.Build(left, right, []);
        Assert.Contains("$0.20/1M tokens against $0.201/1M tokens on Cloud, 0.5% less.", Reason<LowerOutputPrice>(left, right).Text, StringComparison.Ordinal);
        Assert.Equal("The cheapest output price rises from $0.20/1M tokens to $0.201/1M tokens; the old one is 0.5% less.", snapshot.Switching.LeftToRight[1].Text);
        Assert.StartsWith("Input costs less with B: $0.04/1M tokens on Cloud against $0.0401/1M tokens on Cloud for A, 0.25% less.", snapshot.DeepDive[1], StringComparison.Ordinal);
    }

    [Fact]
    public void One_price_that_is_missing_is_told_of_the_model_that_lacks_it()
    {
        var snapshot = SnapshotBuilder.Build(Model("A").Route("Cloud", 1m, 2m), Model("B").Route("Cloud", Price(Meters.Input, 1m)), []);
        Assert.Equal("What output will cost is open: no complete paid price in US dollars is known for B.", snapshot.Switching.LeftToRight[1].Text);
        Assert.Equal("The cheapest output price becomes $2/1M tokens; for B no complete paid price in US dollars is known.", snapshot.Switching.RightToLeft[1].Text);
        Assert.StartsWith("A costs $1/1M input tokens on Cloud; no complete paid price in US dollars is known for B, and a price that is missing is not a low one.", snapshot.DeepDive[1], StringComparison.Ordinal);
        Assert.Equal("No route states a paid input and a paid output price in US dollars that hold together for ordinary text at the standard tier.", snapshot.MonthlyCost.Right.Reason);
        Assert.Equal("A gap needs the cost of both models.", snapshot.MonthlyCost.Gap.Reason);
    }

    [Fact]
    public void What_is_free_has_no_currency_and_no_sentence_says_that_it_has()
    {
        var free = Terms(Meters.Input) with { Currency = "" };
        var snapshot = SnapshotBuilder.Build(Model("A").Route("Cloud", Price(null, free), Price(null, free with { Meter = Meters.Output })), Model("B"), []);
        Assert.Equal(["What is free is shown as free and never counts as the cheapest price."], snapshot.Pricing.Notes);
        Assert.Equal("Only free token prices are known, and a free tier is no base for a cost.", snapshot.MonthlyCost.Left.Reason);
        Assert.Equal("Cloud", snapshot.Pricing.Cheapest.Single(row => row.Name == "free_routes").Left.Text);
    }

    [Fact]
    public void Names_of_one_family_that_contain_each_other_stay_apart()
    {
        var snapshot = SnapshotBuilder.Build(Model(Large).Context(8_192).Route("Cloud", 1m, 1m), Model(Small).Context(32_768).Route("Cloud", 2m, 2m), []);
        Assert.Equal((Small, Large), (snapshot.Left.Name, snapshot.Right.Name));
        Assert.Equal("Does Heron 3 or Heron 3 Mini take more context?", snapshot.Faq[0].Question);
        Assert.Equal("Heron 3 does, with 33k tokens; Heron 3 Mini takes 8k. What a provider allows on its route can be less.", snapshot.Faq[0].Answer);
        Assert.StartsWith("On what is recorded of both, Heron 3 is ahead in context window; Heron 3 Mini is ahead in output price.", snapshot.DeepDive[2], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "A is documented with Vision; B is stated to lack it.")]
    [InlineData(2, "A is documented with Vision and Multimodal; B is stated to lack them.")]
    [InlineData(3, "A is documented with Vision, Multimodal, and Reasoning; B is stated to lack them.")]
    [InlineData(4, "A is documented with Vision, Multimodal, Reasoning, and 1 more; B is stated to lack Vision, Multimodal, and Reasoning.")]
    [InlineData(10, "A is documented with Vision, Multimodal, Reasoning, and 7 more; B is stated to lack Vision, Multimodal, and Reasoning.")]
    public void Capabilities_one_two_three_and_more(int count, string text) =>
        Assert.Equal(text, Reason<UniqueCapabilities>(Model("A").Has([.. Capabilities.All.Take(count)]), Model("B").LacksTheRest()).Text);

    [Theory]
    [InlineData(71, 70, "better by 1 point: the only shared row.")]
    [InlineData(71.5, 70, "better by 1.5 points: the only shared row.")]
    public void One_point_is_no_plural(double left, double right, string text) =>
        Assert.EndsWith(text, Reason<BenchmarkLead>(Model("A").Benchmark("MMLU", (decimal)left), Model("B").Benchmark("MMLU", (decimal)right)).Text, StringComparison.Ordinal);

    [Fact]
    public void Short_prompts_are_called_so()
    {
        var range = new ContextRange("short", null, null);
        var model = Model("A").Route("Cloud", Price(1m, Terms(Meters.Input) with { Context = range }), Price(1m, Terms(Meters.Output) with { Context = range }));
        Assert.Contains("The cheapest prices of A are those for short prompts.", SnapshotBuilder.Build(model, Model("B"), []).Pricing.Notes);
    }

    [Fact]
    public void Nothing_known_of_either_makes_whole_sentences()
    {
        var snapshot = SnapshotBuilder.Build(Model("A", "", ""), Model("B", "", ""), []);
        Assert.StartsWith("A, a model of no stated kind without a release date on record, stands beside B, a model of no stated kind without a release date on record. No context", snapshot.Introduction, StringComparison.Ordinal);
        Assert.Equal("No kind of product is stated for A and B; weigh the rows below one by one.", snapshot.Verdict);
        Assert.StartsWith("No capability is documented for both.", snapshot.DeepDive[0], StringComparison.Ordinal);
        Assert.StartsWith("No complete paid token price in US dollars is known for either model.", snapshot.DeepDive[1], StringComparison.Ordinal);
        Assert.Equal("On what is recorded of both, neither is ahead.", snapshot.DeepDive[2].Split(". ")[0] + ".");
        Assert.Equal("No provider is known to offer B, so no route leads there.", snapshot.Switching.LeftToRight[0].Text);
    }

    [Theory]
    [InlineData("2026-06-30", "2026-01-31", " The date given for the retirement of A is 2026-06-30.")]
    [InlineData(null, "2026-01", " The date given for the deprecation of A is 2026-01.")]
    [InlineData(null, null, "")]
    public void A_model_that_ends_says_so_at_the_head(string? retired, string? deprecated, string text)
    {
        var model = retired is null ? Model("A") : Model("A").Attribute(ModelAttributes.RetiredOn, retired);
        model = deprecated is null ? model : model.Attribute(ModelAttributes.DeprecatedOn, deprecated);
        Assert.Equal($"Each is a standalone API model, so price, context, reach, and capabilities can be weighed row by row.{text}", SnapshotBuilder.Build(model, Model("B"), []).Verdict);
    }

    private static string Kind(Reason reason) => reason is DecisionFitReason ? "decisionFit" : reason.GetType().Name;

    private static ModelProfile Clouds(ModelProfile model, int count) =>
        Enumerable.Range(1, count).Aggregate(model, (so, number) => so.Route($"Cloud {number}"));

    private static ModelProfile Window(ModelProfile model, long? tokens) => tokens is { } known ? model.Context(known) : model;

    private static T Reason<T>(ModelProfile left, ModelProfile right) =>
        Assert.Single(SnapshotBuilder.Build(left, right, []).Reasons.Left.OfType<T>());
}
