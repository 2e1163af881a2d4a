using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Prices;
using Xunit;

namespace ModelCompare.Tests.Normalization.Prices;

public sealed class PriceReconciliationTests
{
    [Fact]
    public void What_a_page_says_twice_is_one_price()
    {
        var (prices, contradictions) = PriceReconciliation.Reconcile([Candidate(2), Candidate(2)]);
        Assert.Single(prices);
        Assert.Empty(contradictions);
    }

    [Fact]
    public void Of_two_amounts_for_one_thing_neither_is_believed()
    {
        var (prices, contradictions) = PriceReconciliation.Reconcile([Candidate(2), Candidate(3), Candidate(2)]);
        Assert.Empty(prices);
        Assert.Equal(3, contradictions.Length);
        Assert.All(contradictions, rejection => Assert.Contains("2 and 3", rejection.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Words_around_them_tell_two_amounts_apart()
    {
        var (prices, contradictions) = PriceReconciliation.Reconcile([Candidate(2, "Low", "1024"), Candidate(3, "High", "1024")]);
        Assert.Equal(["Low", "High"], prices.Select(price => price.Terms.Variant));
        Assert.Empty(contradictions);
    }

    [Fact]
    public void A_free_price_contradicts_one_that_costs()
    {
        var (prices, contradictions) = PriceReconciliation.Reconcile([Candidate(null), Candidate(3)]);
        Assert.Empty(prices);
        Assert.Contains(contradictions, rejection => rejection.Reason.Contains("free", StringComparison.Ordinal));
    }

    private static PriceCandidate Candidate(decimal? amount, params string[] words)
    {
        var observation = new Observation { Model = ["m-1"], Lines = [amount is null ? "free" : $"${amount}"], Place = new("td", []) };
        var origin = new ModelCompare.Normalization.DocumentOrigin("s", "acme", "https://acme.example/", "00", DateTimeOffset.UnixEpoch, "reading");
        var fact = new PriceFact
        {
            Listing = new("acme", "m-1"),
            Terms = new PriceTerms { Meter = Meters.Input, Unit = Units.MillionTokens, Currency = "USD" },
            Amount = amount,
            Evidence = origin.EvidenceOf(observation),
        };
        return new(fact, words.ToImmutableArray(), observation);
    }
}
