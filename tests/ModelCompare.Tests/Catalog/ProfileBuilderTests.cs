using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Catalog;

public sealed class ProfileBuilderTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);
    private static readonly Listing Own = new("acme", "opal-2");
    private static readonly Listing Resold = new("bazaar", "acme/opal-2");

    private static readonly Dictionary<string, DateOnly> Stale = new() { ["paper"] = Today.AddDays(-40) };

    private static readonly SourceCatalog Sources = new(
        [new("acme", "Acme", "Acme Labs"), new("bazaar", "Bazaar", null)],
        [],
        [
            Source("watch", SourceRole.Witness), Source("shop-2", SourceRole.Seller), Source("shop-1", SourceRole.Seller),
            Source("card", SourceRole.Authority), Source("paper", SourceRole.Authority),
        ]);

    [Fact]
    public void Authority_wins_over_seller_over_witness_and_then_the_order_of_the_file_decides()
    {
        string[] byTrust = ["card", "paper", "shop-2", "shop-1", "watch"];
        for (var first = 0; first < byTrust.Length; first++)
        {
            var stating = byTrust[first..].Reverse().Select(source => Attribute(ModelAttributes.License, source, source));

            Assert.Equal(byTrust[first], Build([.. stating]).Attributes[ModelAttributes.License].Value);
        }
    }

    [Fact]
    public void Capabilities_and_scores_are_won_in_the_same_way()
    {
        var profile = Build(Capability("shop-1", true), Capability("card", false), Score("watch", 50m, "acc"), Score("shop-1", 40m, "acc"), Score("watch", 60m, "f1"));

        Assert.False(profile.Capabilities[Capabilities.Vision].Value);
        Assert.Equal([("acc", 40m), ("f1", 60m)], profile.Benchmarks.Select(row => (row.Metric, row.Score.Value)));
    }

    [Fact]
    public void A_source_that_the_file_does_not_list_is_not_believed()
    {
        Assert.Empty(Build(Attribute(ModelAttributes.License, "MIT", "gone")).Attributes);
    }

    [Fact]
    public void Within_a_source_the_first_listing_decides_whatever_the_order_of_rows()
    {
        StatedFact[] facts = [Attribute(ModelAttributes.License, "B", "shop-1", Resold), Attribute(ModelAttributes.License, "A", "shop-1")];

        Assert.Equal("A", Build(facts).Attributes[ModelAttributes.License].Value);
        Assert.Equal("A", Build([.. facts.Reverse()]).Attributes[ModelAttributes.License].Value);
    }

    [Fact]
    public void A_priced_or_offered_listing_is_a_route_and_a_lone_card_is_none()
    {
        var profile = Build(
            Attribute(ModelAttributes.ContextWindow, "1000", "card", new("acme", "card-only")),
            Attribute(ModelAttributes.Offered, "yes", "shop-1", Resold),
            Attribute(ModelAttributes.Offered, "no", "shop-2", new("bazaar", "withdrawn")),
            Attribute(ModelAttributes.Offered, "yes", "shop-1", new("bazaar", "withdrawn")),
            Price("card", 1m));

        Assert.Equal([("acme", "Acme", 1), ("bazaar", "Bazaar", 0)], profile.Routes.Select(route => (route.Provider, route.ProviderName, route.Prices.Length)));
        Assert.False(profile.Attributes.ContainsKey(ModelAttributes.Offered));
    }

    [Fact]
    public void A_free_price_makes_a_route_and_a_witnessed_price_does_not()
    {
        Assert.Null(Assert.Single(Build(Price("shop-1", null)).Routes).Prices[0].Amount.Value);
        Assert.Empty(Build(Price("watch", 1m)).Routes);
    }

    [Theory]
    [InlineData(null, null, true)]
    [InlineData("2026-03-10", null, true)]
    [InlineData("2026-03-11", null, false)]
    [InlineData(null, "2026-03-10", true)]
    [InlineData(null, "2026-03-09", false)]
    public void A_price_is_in_force_on_its_first_and_last_day(string? from, string? to, bool inForce)
    {
        var fact = Price("shop-1", 1m, terms => terms with { EffectiveFrom = Day(from), EffectiveTo = Day(to) });

        Assert.Equal(inForce ? 1 : 0, Build(fact).Routes.Length);
    }

    [Fact]
    public void Of_two_sources_that_price_equal_terms_the_more_trusted_wins()
    {
        var route = Assert.Single(Build(Price("shop-1", 3m), Price("shop-2", 2m), Price("shop-1", 9m, terms => terms with { ServiceTier = "batch" })).Routes);

        Assert.Equal([("batch", 9m), ("standard", 2m)], route.Prices.Select(price => (price.Terms.ServiceTier, price.Amount.Value!.Value)));
    }

    [Fact]
    public void A_witness_makes_no_route_neither_by_a_price_nor_by_saying_that_it_is_offered()
    {
        Assert.Empty(Build(Price("watch", 1m), Attribute(ModelAttributes.Offered, "yes", "watch")).Routes);
        Assert.Equal(3m, Assert.Single(Build(Price("watch", 1m), Price("shop-1", 3m)).Routes).Prices.Single().Amount.Value);
    }

    [Fact]
    public void The_review_date_is_the_oldest_of_the_values_shown()
    {
        var profile = Build(
            Attribute(ModelAttributes.License, "MIT", "card") with { ConfirmedOn = Today },
            Attribute(ModelAttributes.License, "GPL", "watch") with { ConfirmedOn = Today.AddDays(-90) },
            Price("shop-1", 1m) with { ConfirmedOn = Today.AddDays(-2) },
            Price("shop-1", 1m, terms => terms with { EffectiveTo = Today.AddDays(-1) }) with { ConfirmedOn = Today.AddDays(-30) });

        Assert.Equal(Today.AddDays(-2), profile.LastReviewedOn);
        Assert.Null(Build().LastReviewedOn);
    }

    [Fact]
    public void A_stale_source_is_named_where_a_shown_value_rests_on_it_and_nowhere_else()
    {
        var shown = Build(Attribute(ModelAttributes.License, "MIT", "paper"), Price("shop-1", 1m));
        var outdone = Build(Attribute(ModelAttributes.License, "MIT", "card"), Attribute(ModelAttributes.License, "GPL", "paper"));

        Assert.Equal([new StaleSource("paper", Stale["paper"])], shown.Stale);
        Assert.Empty(outdone.Stale);
    }

    private static ModelProfile Build(params StatedFact[] facts) =>
        new ProfileBuilder(SourceTrust.Of(Sources), Sources.Providers.ToDictionary(provider => provider.Id, provider => provider.Name), Today, Stale).Build(new("opal-2", "Opal 2", "Acme Labs", ProductTypes.StandaloneApi), facts);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", null);

    private static SourceDefinition Source(string id, SourceRole role) =>
        new() { Id = id, Provider = "acme", Url = new("https://acme.example/"), Schedule = "0 0 3 * * ?", Role = role };

    private static Evidence Evidence(string source) => new(source, "https://acme.example/", "hash", default, "td", "Trail", "quote", "reading");

    private static StatedFact Attribute(string attribute, string value, string source, Listing? listing = null) =>
        new(new AttributeFact { Listing = listing ?? Own, Evidence = Evidence(source), Attribute = attribute, Value = value }, Today);

    private static StatedFact Capability(string source, bool supported) =>
        new(new CapabilityFact { Listing = Own, Evidence = Evidence(source), Capability = Capabilities.Vision, Supported = supported }, Today);

    private static StatedFact Score(string source, decimal score, string metric) =>
        new(new BenchmarkFact { Listing = Own, Evidence = Evidence(source), Benchmark = "MMLU", Metric = metric, Setting = "", Score = score }, Today);

    private static StatedFact Price(string source, decimal? amount, Func<PriceTerms, PriceTerms>? change = null)
    {
        var terms = new PriceTerms { Meter = Meters.Input, Unit = Units.MillionTokens, Currency = "USD" };
        return new(new PriceFact { Listing = Own, Evidence = Evidence(source), Terms = change?.Invoke(terms) ?? terms, Amount = amount }, Today);
    }
}
