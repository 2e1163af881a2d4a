using System.Text;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Extraction;

public sealed class TruncationTests
{
    private const string Table = "<h1>Prices per 1M tokens</h1><table><tr><th>Model</th><th>Input</th></tr><tr><td>anvil-2</td><td>$12.50</td></tr>";

    [Theory]
    [InlineData("<html><body>" + Table + "<tr><td>rocket-mini</td><td>$1", false)]
    [InlineData("<html><body>" + Table + "<tr><td>rocket-mini</td><td>$1</td></tr>", false)]
    [InlineData("<html><body>" + Table + "</TABLE\n><TABLE class=\"x\"><tr><td>$1", false)]
    [InlineData("<html><body>" + Table + "</table></body></html>", true)]
    [InlineData("<html><body>" + Table + "</table><p>The foot of a page that closes noth", true)]
    [InlineData("<html><body>" + Table + "</body></HTML>", true)]
    [InlineData("<html><body>" + Table + "</table><tablet>", true)]
    public void A_page_that_ends_within_a_table_is_not_trusted(string html, bool isWhole)
    {
        var source = new SourceDefinition { Id = "acme", Provider = "acme", Url = new("https://acme.example/pricing"), Schedule = "0 0 * * * ?" };
        var reading = SourceReader.Read(source, Document.Create(source.Url, "text/html", "utf-8", Encoding.UTF8.GetBytes(html), DateTimeOffset.UnixEpoch));

        Assert.Equal(isWhole, reading.IsTrustworthy);
        Assert.Equal(isWhole, !reading.Problems.Any(problem => problem.Contains("it was cut off", StringComparison.Ordinal)));
        Assert.Contains(reading.Facts.OfType<PriceFact>(), price => price.Amount == 12.5m);
    }
}
