using ModelCompare.Normalization.Prices;
using Xunit;

namespace ModelCompare.Tests.Normalization.Prices;

public sealed class MoneyScannerTests
{
    [Theory]
    [InlineData("$0.20", "0.20", "$")]
    [InlineData("$0.20²", "0.20", "$")]
    [InlineData("US$ 3.50", "3.50", "US$")]
    [InlineData("￥２", "2", "¥")]
    [InlineData("0.5元", "0.5", "元")]
    [InlineData("1,250.50 USD", "1250.50", "USD")]
    [InlineData("$.27", ".27", "$")]
    [InlineData("0.000000027 usd", "0.000000027", "USD")]
    [InlineData("€0.25", "0.25", "€")]
    public void An_amount_is_read_with_its_sign(string text, string value, string sign)
    {
        var amount = Assert.Single(MoneyScanner.Scan(text).Amounts);
        Assert.Equal((decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), sign), (amount.Value, amount.Sign));
    }

    [Theory]
    [InlineData("$ 3 .50")]
    [InlineData("$6 25 / MTok")]
    [InlineData("$1,25")]
    [InlineData("$1.250,50")]
    [InlineData("1.250,50 €")]
    [InlineData("€1,250")]
    [InlineData("€1.250")]
    [InlineData("$0,150")]
    [InlineData("$1.2M")]
    [InlineData("-$3")]
    public void A_number_that_can_be_read_in_two_ways_is_a_problem(string text)
    {
        var scan = MoneyScanner.Scan(text);
        Assert.NotNull(scan.Problem);
        Assert.Empty(scan.Amounts);
    }

    [Theory]
    [InlineData("128K")]
    [InlineData("gpt-4.1")]
    [InlineData("2026-08-31")]
    [InlineData("Free")]
    public void Other_numbers_are_no_money(string text) => Assert.False(MoneyScanner.HasMoney(text));

    [Theory]
    [InlineData("0.25", "0.25")]
    [InlineData("400,000", "400000")]
    [InlineData("0,25", null)]
    [InlineData("0.25 / 1M", null)]
    public void A_bare_number_is_nothing_but_a_number(string text, string? value) =>
        Assert.Equal(value is null ? null : decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), MoneyScanner.BareNumber(text));
}
