using ModelCompare.Catalog;
using ModelCompare.Comparison;
using Xunit;
using static ModelCompare.Tests.Comparison.Profiles;

namespace ModelCompare.Tests.Comparison;

public sealed class CheapestRouteTests
{
    private const string NotTogether = "No route states a paid input and a paid output price in US dollars that hold together for ordinary text at the standard tier.";

    private static readonly PriceTerms Input = Terms(Meters.Input);
    private static readonly PriceTerms Output = Terms(Meters.Output);
    private static readonly ContextRange Base = new("<=200k", null, 200_000);
    private static readonly ContextRange Long = new(">200k", 200_000, null);

    [Fact]
    public void Both_prices_come_from_the_route_that_costs_least_in_all()
    {
        var (cost, pricing) = Costs(Model("M").Route("Cheap Input", 0.1m, 100m).Route("Cheap In All", 0.2m, 0.3m));
        Assert.Equal((235m, "Cheap In All"), (cost.Amount, cost.Route));
        Assert.Equal(("0.2", "0.3", "0.23"), (Value(pricing, "input"), Value(pricing, "output"), Value(pricing, "blended")));
    }

    [Fact]
    public void A_route_with_one_price_only_is_never_the_cheapest()
    {
        var (cost, pricing) = Costs(Model("M").Route("Half", Price(Meters.Output, 0.01m)));
        Assert.Equal((null, "—"), (cost.Amount, cost.Text));
        Assert.Contains("a paid input and a paid output price", cost.Reason, StringComparison.Ordinal);
        Assert.Null(Value(pricing, "output"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0)]
    public void A_free_route_counts_but_is_no_base_for_a_cost(int? amount)
    {
        var snapshot = Build(Model("M").Route("Free Cloud", amount, amount));
        Assert.Null(snapshot.MonthlyCost.Left.Amount);
        Assert.Contains("free", snapshot.MonthlyCost.Left.Reason, StringComparison.Ordinal);
        Assert.Equal("1 tracked", snapshot.Scorecard.Single(row => row.Signal == "Provider routes").Left.Text);
        Assert.Equal("Free Cloud", snapshot.Pricing.Cheapest.Single(row => row.Name == "free_routes").Left.Text);
        Assert.All(snapshot.Pricing.Left.Prices, price => Assert.Equal((true, 0m, "Free"), (price.Free, price.Amount, price.Text)));
    }

    [Fact]
    public void A_paid_route_is_the_cheapest_beside_a_free_one()
    {
        var (cost, _) = Costs(Model("M").Route("Free Cloud", 0m, 0m).Route("Paid Cloud", 1m, 2m));
        Assert.Equal((1_300m, "Paid Cloud"), (cost.Amount, cost.Route));
    }

    [Fact]
    public void Other_currencies_are_shown_and_take_no_part()
    {
        var snapshot = Build(Model("M").Route("Far Cloud", Price(2m, Input with { Currency = "CNY" }), Price(8m, Output with { Currency = "CNY" })));
        Assert.Null(snapshot.MonthlyCost.Left.Amount);
        Assert.Equal("Paid token prices are known only in CNY, and no exchange rate is configured.", snapshot.MonthlyCost.Left.Reason);
        Assert.Equal(["CNY 2/1M tokens", "CNY 8/1M tokens"], snapshot.Pricing.Left.Prices.Select(price => price.Text));
        Assert.Contains(snapshot.Pricing.Notes, note => note.StartsWith("Prices in CNY stand as stated", StringComparison.Ordinal));
    }

    [Fact]
    public void What_one_route_states_in_another_currency_and_one_for_half_is_no_complete_price()
    {
        var (euro, _) = Costs(Model("M").Route("Far Cloud", Price(1m, Input with { Currency = "EUR" }), Price(2m, Output with { Currency = "EUR" })).Route("Half Cloud", Price(3m, Input)));
        var (half, _) = Costs(Model("M").Route("Cloud", Price(1m, Input), Price(null, Output with { Currency = "" })));
        Assert.Equal((null, NotTogether), (euro.Amount, euro.Reason));
        Assert.Equal((null, NotTogether), (half.Amount, half.Reason));
    }

    [Fact]
    public void A_provider_of_whom_no_price_is_known_is_not_called_free()
    {
        var (cost, _) = Costs(Model("M").Route("Free Cloud", (decimal?)null, null).Route("Silent Cloud"));
        Assert.Equal("Only free token prices are known, and a free tier is no base for a cost.", cost.Reason);
    }

    [Fact]
    public void Of_prices_by_prompt_length_the_shortest_counts_and_the_snapshot_says_so()
    {
        var snapshot = Build(Model("M").Route(
            "Cloud",
            Price(1m, Input with { Context = Long }),
            Price(2m, Input with { Context = Base }),
            Price(3m, Output with { Context = Base }),
            Price(1m, Output with { Context = Long })));
        Assert.Equal((2_350m, "prompt length <=200k"), (snapshot.MonthlyCost.Left.Amount, snapshot.MonthlyCost.Left.Terms));
        Assert.Contains("The cheapest prices of M are those for prompt length <=200k.", snapshot.Pricing.Notes);
    }

    [Theory]
    [InlineData("long")]
    [InlineData("32k-128k")]
    [InlineData(">200k")]
    public void A_range_of_long_prompts_alone_is_no_base(string text)
    {
        var range = text switch
        {
            "long" => new ContextRange(text, null, null),
            "32k-128k" => new ContextRange(text, 32_000, 128_000),
            _ => Long,
        };
        Assert.Null(Costs(Model("M").Route("Cloud", Price(1m, Input with { Context = range }), Price(1m, Output with { Context = range }))).Cost.Amount);
    }

    [Fact]
    public void Short_prompts_are_the_base_where_the_page_says_no_more()
    {
        var range = new ContextRange("short", null, null);
        Assert.Equal(1_050m, Costs(Model("M").Route("Cloud", Price(1m, Input with { Context = range }), Price(1m, Output with { Context = range }))).Cost.Amount);
    }

    [Fact]
    public void Prices_are_listed_from_short_prompts_to_long_ones()
    {
        ContextRange[] ranges = [new("long", null, null), Long, new("short", null, null)];
        var snapshot = Build(Model("M").Route("Cloud", [.. ranges.Select(range => Price(1m, Input with { Context = range }))]));
        Assert.Equal(["short", ">200k", "long"], snapshot.Pricing.Left.Prices.Select(price => price.Context));
    }

    public static TheoryData<string> Narrower => ["batch", "variant", "audio", "unit"];

    [Theory]
    [MemberData(nameof(Narrower))]
    public void A_price_of_narrower_terms_is_never_the_cheapest(string what)
    {
        PriceTerms Narrow(PriceTerms terms) => what switch
        {
            "batch" => terms with { ServiceTier = ServiceTiers.Batch },
            "variant" => terms with { Variant = "fine-tuned" },
            "audio" => terms with { Modality = "audio" },
            _ => terms with { Unit = "image" },
        };
        var (cost, _) = Costs(Model("M").Route(
            "Cloud", Price(1m, Input), Price(1m, Output), Price(0.1m, Narrow(Input)), Price(0.1m, Narrow(Output))));
        Assert.Equal(1_050m, cost.Amount);
    }

    [Fact]
    public void Of_modalities_the_one_of_text_counts()
    {
        var (cost, _) = Costs(Model("M").Route(
            "Cloud", Price(0.5m, Input with { Modality = "audio" }), Price(1m, Input with { Modality = "text+image+video" }), Price(2m, Output)));
        Assert.Equal(1_300m, cost.Amount);
    }

    [Fact]
    public void Prices_of_different_regions_are_not_mixed()
    {
        var (cost, _) = Costs(Model("M").Route(
            "Cloud",
            Price(1m, Input with { Region = "eu" }), Price(9m, Output with { Region = "eu" }),
            Price(9m, Input with { Region = "us" }), Price(1m, Output with { Region = "us" })));
        Assert.Equal((3_050m, "region eu"), (cost.Amount, cost.Terms));
    }

    [Fact]
    public void Prices_that_contradict_each_other_do_not_make_a_route_cheaper()
    {
        var (cost, _) = Costs(Model("M").Route("Cloud", Price(1m, Input), Price(2m, Input), Price(2m, Output)));
        Assert.Equal(2_100m, cost.Amount);
    }

    [Fact]
    public void Equal_costs_have_a_gap_of_nothing_and_no_winner()
    {
        var snapshot = SnapshotBuilder.Build(Model("A").Route("Cloud", 1m, 2m), Model("B").Route("Cloud", 1m, 2m), []);
        Assert.Equal((0m, "no difference"), (snapshot.MonthlyCost.Gap.Amount, snapshot.MonthlyCost.Gap.Text));
        Assert.DoesNotContain(snapshot.Reasons.Left.Concat(snapshot.Reasons.Right), reason => reason is LowerOutputPrice);
    }

    private static Snapshot Build(ModelProfile model) => SnapshotBuilder.Build(model, Model("Other"), []);

    private static (ModelCost Cost, Pricing Pricing) Costs(ModelProfile model)
    {
        var snapshot = Build(model);
        return (snapshot.MonthlyCost.Left, snapshot.Pricing);
    }

    private static string? Value(Pricing pricing, string name) => pricing.Cheapest.Single(row => row.Name == name).Left.Value?.ToJsonString();
}
