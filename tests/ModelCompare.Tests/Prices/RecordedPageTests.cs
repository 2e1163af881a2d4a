using ModelCompare.Catalog;
using Xunit;

namespace ModelCompare.Tests.Prices;

/// <summary>The recorded price pages against what a person read on them.</summary>
public sealed class RecordedPageTests
{
    public static TheoryData<string> Providers => [.. RecordedPages.Providers];

    [Theory]
    [MemberData(nameof(Providers))]
    public void Every_token_price_of_a_recorded_page_is_read_and_none_wrongly(string provider)
    {
        var (source, document) = RecordedPages.Of(provider);
        var truth = TruthRow.Load(SharedFolder.File($"corpus/truth/{provider}.csv"));
        var amounts = truth.ToLookup(row => row.Key, row => row.Amount);
        var read = SourceReader.Read(source, document).Facts.OfType<PriceFact>()
            .Where(price => price.Amount is not null && Meters.IsToken(price.Terms.Meter) && price.Terms.Meter != Meters.Token)
            .Select(price => (Key: TruthRow.KeyOf(price), Amount: price.Amount!.Value)).ToList();

        Assert.All(read, price => Assert.Contains(price.Amount, amounts[price.Key]));
        var missing = truth.Where(row => !row.IsOptional).Select(row => row.Key).Except(read.Select(price => price.Key));
        Assert.Empty(missing);
    }
}
