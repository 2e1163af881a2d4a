using System.Collections.Immutable;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using Xunit;

namespace ModelCompare.Tests.Acceptance;

public sealed class AcceptanceGateTests
{
    private static readonly PriceFact[] Good = [Price("a", 2), Price("a", 0.2m, Meters.CachedInput), Price("a", 8, Meters.Output), Price("b", 1), Price("b", 4, Meters.Output), Price("c", 10), Price("c", 30, Meters.Output)];

    [Fact]
    public void The_first_document_of_a_source_is_accepted() => Assert.Equal(Good.Length, Accepted(Judge([], Good)).Facts.Length);

    [Fact]
    public void A_moderate_change_is_accepted()
    {
        var accepted = Accepted(Judge(Good, With(Price("a", 2.5m))));
        Assert.Empty(accepted.KeptBack);
        Assert.Equal(Good.Length, accepted.Facts.Length);
    }

    [Fact]
    public void A_document_without_facts_is_refused() => Assert.IsType<Judgement.Refused>(Judge(Good, []));

    [Theory]
    [InlineData(20, "scaled cell")]
    [InlineData(0.02, "scaled cell")]
    [InlineData(14, "scaled cell")]
    public void A_price_that_changed_beyond_reason_is_kept_back_alone(double amount, string rule)
    {
        var accepted = Accepted(Judge(Good, With(Price("a", (decimal)amount))));
        Assert.Contains(accepted.KeptBack, doubt => doubt.Rule == rule);
        Assert.Equal(Good.Length - 1, accepted.Facts.Length);
    }

    [Fact]
    public void A_witness_settles_a_doubt_about_a_price()
    {
        var judgement = AcceptanceGate.Judge(Reading(With(Price("b", 0.1m), Price("b", 0.4m, Meters.Output))), Baseline.Of(Good, 0), new Witnesses([Price("b", 0.1m), Price("b", 0.4m, Meters.Output)]), HoldDecisions.None);
        Assert.Empty(Accepted(judgement).KeptBack);
    }

    [Fact]
    public void A_decision_of_a_person_settles_a_doubt_about_a_price()
    {
        var news = Price("c", 100);
        var decisions = new HoldDecisions([], [(FactKey.Of(news).Subject, FactValue.Of(news))]);
        Assert.Empty(Accepted(AcceptanceGate.Judge(Reading(With(news)), Baseline.Of(Good, 0), Witnesses.None, decisions)).KeptBack);
    }

    [Fact]
    public void Several_prices_that_changed_by_one_factor_of_ten_hold_the_document() =>
        Assert.Equal("scaled column", Held(Judge(Good, With(Price("a", 0.002m), Price("b", 0.001m)))).Rule);

    [Fact]
    public void Two_prices_of_a_model_in_each_others_place_hold_the_document() =>
        Assert.Equal("moved values", Held(Judge(Good, With(Price("b", 4), Price("b", 1, Meters.Output)))).Rule);

    [Fact]
    public void Two_models_with_each_others_price_hold_the_document() =>
        Assert.Equal("exchange", Held(Judge(Good, With(Price("a", 1), Price("b", 2)))).Rule);

    [Fact]
    public void Another_currency_holds_the_document() =>
        Assert.Equal("currency or unit", Held(Judge(Good, [.. Good.Where(price => price.Listing.ProviderModel != "b"), Price("b", 1, currency: "CNY"), Price("b", 4, Meters.Output, currency: "CNY")])).Rule);

    [Fact]
    public void More_than_half_gone_holds_the_document() => Assert.Equal("yield", Held(Judge(Good, [Good[0], Good[3]])).Rule);

    [Fact]
    public void A_new_name_with_the_prices_of_one_that_is_gone_holds_the_document() =>
        Assert.Equal("renamed model", Held(Judge(Good, [.. Good.Where(price => price.Listing.ProviderModel != "b"), Price("Foo", 1), Price("Foo", 4, Meters.Output)])).Rule);

    [Fact]
    public void Cached_input_above_input_is_kept_back_when_it_was_not_so() =>
        Assert.Equal("order", Assert.Single(Accepted(Judge(Good, With(Price("a", 0.7m), Price("a", 0.8m, Meters.CachedInput)))).KeptBack.Where(doubt => doubt.Key!.Name == Meters.CachedInput && doubt.Rule == "order")).Rule);

    [Fact]
    public void What_was_odd_from_the_beginning_is_as_the_page_prints_it()
    {
        PriceFact[] odd = [Price("guard", 0.48m), Price("guard", 0.03m, Meters.Output)];
        Assert.Empty(Accepted(Judge(odd, [Price("guard", 0.5m), Price("guard", 0.03m, Meters.Output)])).KeptBack);
    }

    [Fact]
    public void A_price_outside_of_what_models_cost_is_kept_back_at_first_sight() =>
        Assert.Equal("bounds", Assert.Single(Accepted(Judge([], [.. Good, Price("d", 30_000)])).KeptBack).Rule);

    [Fact]
    public void A_price_that_became_free_is_kept_back() => Assert.Equal("free", Assert.Single(Accepted(Judge(Good, With(Price("c", null)))).KeptBack).Rule);

    [Fact]
    public void New_terms_of_a_model_that_lost_others_are_kept_back() =>
        Assert.Equal("restated", Assert.Single(Accepted(Judge(Good, [.. Good.Where(price => price.Terms.Meter != Meters.CachedInput), Price("a", 0.5m, Meters.CacheWrite)])).KeptBack).Rule);

    [Fact]
    public void An_announced_price_that_came_into_force_is_no_new_term()
    {
        PriceFact dated = Price("a", 3) with { Terms = Good[0].Terms with { EffectiveFrom = new DateOnly(2026, 9, 1) } };
        Assert.Empty(Accepted(Judge(Good, [.. Good.Skip(1), dated])).KeptBack);
    }

    private static Judgement Judge(PriceFact[] before, PriceFact[] now) =>
        AcceptanceGate.Judge(Reading(now), before.Length == 0 ? Baseline.None : Baseline.Of(before, 0), Witnesses.None, HoldDecisions.None);

    private static Judgement.Accepted Accepted(Judgement judgement) => Assert.IsType<Judgement.Accepted>(judgement);

    private static Doubt Held(Judgement judgement) => Assert.IsType<Judgement.Held>(judgement).Doubts[0];

    private static PriceFact[] With(params PriceFact[] changed)
    {
        var news = changed.ToDictionary(FactKey.Of);
        return [.. Good.Select(price => news.GetValueOrDefault(FactKey.Of(price), price))];
    }

    private static SourceReading Reading(PriceFact[] facts) => new([.. facts], [], [], []);

    private static PriceFact Price(string model, decimal? amount, string meter = Meters.Input, string currency = "USD") => new()
    {
        Listing = new("acme", model),
        Evidence = new("acme-pricing", "https://acme.example/", "00", DateTimeOffset.UnixEpoch, "td", "", "quote", "reading"),
        Terms = new() { Meter = meter, Unit = Units.MillionTokens, Currency = currency },
        Amount = amount,
    };
}
