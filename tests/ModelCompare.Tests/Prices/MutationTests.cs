using System.Globalization;
using System.Text;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Prices;

/// <summary>Damages pages in ways that the pages themselves show: every price must still be right, or be missing.</summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    [Fact]
    public void No_damage_to_our_own_pages_makes_a_wrong_price() =>
        Run(PricePageTests.Pages.Select(page => PricePageTests.Open(page.Data)), tables: 4);

    [Fact]
    public void No_damage_to_the_recorded_pages_makes_a_wrong_price() =>
        Run(RecordedPages.Providers.Select(RecordedPages.Of), tables: 3);

    [Fact]
    public void Prices_follow_their_tabs_when_the_labels_change_places()
    {
        var (source, document) = PricePageTests.Open("tabs.html");
        var html = DocumentText.Decode(document).Text;
        var swapped = html.Replace(">Standard<", ">?<", StringComparison.Ordinal).Replace(">Batch API<", ">Standard<", StringComparison.Ordinal).Replace(">?<", ">Batch API<", StringComparison.Ordinal);
        var mutant = Document.Create(source.Url, "text/html", "utf-8", Encoding.UTF8.GetBytes(swapped), DateTimeOffset.UnixEpoch);
        Assert.Equal(
            Read(source, document).Where(price => price.Listing.ProviderModel == "tab-1").Select(price => (price.Amount, price.Terms.ServiceTier == ServiceTiers.Batch)),
            Read(source, mutant).Where(price => price.Listing.ProviderModel == "tab-1").Select(price => (price.Amount, price.Terms.ServiceTier == ServiceTiers.Standard)));
    }

    private void Run(IEnumerable<(SourceDefinition Source, Document Document)> pages, int tables)
    {
        var tallies = Mutation.All.ToDictionary(mutation => mutation, _ => new Tally());
        foreach (var (source, document) in pages)
        {
            var html = DocumentText.Decode(document).Text;
            var truth = Read(source, document).Select(Price.Of).ToHashSet();
            foreach (var mutation in Mutation.All)
            {
                foreach (var mutant in mutation.Of(html, tables))
                {
                    var read = Read(source, Document.Create(source.Url, "text/html", "utf-8", Encoding.UTF8.GetBytes(mutant), DateTimeOffset.UnixEpoch));
                    tallies[mutation].Add(document.Url.Host, truth.Count, read, mutation, truth);
                }
            }
        }

        var table = string.Join('\n', tallies.Select(tally => string.Create(CultureInfo.InvariantCulture,
            $"{tally.Key.Name,-28} {tally.Value.Mutants,4} mutants {tally.Value.Right,6} right {tally.Value.Missing,5} missing {tally.Value.Wrong.Count,4} wrong")));
        output.WriteLine(table);
        Assert.All(tallies, tally => Assert.True(tally.Value.Mutants > 0, tally.Key.Name + " changed no page"));
        var wrong = tallies.SelectMany(tally => tally.Value.Wrong).ToArray();
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static PriceFact[] Read(SourceDefinition source, Document document) => [.. SourceReader.Read(source, document).Facts.OfType<PriceFact>()];

    private sealed class Tally
    {
        public int Mutants { get; private set; }

        public int Right { get; private set; }

        public int Missing { get; private set; }

        public List<string> Wrong { get; } = [];

        public void Add(string page, int expected, PriceFact[] read, Mutation mutation, IReadOnlySet<Price> truth)
        {
            var wrong = read.Where(price => !mutation.Allows(price, truth)).ToArray();
            Mutants++;
            Right += read.Length - wrong.Length;
            Missing += Math.Max(0, expected - read.Length);
            Wrong.AddRange(wrong.Select(price => $"{mutation.Name}: {page}: {price.Listing.ProviderModel} {price.Terms} {price.Amount} at {price.Evidence.Locator}"));
        }
    }
}
