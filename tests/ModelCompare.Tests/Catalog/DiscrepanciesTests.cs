using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Catalog;

public sealed class DiscrepanciesTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly Listing Own = new("acme", "Opal 2");
    private static readonly Listing Witnessed = new("acme", "opal-2");
    private static readonly Listing Resold = new("bazaar", "acme/opal-2");

    private static readonly SourceTrust Trust = new(
        [("card", SourceRole.Authority), ("shop", SourceRole.Seller), ("watch-1", SourceRole.Witness), ("watch-2", SourceRole.Witness)]);

    [Fact]
    public void A_price_that_a_witness_states_otherwise_is_listed_with_both_sides_and_their_relation()
    {
        var row = Assert.Single(Find(Price("watch-1", 2.5m, Witnessed), Price("shop", 2m, Own)));

        Assert.Equal((FactKind.Price, "opal-2", "acme", "input price (standard, USD per 1M tokens)"), (row.Kind, row.Model, row.Provider, row.What));
        Assert.Equal(new StatedValue("shop", Own, "2", Today, "shop says 2", "td"), row.Winner);
        Assert.Equal(new StatedValue("watch-1", Witnessed, "2.5", Today, "watch-1 says 2.5", "td"), row.Other);
        Assert.Equal((true, 1.25m, 0.5m), (row.Published, row.Ratio, row.Difference));
    }

    [Fact]
    public void Every_source_is_held_against_the_most_trusted_one()
    {
        var rows = Find(Price("watch-2", 3m), Price("watch-1", 2m), Price("card", 2m), Price("shop", 4m));

        Assert.Equal([("card", "shop", 2m), ("card", "watch-2", 1.5m)], rows.Select(row => (row.Winner.Source, row.Other.Source, row.Ratio!.Value)));
    }

    [Fact]
    public void Of_two_witnesses_of_a_price_neither_is_published() => Assert.False(Assert.Single(Find(Price("watch-1", 1m), Price("watch-2", 2m))).Published);

    [Fact]
    public void A_free_price_against_one_that_is_not_has_a_difference_and_no_ratio()
    {
        var row = Assert.Single(Find(Price("shop", null), Price("watch-1", 2m)));

        Assert.Equal(("free", null, 2m), (row.Winner.Value, row.Ratio, row.Difference));
    }

    [Fact]
    public void Equal_values_are_none_and_neither_are_those_of_one_source()
    {
        Assert.Empty(Find(Price("shop", 2m), Price("watch-1", 2.00m)));
        Assert.Empty(Find(Price("shop", 2m, Own), Price("shop", 3m, Witnessed)));
        Assert.Empty(Find(Price("shop", 2m, Own), Price("shop", 3m, Witnessed), Price("watch-1", 3m)));
    }

    [Fact]
    public void What_sources_json_does_not_list_is_left_out() => Assert.Empty(Find(Price("gone", 9m), Price("watch-1", 2m)));

    [Fact]
    public void Prices_of_other_terms_or_other_providers_are_not_held_against_each_other()
    {
        Func<PriceTerms, PriceTerms>[] changes =
        [
            terms => terms with { Meter = Meters.Output }, terms => terms with { ServiceTier = ServiceTiers.Batch }, terms => terms with { Currency = "CNY" },
            terms => terms with { Modality = "audio" }, terms => terms with { Region = "eu" }, terms => terms with { Variant = "fine-tuned" },
            terms => terms with { Unit = "1K requests" }, terms => terms with { Context = new(">200k", 200_000, null) }, terms => terms with { Context = new("long", null, null) },
            terms => terms with { EffectiveFrom = Today.AddDays(1) }, terms => terms with { EffectiveTo = Today.AddDays(-1) },
        ];

        Assert.All(changes, change => Assert.Empty(Find(Price("shop", 2m), Price("watch-1", 9m, change: change))));
        Assert.Empty(Find(Price("shop", 2m), Price("watch-1", 9m, Resold)));
    }

    [Theory]
    [InlineData(-9, 2, false)]
    [InlineData(-9, 3, true)]
    [InlineData(0, 2, true)]
    [InlineData(0, 3, false)]
    [InlineData(90, 3, false)]
    [InlineData(90, 4, true)]
    public void A_price_is_held_against_the_one_in_force_when_it_was_read(int readAfter, int amount, bool contradicts)
    {
        var witness = Price("watch-1", amount);
        var rows = Find(
            Price("shop", 2m, change: terms => terms with { EffectiveTo = Today.AddDays(-5) }),
            Price("shop", 3m, change: terms => terms with { EffectiveFrom = Today.AddDays(-4), EffectiveTo = Today.AddDays(30) }),
            Price("shop", 4m, change: terms => terms with { EffectiveFrom = Today.AddDays(31) }),
            witness with { Stated = witness.Stated with { ConfirmedOn = Today.AddDays(readAfter) } });

        Assert.Equal(contradicts, !rows.IsEmpty);
    }

    [Theory]
    [InlineData("", "text+image+video")]
    [InlineData("text", "")]
    [InlineData("audio", "audio")]
    public void Modalities_that_price_the_same_tokens_are_comparable(string one, string other) =>
        Assert.Single(Find(Price("shop", 2m, change: terms => terms with { Modality = one }), Price("watch-1", 3m, change: terms => terms with { Modality = other })));

    [Theory]
    [InlineData("", null, null, "<=200k", null, 200_000L, true)]
    [InlineData("short", null, null, "<=272k", null, 272_000L, true)]
    [InlineData(">200k", 200_000L, null, ">=200k", 200_000L, null, true)]
    [InlineData("32k-128k", 32_000L, 128_000L, ">32k", 32_000L, null, true)]
    [InlineData("long", null, null, "long", null, null, true)]
    [InlineData(">200k", 200_000L, null, ">272k", 272_000L, null, false)]
    [InlineData("long", null, null, ">272k", 272_000L, null, false)]
    [InlineData("short", null, null, ">272k", 272_000L, null, false)]
    public void Ranges_of_context_are_comparable_where_they_begin_at_the_same_length(string one, long? over, long? upTo, string other, long? otherOver, long? otherUpTo, bool comparable)
    {
        var rows = Find(
            Price("shop", 2m, change: terms => terms with { Context = one.Length == 0 ? null : new(one, over, upTo) }),
            Price("watch-1", 3m, change: terms => terms with { Context = new(other, otherOver, otherUpTo) }));

        Assert.Equal(comparable, !rows.IsEmpty);
    }

    [Fact]
    public void An_unmatched_listing_is_held_against_itself_only()
    {
        Assert.Equal("", Assert.Single(Find(Unmatched(Price("watch-1", 1m)), Unmatched(Price("watch-2", 2m)))).Model);
        Assert.Empty(Find(Unmatched(Price("watch-1", 1m, Own)), Unmatched(Price("watch-2", 2m, Witnessed))));
    }

    [Fact]
    public void Attributes_capabilities_and_scores_are_held_against_each_other_across_providers()
    {
        var rows = Find(
            Attribute("card", ModelAttributes.ContextWindow, "128000"), Attribute("watch-1", ModelAttributes.ContextWindow, "60000", Resold),
            Capability("card", false), Capability("watch-1", true), Score("card", "5-shot", 49.3m), Score("watch-1", "5-shot", 50m), Score("watch-2", "0-shot", 10m));

        Assert.Equal(
            [("context_window", "bazaar", "128000", "60000", -68000m), ("vision", "acme", "no", "yes", null), ("MMLU acc 5-shot", "acme", "49.3", "50", (decimal?)0.7m)],
            rows.Select(row => (row.What, row.Provider, row.Winner.Value, row.Other.Value, row.Difference)));
        Assert.All(rows, row => Assert.True(row is { Published: true, Ratio: null }));
    }

    [Theory]
    [InlineData(ModelAttributes.ReleasedOn, "2024-09", "2024-09-25", true)]
    [InlineData(ModelAttributes.KnowledgeCutoff, "2024-09-25", "2024", true)]
    [InlineData(ModelAttributes.ReleasedOn, "2024-09", "2024-10-25", false)]
    [InlineData(ModelAttributes.ReleasedOn, "2024-1", "2024-12", false)]
    [InlineData(ModelAttributes.ContextWindow, "128000", "131072", true)]
    [InlineData(ModelAttributes.ContextWindow, "1048576", "1000000", true)]
    [InlineData(ModelAttributes.ContextWindow, "131072", "131000", false)]
    [InlineData(ModelAttributes.Developer, "Meta", "meta", true)]
    [InlineData(ModelAttributes.Parameters, "128000", "131072", false)]
    [InlineData(ModelAttributes.Name, "Opal 2", "Acme: Opal 2", true)]
    [InlineData(ModelAttributes.RetiredOn, "2026-01-01", "2027-01-01", true)]
    public void A_coarser_statement_and_what_belongs_to_a_route_contradict_nothing(string attribute, string one, string other, bool agree) =>
        Assert.Equal(agree, Find(Attribute("card", attribute, one), Attribute("watch-1", attribute, other)).IsEmpty);

    [Fact]
    public void The_order_of_facts_changes_nothing()
    {
        LinkedFact[] facts =
        [
            Price("shop", 2m, Own), Price("shop", 3m, Witnessed), Price("watch-1", 4m), Price("watch-2", 5m), Price("watch-1", 6m, Resold), Price("watch-2", 7m, Resold),
            Attribute("card", ModelAttributes.License, "MIT"), Attribute("watch-1", ModelAttributes.License, "BSD"), Attribute("watch-2", ModelAttributes.License, "GPL", Resold),
        ];
        var expected = Find(facts);
        var random = new Random(7);

        Assert.Equal(5, expected.Length);
        for (var i = 0; i < 50; i++)
        {
            random.Shuffle(facts);
            Assert.Equal(expected.AsEnumerable(), Find(facts));
        }
    }

    private static ImmutableArray<Discrepancy> Find(params LinkedFact[] facts) => new Discrepancies(Trust, Today).Find(facts);

    private static LinkedFact Unmatched(LinkedFact fact) => fact with { Model = null };

    private static LinkedFact Linked(Fact fact) => new(new(fact, Today), "opal-2");

    private static Evidence Evidence(string source, object? value) => new(source, "https://acme.example/", "hash", default, "td", "Trail", $"{source} says {value}", "reading");

    private static LinkedFact Price(string source, decimal? amount, Listing? listing = null, Func<PriceTerms, PriceTerms>? change = null)
    {
        var terms = new PriceTerms { Meter = Meters.Input, Unit = Units.MillionTokens, Currency = "USD" };
        return Linked(new PriceFact { Listing = listing ?? Own, Evidence = Evidence(source, amount), Terms = change?.Invoke(terms) ?? terms, Amount = amount });
    }

    private static LinkedFact Attribute(string source, string attribute, string value, Listing? listing = null) =>
        Linked(new AttributeFact { Listing = listing ?? Own, Evidence = Evidence(source, value), Attribute = attribute, Value = value });

    private static LinkedFact Capability(string source, bool supported) =>
        Linked(new CapabilityFact { Listing = Own, Evidence = Evidence(source, supported), Capability = Capabilities.Vision, Supported = supported });

    private static LinkedFact Score(string source, string setting, decimal score) =>
        Linked(new BenchmarkFact { Listing = Own, Evidence = Evidence(source, score), Benchmark = "MMLU", Metric = "acc", Setting = setting, Score = score });
}
