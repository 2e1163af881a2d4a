using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization;
using ModelCompare.Normalization.Prices;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Normalization;

public sealed class DeclaredPriceTests
{
    [Theory]
    [InlineData("quill-2", 1, null)]
    [InlineData("Quill 2 (batch)", 0, "the name gives a tier, \"batch\", which the declared price does not")]
    public void A_declared_price_whose_model_is_named_with_a_tier_is_no_standard_price(string model, int prices, string? rejection)
    {
        var source = new SourceDefinition { Id = "records", Provider = "acme", Url = new("https://acme.example/prices.json"), Schedule = "0 0 * * * ?", Currency = "USD" };
        var observation = new Observation
        {
            Model = [model],
            Field = Meters.Input,
            Lines = ["3"],
            Labels = [new(LabelKind.Qualifier, "1M tokens", Qualifiers.Unit)],
            Place = new("$[0]", []),
        };

        var reading = new PriceNormalizer(source, new("records", "acme", source.Url.AbsoluteUri, new string('0', 64), DateTimeOffset.UnixEpoch, "test")).Normalize(observation);

        Assert.Equal(prices, reading.Prices.Length);
        Assert.Equal(rejection is null ? [] : [rejection], reading.Rejections.Select(rejected => rejected.Reason));
    }
}
