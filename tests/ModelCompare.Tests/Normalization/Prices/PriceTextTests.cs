using ModelCompare.Normalization.Prices;
using Xunit;

namespace ModelCompare.Tests.Normalization.Prices;

public sealed class PriceTextTests
{
    [Theory]
    [InlineData("$2.50", "2.50:")]
    [InlineData("$0.30 (text) $1.00 (audio)", "0.30:(text)|1.00:(audio)")]
    [InlineData("Input: $3, output: $15", "3:Input:|15:output:")]
    [InlineData("$0.56 input, $1.68 output", "0.56:input|1.68:output")]
    [InlineData("$0.59 (1.69M / $1)*", "0.59:*")]
    [InlineData("$60.00 (images), equivalent to $0.067 per 1K image", "60.00:(images)")]
    [InlineData("$0.40 ($0.10 approx)", "0.40:")]
    [InlineData("Was $16, now $8", "8:now")]
    [InlineData("~~$3~~ $2", "2:")]
    public void A_line_is_taken_apart_into_its_prices(string line, string pieces)
    {
        var text = PriceText.Read(line);
        Assert.Null(text.Problem);
        Assert.Equal(pieces, string.Join('|', text.Pieces.Select(piece => FormattableString.Invariant($"{piece.Amount.Value}:{piece.Words}"))));
    }

    [Theory]
    [InlineData("$0.15 - $0.60")]
    [InlineData("$0.15–$0.60")]
    [InlineData("from $0.15")]
    [InlineData("Starting at $1")]
    [InlineData("up to $4")]
    [InlineData("≈ $3")]
    [InlineData("$5+")]
    [InlineData("was $16")]
    [InlineData("$1.00 (50% off)")]
    [InlineData("8 元起")]
    public void A_bound_a_range_or_a_discount_is_no_price(string line)
    {
        var text = PriceText.Read(line);
        Assert.NotNull(text.Problem);
        Assert.Empty(text.Pieces);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("N/A")]
    [InlineData("Contact sales")]
    public void A_line_without_money_holds_nothing(string line) => Assert.Equal((null, 0), (PriceText.Read(line).Problem, PriceText.Read(line).Pieces.Length));
}
