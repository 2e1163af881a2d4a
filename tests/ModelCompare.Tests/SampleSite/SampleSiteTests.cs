using System.Globalization;
using System.Text;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.SampleSite;

/// <summary>
/// The site of deploy/sample against what a person read on its pages. After a change of a page, hold the <c>.actual.txt</c> that
/// the failure writes against the page, line by line, before it becomes <c>.expected.txt</c>.
/// </summary>
public sealed class SampleSiteTests
{
    private static readonly RecordedSite Site = RecordedSite.Load();

    public static TheoryData<string> Sources => [.. Site.Catalog.Sources.Select(source => source.Id)];

    [Fact]
    public void Every_source_is_recorded_and_nothing_else_is()
    {
        Assert.Equal(Site.Catalog.Sources.Select(source => source.Url.AbsoluteUri).Order(), Site.Responses.Select(response => response.Url).Order());
        var pages = Directory.GetFiles(Path.Combine(RecordedSite.Folder, "pages"));
        Assert.Equal(pages.Order(), Site.Responses.Select(response => Path.GetFullPath(response.File)).Order());
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_page_yields_what_a_person_reads_on_it(string id)
    {
        var expectedPath = TestData.Path($"SampleSite/{id}.expected.txt");
        var actual = Describe(Read(id));
        var expected = File.Exists(expectedPath) ? File.ReadAllText(expectedPath).ReplaceLineEndings("\n") : "";
        if (expected != actual)
        {
            File.WriteAllText(TestData.Path($"SampleSite/{id}.actual.txt"), actual);
        }

        Assert.Equal(expected, actual);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Nothing_on_a_page_is_unreadable_or_disbelieved(string id)
    {
        var reading = Read(id);
        Assert.Empty(reading.Problems);
        Assert.Equal([], reading.Unclaimed.Concat(reading.Rejections).Select(rejection => $"{rejection.Text}: {rejection.Reason}"));
        Assert.NotEmpty(reading.Facts);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_fact_quotes_its_page(string id) =>
        Assert.All(Read(id).Facts, fact => Assert.False(string.IsNullOrWhiteSpace(fact.Evidence.Quote), FactKey.Of(fact).Text));

    private static SourceReading Read(string id)
    {
        var source = Site.Catalog.Sources.Single(source => source.Id == id);
        return SourceReader.Read(source, Site.DocumentOf(source));
    }

    private static string Describe(SourceReading reading)
    {
        var text = new StringBuilder();
        foreach (var fact in reading.Facts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{fact.Listing.Provider} | {fact.Listing.ProviderModel} | {FactKey.Of(fact).Text} | {FactValue.Of(fact)}\n");
        }

        foreach (var ignored in reading.Ignored)
        {
            text.Append(CultureInfo.InvariantCulture, $"ignored | {ignored.Observation.Quote} | {ignored.Rule.Because}\n");
        }

        return text.ToString();
    }
}
