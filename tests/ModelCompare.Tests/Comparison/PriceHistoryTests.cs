using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Sources;
using Xunit;
using static ModelCompare.Tests.Comparison.Profiles;

namespace ModelCompare.Tests.Comparison;

public sealed class PriceHistoryTests
{
    private static readonly DateOnly Today = Day(20);

    // Ten dollars in, twenty out, as the example source says.
    private static readonly ModelProfile Priced = Model("A").Route("Cloud", 10m, 20m);

    [Fact]
    public void Without_a_price_of_input_or_output_there_is_no_history()
    {
        Assert.Null(PriceHistory.Of(Model("A"), [], Today));
        Assert.Null(PriceHistory.Of(Model("A").Route("Cloud"), [], Today));
        Assert.Null(PriceHistory.Of(Model("A").Route("Cloud", 0m, 0m), [], Today));
        Assert.Null(PriceHistory.Of(Model("A").Route("Cloud", Price(Meters.CachedInput, 1m)), [], Today));
        Assert.Null(PriceHistory.Of(Model("A").Route("Cloud", Price(1m, Terms(Meters.Input) with { ServiceTier = ServiceTiers.Batch })), [], Today));
    }

    [Fact]
    public void A_price_that_changed_is_one_step_after_the_other_by_day()
    {
        var history = PriceHistory.Of(Priced, [Stated(Meters.Input, 10m, from: 8), Stated(Meters.Output, 20m, from: 1), Stated(Meters.Input, 12m, from: 1, to: 8)], Today)!;

        Assert.Equal(("Cloud", "USD"), (history.Route.ProviderName, history.Currency));
        Assert.Equal([(Meters.Input, Reviewed), (Meters.Output, Reviewed)], history.Series.Select(series => (series.Meter, series.ConfirmedOn)));
        Assert.Equal([new(Day(1), Day(8), 12m, "12 from 1"), new PriceStep(Day(8), null, 10m, "10 from 8")], history.Series[0].Steps);
        Assert.Equal([new PriceStep(Day(1), null, 20m, "20 from 1")], history.Series[1].Steps);
    }

    [Fact]
    public void A_price_that_was_away_for_a_while_leaves_a_gap()
    {
        var history = PriceHistory.Of(Priced, [Stated(Meters.Input, 10m, from: 1, to: 3), Stated(Meters.Input, 10m, from: 9)], Today)!;

        Assert.Equal([(Day(1), Day(3)), (Day(9), null)], history.Series.Single().Steps.Select(step => (step.From, step.To)));
    }

    [Fact]
    public void A_price_that_was_free_once_was_nothing_then() =>
        Assert.Equal([0m, 10m], Steps(Stated(Meters.Input, null, from: 1, to: 8), Stated(Meters.Input, 10m, from: 8)).Select(step => step.Amount));

    [Fact]
    public void Only_what_the_source_of_todays_price_says_of_that_price_of_that_route_is_its_history() => Assert.Equal(
        [10m],
        Steps(
            Stated(Meters.Input, 10m, from: 5),
            Stated(Meters.Input, 1m, from: 1, source: "witness"),
            Stated(Meters.Input, 2m, from: 1, listing: new("other-cloud", "cloud/a")),
            Stated(Meters.Input, 3m, from: 1, listing: new("cloud", "cloud/b")),
            Stated(Meters.CachedInput, 4m, from: 1),
            Stated(Terms(Meters.Input) with { ServiceTier = ServiceTiers.Batch }, 5m, from: 1),
            Stated(Terms(Meters.Input) with { Currency = "EUR" }, 6m, from: 1),
            new(new AttributeFact { Listing = Cloud, Evidence = Seen("example", "7"), Attribute = ModelAttributes.License, Value = "MIT" }, SourceRole.Authority, 0, Day(1), Day(1), null, false, 0))
        .Select(step => step.Amount));

    [Theory]
    [InlineData(1, 4, null, null, 4, null)] // Holds from a later day than it was read.
    [InlineData(6, 4, null, null, 6, null)] // Was read after it began: before that nobody here saw it.
    [InlineData(1, null, 9, null, 1, 10)] // The last day is still its own.
    [InlineData(1, null, 9, 12, 1, 10)] // The vendor ended it before the page dropped it.
    [InlineData(1, null, 15, 12, 1, 12)] // The page dropped it before the vendor's last day.
    [InlineData(1, 4, 9, 12, 4, 10)]
    public void A_step_lasts_as_long_as_both_the_page_and_the_vendors_days_say(int read, int? first, int? last, int? closed, int from, int? to)
    {
        var terms = Terms(Meters.Input) with { EffectiveFrom = DayOf(first), EffectiveTo = DayOf(last) };

        var step = Assert.Single(Steps(Stated(terms, 10m, read, closed)));

        Assert.Equal((Day(from), DayOf(to)), (step.From, step.To));
    }

    [Fact]
    public void A_price_that_begins_after_today_or_never_held_is_no_step()
    {
        Assert.Empty(Steps(Stated(Terms(Meters.Input) with { EffectiveFrom = Today.AddDays(1) }, 10m, from: 1)));
        Assert.Single(Steps(Stated(Terms(Meters.Input) with { EffectiveFrom = Today }, 10m, from: 1)));
        Assert.Empty(Steps(Stated(Meters.Input, 10m, from: 5, to: 5)));
        Assert.Empty(Steps(Stated(Terms(Meters.Input) with { EffectiveTo = Day(3) }, 10m, from: 4)));
    }

    [Fact]
    public void The_route_is_the_cheapest_one_and_its_prices_those_that_comparisons_show()
    {
        var model = Model("A").Route("Alpha", 10m, 20m).Route("Beta", 1m, 2m);
        var history = PriceHistory.Of(model, [Stated(Meters.Input, 1m, from: 1, listing: new("beta", "beta/a")), Stated(Meters.Input, 10m, from: 1, listing: new("alpha", "alpha/a"))], Today)!;

        Assert.Equal("Beta", history.Route.ProviderName);
        Assert.Equal([1m], history.Series.Single().Steps.Select(step => step.Amount));
    }

    [Fact]
    public void Without_a_complete_price_in_dollars_the_first_route_with_a_plain_price_is_shown_in_its_own_currency()
    {
        var yuan = Terms(Meters.Input) with { Currency = "CNY" };
        var model = Model("A").Route("Alpha").Route("Beta", Price(8m, yuan with { Meter = Meters.Output }), Price(4m, yuan), Price(2m, yuan with { Context = new("<=32k", null, 32_000) }));
        var beta = new Listing("beta", "beta/a");
        var history = PriceHistory.Of(model, [Stated(yuan with { Meter = Meters.Output }, 8m, 1, listing: beta), Stated(yuan, 4m, 1, listing: beta)], Today)!;

        Assert.Equal(("Beta", "CNY"), (history.Route.ProviderName, history.Currency));
        Assert.Equal([(Meters.Input, 4m), (Meters.Output, 8m)], history.Series.Select(series => (series.Meter, series.Steps.Single().Amount)));
    }

    private static Listing Cloud { get; } = new("cloud", "cloud/a");

    private static IEnumerable<PriceStep> Steps(params Statement[] statements) =>
        PriceHistory.Of(Priced, statements, Today)!.Series.SelectMany(series => series.Steps);

    private static Statement Stated(string meter, decimal? amount, int from, int? to = null, string source = "example", Listing? listing = null) =>
        Stated(Terms(meter), amount, from, to, source, listing);

    private static Statement Stated(PriceTerms terms, decimal? amount, int from, int? to = null, string source = "example", Listing? listing = null)
    {
        var fact = new PriceFact { Listing = listing ?? Cloud, Evidence = Seen(source, $"{amount} from {from}"), Terms = terms, Amount = amount };
        return new(fact, SourceRole.Authority, 0, Day(from), Day(to ?? 20), DayOf(to), to is not null, 0);
    }

    private static Evidence Seen(string source, string quote) => new(source, "https://models.example/prices", "", default, "", "", quote, "");

    private static DateOnly Day(int day) => new(2026, 6, day);

    private static DateOnly? DayOf(int? day) => day is { } known ? Day(known) : null;
}
