using ModelCompare.Comparison.Text;
using Xunit;

namespace ModelCompare.Tests.Comparison.Text;

public sealed class TextTests
{
    [Theory]
    [InlineData(null, "—")]
    [InlineData(512L, "512")]
    [InlineData(8_192L, "8k")]
    [InlineData(32_768L, "33k")]
    [InlineData(128_000L, "128k")]
    [InlineData(131_072L, "131k")]
    [InlineData(999_499L, "999k")]
    [InlineData(999_999L, "1m")]
    [InlineData(1_000_000L, "1m")]
    [InlineData(1_048_576L, "1m")]
    [InlineData(1_500_000L, "1.5m")]
    [InlineData(10_000_000L, "10m")]
    public void A_context_window_is_told_in_thousands_or_millions(long? tokens, string text) => Assert.Equal(text, ContextText.Of(tokens));

    [Theory]
    [InlineData(null, "—")]
    [InlineData("2", "$2/1M tokens")]
    [InlineData("2.00", "$2/1M tokens")]
    [InlineData("0.2", "$0.20/1M tokens")]
    [InlineData("0.201", "$0.20/1M tokens")]
    [InlineData("4.4", "$4.40/1M tokens")]
    [InlineData("0.027", "$0.03/1M tokens")]
    [InlineData("0.005", "$0.01/1M tokens")]
    [InlineData("0.0028", "$0.0028/1M tokens")]
    [InlineData("0.000027", "$0.000027/1M tokens")]
    [InlineData("1250", "$1,250/1M tokens")]
    [InlineData("0", "Free")]
    public void A_price_has_two_decimals_unless_whole_and_is_never_shown_as_nothing(string? amount, string text) =>
        Assert.Equal(text, PriceText.Of(Parse(amount)));

    [Theory]
    [InlineData("2", "CNY", "1M tokens", "CNY 2/1M tokens")]
    [InlineData("0.027", "USD", "1M tokens", "$0.027/1M tokens")]
    [InlineData("0.2", "USD", "1M tokens", "$0.20/1M tokens")]
    [InlineData("3", "USD", "image", "$3/image")]
    [InlineData("0", "CNY", "1M tokens", "Free")]
    public void A_listed_price_keeps_currency_unit_and_every_digit(string amount, string currency, string unit, string text) =>
        Assert.Equal(text, PriceText.Exact(Parse(amount)!.Value, currency, unit));

    [Theory]
    [InlineData(null, "—")]
    [InlineData("71.85", "$71.85")]
    [InlineData("87", "$87.00")]
    [InlineData("99.994", "$99.99")]
    [InlineData("99.996", "$100")]
    [InlineData("227.98", "$228")]
    [InlineData("18000", "$18,000")]
    [InlineData("0.001", "under $0.01")]
    public void A_cost_has_cents_only_under_a_hundred(string? amount, string text) => Assert.Equal(text, CostText.Of(Parse(amount)));

    [Theory]
    [InlineData(null, "—")]
    [InlineData(270_000_000L, "270M")]
    [InlineData(1_230_000_000L, "1.23B")]
    [InlineData(671_000_000_000L, "671B")]
    [InlineData(1_600_000_000_000L, "1.6T")]
    [InlineData(512L, "512")]
    public void Parameters_are_told_with_a_suffix(long? count, string text) => Assert.Equal(text, NumberText.Parameters(count));

    [Fact]
    public void A_list_that_is_cut_says_how_many_it_leaves_out()
    {
        Assert.Equal("", ListText.And());
        Assert.Equal("A", ListText.And("A"));
        Assert.Equal("A and B", ListText.And("A", "B"));
        Assert.Equal("A, B, and C", ListText.And("A", "B", "C"));
        Assert.Equal("A, B, and C", ListText.Cut(["A", "B", "C"], 3));
        Assert.Equal("A, B, and 1 more", ListText.Cut(["A", "B", "C"], 2));
        Assert.Equal("A and 2 more", ListText.Cut(["A", "B", "C"], 1));
    }

    [Theory]
    [InlineData("0.027", "2", "98.65% less, about 1/74 of the price")]
    [InlineData("1", "2", "50% less")]
    [InlineData("1.9999", "2", "0.01% less")]
    [InlineData("1.99999", "2", "under 0.01% less")]
    [InlineData("0.00001", "2", "over 99.99% less, about 1/200,000 of the price")]
    [InlineData("0.08", "0.201", "60.2% less")]
    [InlineData("0.67", "2", "66.5% less, about 1/3 of the price")]
    [InlineData("0.19", "2", "90.5% less, about 1/11 of the price")]
    public void Nothing_is_more_than_a_hundred_percent_less(string low, string high, string text) =>
        Assert.Equal(text, DifferenceText.Less(Parse(low)!.Value, Parse(high)!.Value));

    [Fact]
    public void Terms_without_words_of_their_own_are_shown_as_they_stand()
    {
        Assert.Equal("Embedding model", TermText.ProductType("embedding-model"));
        Assert.Equal("an embedding model", TermText.WithArticle(TermText.WithinSentence("Embedding model")));
        Assert.Equal("IDE integration", TermText.CapabilityNoun("ide_integration"));
        Assert.Equal("No commercial use", TermText.CommercialUse("no"));
        Assert.Equal("Open source", TermText.Openness("open_source"));
    }

    private static decimal? Parse(string? amount) =>
        amount is null ? null : decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
}
