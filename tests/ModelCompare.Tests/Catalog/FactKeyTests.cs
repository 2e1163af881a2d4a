using ModelCompare.Catalog;
using Xunit;

namespace ModelCompare.Tests.Catalog;

public sealed class FactKeyTests
{
    private static readonly Evidence Evidence = new("acme-pricing", "https://acme.example/", "hash", default, "td", "", "", "reading");

    [Fact]
    public void A_price_is_described_by_its_terms()
    {
        var fact = new PriceFact
        {
            Listing = new("acme", "opal-2"),
            Evidence = Evidence,
            Amount = 1m,
            Terms = new()
            {
                Meter = Meters.Output,
                ServiceTier = ServiceTiers.Batch,
                Context = new("<=200k", null, 200_000),
                EffectiveTo = new(2026, 8, 31),
                Unit = Units.MillionTokens,
                Currency = "USD",
            },
        };

        Assert.Equal("output price (batch, <=200k, to 2026-08-31, USD per 1M tokens)", FactKey.Of(fact).Text);
        Assert.Equal(FactKey.Of(fact), FactKey.Of(fact with { Amount = 2m }));
        Assert.NotEqual(FactKey.Of(fact), FactKey.Of(fact with { Terms = fact.Terms with { Variant = "hd" } }));
    }

    [Fact]
    public void A_score_is_described_by_benchmark_metric_and_setting()
    {
        var fact = new BenchmarkFact { Listing = new("acme", "opal-2"), Evidence = Evidence, Benchmark = "MMLU", Metric = "", Setting = "5-shot", Score = 49.30m };

        Assert.Equal("MMLU 5-shot", FactKey.Of(fact).Text);
        Assert.Equal("49.3", FactValue.Of(fact));
    }

    [Fact]
    public void An_attribute_and_a_capability_of_one_name_are_different_facts()
    {
        var attribute = new AttributeFact { Listing = new("acme", "opal-2"), Evidence = Evidence, Attribute = "vision", Value = "x" };
        var capability = new CapabilityFact { Listing = new("acme", "opal-2"), Evidence = Evidence, Capability = "vision", Supported = true };

        Assert.NotEqual(FactKey.Of(attribute), FactKey.Of(capability));
    }
}
