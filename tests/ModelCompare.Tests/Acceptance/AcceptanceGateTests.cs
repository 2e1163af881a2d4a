using System.Collections.Immutable;
using System.Globalization;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
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
    public void What_a_person_rejected_stays_out_when_no_rule_doubts_it_any_more()
    {
        var news = Price("c", 2.5m);
        Assert.Empty(Accepted(Judge(Good, With(news))).KeptBack);
        var decisions = HoldDecisions.None with { RejectedFacts = ImmutableDictionary<(string, string), string>.Empty.Add((FactKey.Of(news).Subject, FactValue.Of(news)), "scaled cell") };

        var accepted = Accepted(AcceptanceGate.Judge(Reading(With(news)), Baseline.Of(Good, 0), Witnesses.None, decisions));

        Assert.Equal([("scaled cell", FactKey.Of(news), FactValue.Of(news))], accepted.KeptBack.Select(doubt => (doubt.Rule, doubt.Key!, doubt.To!)));
        Assert.DoesNotContain(news, accepted.Facts);
    }

    [Fact]
    public void A_document_that_a_person_rejected_stays_out_when_no_rule_doubts_it_any_more()
    {
        var digest = Accepted(Judge(Good, Good)).Digest;
        var decisions = HoldDecisions.None with { RejectedDocuments = ImmutableDictionary<string, string>.Empty.Add(digest, "yield") };

        Assert.Equal("yield", Held(AcceptanceGate.Judge(Reading(Good), Baseline.Of(Good, 0), Witnesses.None, decisions)).Rule);
    }

    [Fact]
    public void Several_prices_that_changed_by_one_factor_of_ten_hold_the_document() =>
        Assert.Equal("scaled column", Held(Judge(Good, With(Price("a", 0.002m), Price("b", 0.001m)))).Rule);

    [Theory]
    [InlineData(200)]
    [InlineData(40)]
    public void A_price_with_new_dates_is_held_against_the_one_that_it_restates(int amount)
    {
        var dated = Price("a", amount) with { Terms = Price("a", 2).Terms with { EffectiveFrom = new(2026, 7, 1) } };

        var accepted = Accepted(Judge(Good, [.. With().Where(price => FactKey.Of(price) != FactKey.Of(Price("a", 2))), dated]));

        Assert.Equal(("scaled cell", "2"), (Assert.Single(accepted.KeptBack).Rule, accepted.KeptBack[0].From));
        Assert.DoesNotContain(dated, accepted.Facts);
    }

    [Fact]
    public void Dates_that_are_new_on_the_same_or_a_moderate_price_are_no_doubt()
    {
        var same = Price("a", 2) with { Terms = Price("a", 2).Terms with { EffectiveTo = new(2026, 8, 31) } };
        var announced = Price("a", 3) with { Terms = Price("a", 2).Terms with { EffectiveFrom = new(2026, 9, 1) } };

        Assert.Empty(Accepted(Judge(Good, [.. With().Where(price => FactKey.Of(price) != FactKey.Of(same).Undated()), same, announced])).KeptBack);
    }

    [Fact]
    public void Half_of_what_was_stated_gone_holds_the_document()
    {
        PriceFact[] four = [Price("a", 2), Price("b", 3), Price("c", 4), Price("d", 5)];
        Assert.Equal("yield", Held(Judge(four, four[..2])).Rule);
    }

    [Fact]
    public void Every_price_times_one_large_factor_holds_the_document_and_a_general_change_of_some_per_cent_does_not()
    {
        Assert.Equal("uniform factor", Held(Judge(Good, [.. Good.Select(price => price with { Amount = price.Amount * 5 })])).Rule);
        Assert.Empty(Accepted(Judge(Good, [.. Good.Select(price => price with { Amount = price.Amount * 0.8m })])).KeptBack);
    }

    [Fact]
    public void Models_that_took_each_others_price_in_a_ring_hold_the_document()
    {
        PriceFact[] single = [Price("a", 2), Price("b", 3), Price("c", 4), Price("d", 5)];
        Assert.Contains("exchange", Assert.IsType<Judgement.Held>(Judge(single, [Price("a", 3), Price("b", 4), Price("c", 2), Price("d", 5)])).Doubts.Select(doubt => doubt.Rule));
    }

    [Fact]
    public void Names_that_slid_along_a_list_of_single_prices_hold_the_document()
    {
        PriceFact[] single = [Price("a", 2), Price("b", 3), Price("c", 4), Price("d", 5), Price("e", 6)];
        Assert.Equal("moved values", Held(Judge(single, [Price("new", 2), Price("a", 3), Price("b", 4), Price("c", 5), Price("d", 6), Price("e", 7)])).Rule);
    }

    [Theory]
    [InlineData("1.25", "1.251", true)]
    [InlineData("10", "10.001", true)]
    [InlineData("1.25", "1.30", false)]
    [InlineData("0.02", "0.024", false)]
    [InlineData("1.4", "1.41", true)]
    [InlineData("0.260", "0.2601", true)]
    public void An_amount_with_one_digit_more_behind_it_is_kept_back(string before, string now, bool isHeld)
    {
        var (old, news) = (decimal.Parse(before, CultureInfo.InvariantCulture), decimal.Parse(now, CultureInfo.InvariantCulture));
        PriceFact[] known = [Quoted(old, "$" + (before is "10" ? "10.00" : before)), .. Good.Where(price => price.Listing.ProviderModel != "a")];

        var accepted = Accepted(Judge(known, [Quoted(news, $"${now}"), .. known[1..]]));

        Assert.Equal(isHeld, accepted.KeptBack.Any(doubt => doubt.Rule == "appended digit"));
    }

    [Theory]
    [InlineData("$1.4", 1, "$1", true)]
    [InlineData("$6.25 / MTok", 6, "$6 25 / MTok", true)]
    [InlineData("$1.4", 1, "$1.00", false)]
    [InlineData("$2.50", 1, "$1", false)]
    public void An_amount_that_lost_its_decimals_is_kept_back(string before, int now, string quote, bool isHeld)
    {
        var known = decimal.Parse(before.Trim('$').Split(' ')[0], CultureInfo.InvariantCulture);

        var accepted = Accepted(Judge([Quoted(known, before), .. Good[3..]], [Quoted(now, quote), .. Good[3..]]));

        Assert.Equal(isHeld, accepted.KeptBack.Any(doubt => doubt.Rule == "lost decimals"));
    }

    [Fact]
    public void A_model_whose_prices_all_became_those_of_another_is_kept_back()
    {
        var accepted = Accepted(Judge(Good, With(Price("b", 2), Price("b", 8, Meters.Output))));

        Assert.Equal(["copied row", "copied row"], accepted.KeptBack.Select(doubt => doubt.Rule));
        Assert.Equal(Good.Length - 2, accepted.Facts.Length);
    }

    [Fact]
    public void One_price_that_became_that_of_another_model_is_no_copied_row_and_neither_are_models_that_move_together()
    {
        PriceFact[] family = [.. Good, Price("d", 1), Price("d", 4, Meters.Output)];

        Assert.Empty(Accepted(Judge(Good, With(Price("b", 2)))).KeptBack);
        Assert.Empty(Accepted(Judge(family, [.. family.Select(price => price.Listing.ProviderModel is "b" or "d" ? price with { Amount = price.Amount * 0.75m } : price)])).KeptBack);
    }

    [Theory]
    [InlineData("Prices per 1M tokens.", "Legacy prices per 1M tokens.", true)]
    [InlineData("Prices per 1M tokens.", "Prices per 1M tokens in euros.", true)]
    [InlineData("Prices per 1M tokens.", "Prices per 1M tokens (€).", true)]
    [InlineData("Prices in US dollars.", "Prices.", true)]
    [InlineData("价格单位：美元", "价格单位：日元", true)]
    [InlineData("Prices per 1M tokens.", "The prices, per 1M tokens:", false)]
    [InlineData("As of May 4, 2026, for quill-2.", "As of July 1, 2027, for quill-3-mini and quill-4.", false)]
    [InlineData("12 models.", "14 models", false)]
    [InlineData(LongText + "good", LongText + "bad", false)]
    public void Notes_that_say_something_else_over_the_same_prices_hold_the_document(string before, string now, bool isHeld)
    {
        var judgement = AcceptanceGate.Judge(Noted(now, Good), Baseline.Of(Good, 0).With(Noted(before, Good)), Witnesses.None, HoldDecisions.None);

        Assert.Equal(isHeld, judgement is Judgement.Held { Doubts: [{ Rule: "notes" }] });
    }

    [Theory]
    [InlineData(LabelKind.Heading, true)]
    [InlineData(LabelKind.Header, true)]
    [InlineData(LabelKind.Tab, true)]
    [InlineData(LabelKind.Group, true)]
    [InlineData(LabelKind.ClosingNote, true)]
    [InlineData(LabelKind.Qualifier, false)]
    public void Headings_headers_and_tabs_count_as_notes_and_other_cells_of_the_row_do_not(LabelKind kind, bool isHeld)
    {
        var judgement = AcceptanceGate.Judge(Labelled(kind, "Premier plan", Good), Baseline.Of(Good, 0).With(Labelled(kind, "Prices", Good)), Witnesses.None, HoldDecisions.None);

        Assert.Equal(isHeld, judgement is Judgement.Held { Doubts: [{ Rule: "notes" }] });
    }

    [Theory]
    [InlineData(0, 1, true)]
    [InlineData(3, 4, true)]
    [InlineData(3, 3, false)]
    [InlineData(3, 2, false)]
    public void One_more_place_with_unclaimed_money_holds_the_document(int before, int now, bool isHeld)
    {
        var observation = new Observation { Model = ["a"], Lines = ["$1 or so"], Place = new("td", []) };
        var reading = Reading(Good) with { Unclaimed = [new(observation, "$1 or so", "it is not clear")], Coverage = new(Good.Length, 0, now) };

        var judgement = AcceptanceGate.Judge(reading, Baseline.Of(Good, before), Witnesses.None, HoldDecisions.None);

        Assert.Equal(isHeld, judgement is Judgement.Held { Doubts: [{ Rule: "unclaimed" }] });
    }

    [Fact]
    public void A_note_over_prices_that_changed_as_well_or_are_new_is_no_doubt()
    {
        PriceFact[] other = [.. Good.Select(price => price with { Amount = price.Amount * 0.8m })];

        Assert.Empty(Accepted(AcceptanceGate.Judge(Noted("New prices", other), Baseline.Of(Good, 0).With(Noted("Prices", Good)), Witnesses.None, HoldDecisions.None)).KeptBack);
        Assert.Empty(Accepted(AcceptanceGate.Judge(Noted("New prices", Good), Baseline.None, Witnesses.None, HoldDecisions.None)).KeptBack);
    }

    private const string LongText = "The prices of this page are charged for what is sent to a model and for what it answers, and we work every day to make them better for all who build with us. They are ";

    private static SourceReading Noted(string note, PriceFact[] facts) => Labelled(LabelKind.Note, note, facts);

    private static SourceReading Labelled(LabelKind kind, string text, PriceFact[] facts) => Reading(facts) with { Labels = new Dictionary<string, ImmutableArray<Label>> { ["td"] = [new(kind, text)] } };

    [Theory]
    [InlineData(2, 6, true)]
    [InlineData(2, 7, false)]
    [InlineData(1, 3, false)]
    public void Several_values_that_would_be_retired_together_hold_the_document(int gone, int of, bool isHeld)
    {
        var before = Enumerable.Range(0, of).Select(i => Price($"m{i}", i + 1)).ToArray();
        var baseline = Baseline.Of(before, 0) with { Expiring = [.. before[..gone].Select(FactKey.Of)] };

        var judgement = AcceptanceGate.Judge(Reading(before[gone..]), baseline, Witnesses.None, HoldDecisions.None);

        Assert.Equal(isHeld, judgement is Judgement.Held { Doubts: [{ Rule: "retirement" }] });
        Assert.IsType<Judgement.Accepted>(AcceptanceGate.Judge(Reading(before[gone..]), baseline with { Expiring = [] }, Witnesses.None, HoldDecisions.None));
    }

    [Theory]
    [InlineData(4, 3, true)]
    [InlineData(4, 4, false)]
    [InlineData(3, 0, false)]
    public void Most_capabilities_turned_into_their_opposite_hold_the_document(int flipped, int kept, bool isHeld)
    {
        var before = Enumerable.Range(0, flipped + kept).Select(i => Capability($"m{i}", isSupported: true)).ToArray();

        var judgement = JudgeFacts([.. Good, .. before], [.. Good, .. before.Select((fact, i) => i < flipped ? fact with { Supported = false } : fact)]);

        Assert.Equal(isHeld, judgement is Judgement.Held { Doubts: [{ Rule: "capability flips" }] });
    }

    [Theory]
    [InlineData("128000", "128", true)]
    [InlineData("128000", "128000000", true)]
    [InlineData("128000", "131072", false)]
    [InlineData("128000", "1000000", false)]
    [InlineData(null, "12", true)]
    public void A_context_window_that_lost_its_k_or_is_beyond_reason_is_kept_back(string? before, string now, bool isHeld)
    {
        Fact[] known = before is null ? [.. Good] : [.. Good, Tokens(ModelAttributes.ContextWindow, before)];

        Assert.Equal(isHeld, !Accepted(JudgeFacts(known, [.. Good, Tokens(ModelAttributes.ContextWindow, now)])).KeptBack.IsEmpty);
    }

    [Fact]
    public void Context_window_and_longest_output_that_changed_places_are_kept_back()
    {
        var accepted = Accepted(JudgeFacts(
            [.. Good, Tokens(ModelAttributes.ContextWindow, "128000"), Tokens(ModelAttributes.MaxOutput, "16000")],
            [.. Good, Tokens(ModelAttributes.ContextWindow, "16000"), Tokens(ModelAttributes.MaxOutput, "128000")]));

        Assert.Equal(["token count", "token count"], accepted.KeptBack.Select(doubt => doubt.Rule));
    }

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

    public static TheoryData<PriceFact, PriceFact> OddAtFirstSight => new()
    {
        { Price("d", 1), Price("d", 1.2m, Meters.CachedInput) },
        { Price("d", 4), Price("d", 1, Meters.Output) },
        { Price("d", 2), Price("d", 3) with { Terms = Price("d", 3).Terms with { ServiceTier = ServiceTiers.Batch } } },
    };

    [Theory]
    [MemberData(nameof(OddAtFirstSight))]
    public void Prices_of_one_model_that_stand_oddly_beside_each_other_are_kept_back_at_first_sight(PriceFact one, PriceFact other)
    {
        foreach (var before in new[] { [], Good })
        {
            Assert.Equal(["order", "order"], Accepted(Judge(before, [.. Good, one, other])).KeptBack.Select(doubt => doubt.Rule));
        }

        Assert.Empty(Accepted(AcceptanceGate.Judge(Reading([.. Good, one, other]), Baseline.None, new Witnesses([one, other]), HoldDecisions.None)).KeptBack);
        Assert.Empty(Accepted(Judge([.. Good, one, other], [.. Good, one, other])).KeptBack);
    }

    [Fact]
    public void What_a_guard_puts_out_may_cost_little() =>
        Assert.Empty(Accepted(Judge([], [.. Good, Price("kite-guard-8b", 0.48m), Price("kite-guard-8b", 0.03m, Meters.Output)])).KeptBack);

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

    private static PriceFact Quoted(decimal amount, string quote) => Price("a", amount) is var price ? price with { Evidence = price.Evidence with { Quote = quote } } : throw new InvalidOperationException();

    private static CapabilityFact Capability(string model, bool isSupported) =>
        new() { Listing = new("acme", model), Evidence = Price("a", 1).Evidence, Capability = Capabilities.Vision, Supported = isSupported };

    private static AttributeFact Tokens(string attribute, string value) =>
        new() { Listing = new("acme", "a"), Evidence = Price("a", 1).Evidence, Attribute = attribute, Value = value };

    private static Judgement JudgeFacts(Fact[] before, Fact[] now) =>
        AcceptanceGate.Judge(new([.. now], [], [], []), Baseline.Of(before, 0), Witnesses.None, HoldDecisions.None);

    private static PriceFact Price(string model, decimal? amount, string meter = Meters.Input, string currency = "USD") => new()
    {
        Listing = new("acme", model),
        Evidence = new("acme-pricing", "https://acme.example/", "00", DateTimeOffset.UnixEpoch, "td", "", "quote", "reading"),
        Terms = new() { Meter = meter, Unit = Units.MillionTokens, Currency = currency },
        Amount = amount,
    };
}
