using ModelCompare.Catalog;
using ModelCompare.Comparison;
using Xunit;
using static ModelCompare.Tests.Comparison.Profiles;

namespace ModelCompare.Tests.Comparison;

public sealed class ModelSummaryTests
{
    [Fact]
    public void Prices_by_prompt_length_go_from_short_to_long_and_the_cheapest_says_for_which_it_holds()
    {
        ContextRange[] ranges = [new("128k-256k", 128_000, 256_000), new("<=128k", null, 128_000), new(">256k", 256_000, null)];
        var model = Model("A").Route("Cloud", [.. ranges.SelectMany((range, index) => new[] { Meters.Output, Meters.Input }.Select(meter => Price(index + 1m, Terms(meter) with { Context = range })))]);

        var summary = ModelSummary.Of(model);

        Assert.Equal((2m, 2m, "Cloud", "prompt length <=128k"), (summary.InputPrice, summary.OutputPrice, summary.CheapestRoute, summary.CheapestTerms));
        Assert.Equal(
            ["input <=128k", "input 128k-256k", "input >256k", "output <=128k", "output 128k-256k", "output >256k"],
            summary.Profile.Routes.Single().Prices.Select(price => $"{price.Terms.Meter} {price.Terms.Context!.Text}"));
    }

    [Fact]
    public void A_price_for_all_prompts_has_no_terms() => Assert.Null(ModelSummary.Of(Model("A").Route("Cloud", 1m, 2m)).CheapestTerms);

    [Fact]
    public void A_model_is_free_where_one_route_gives_input_and_output_away()
    {
        static ModelProfile With(params (string Meter, decimal? Amount)[] prices) =>
            Model("A").Route("Paid Cloud", 1m, null).Route("Gift Cloud", [.. prices.Select(price => Price(price.Meter, price.Amount))]);

        Assert.Equal("Gift Cloud", ModelSummary.Of(With((Meters.Input, null), (Meters.Output, 0m), (Meters.CachedInput, null))).FreeRoute);
        Assert.Null(ModelSummary.Of(With((Meters.Song, null))).FreeRoute);
        Assert.Null(ModelSummary.Of(With((Meters.Input, null))).FreeRoute);
        Assert.Null(ModelSummary.Of(With((Meters.Input, null), (Meters.Output, null), (Meters.CacheStorage, 1m))).FreeRoute);
        Assert.Null(ModelSummary.Of(With()).FreeRoute);
    }
}
