using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Prices;

/// <summary>
/// Pages of our own in the manner of many providers, each with what a person read on it beside it. To add one: write the page,
/// run the tests, and hold the <c>.actual</c> that the failure names against the page, cell by cell, before it becomes <c>.expected</c>.
/// </summary>
public sealed class PricePageTests
{
    public static TheoryData<string> Pages => [.. Directory.GetFiles(Folder()).Where(path => path.EndsWith(".html", StringComparison.Ordinal) || path.EndsWith(".mdx", StringComparison.Ordinal)).Select(path => Path.GetFileName(path)!).Order()];

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_yields_what_a_person_reads_on_it(string page)
    {
        var path = Path.Combine(Folder(), page);
        var expectedPath = Path.ChangeExtension(path, ".expected.txt");
        var (source, document) = Open(page);
        var actual = Describe(SourceReader.Read(source, document));
        var expected = File.Exists(expectedPath) ? File.ReadAllText(expectedPath) : "";
        if (expected != actual)
        {
            File.WriteAllText(Path.ChangeExtension(path, ".actual.txt"), actual);
        }

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void A_header_that_is_not_understood_is_read_as_the_source_declares_it()
    {
        var (source, document) = Open("words-beside-amounts.html");
        var columns = ImmutableDictionary<string, string>.Empty.Add("Input (old), per 1M tokens", Meters.Input);

        var reading = SourceReader.Read(source with { Read = [new TableReading { Columns = columns }] }, document);

        Assert.Contains("Flint-10 | input | standard | 17 USD per 1M tokens\n", Describe(reading), StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_of_prices_is_read_as_declared_where_the_rows_say_what_is_paid_for()
    {
        var (source, document) = Open("two-sellers.html");
        var columns = ImmutableDictionary<string, string>.Empty.Add("Makers' price per 1M tokens", TableReading.Ignored).Add("Our price per 1M tokens", TableReading.Price);

        var reading = SourceReader.Read(source with { Read = [new TableReading { Columns = columns }] }, document);

        Assert.Equal("Flint 5 | input | standard | 16.5 USD per 1M tokens\nFlint 5 | output | standard | 82.5 USD per 1M tokens\n", Describe(reading));
    }

    internal static (SourceDefinition Source, Document Document) Open(string page)
    {
        var url = new Uri($"https://{Path.GetFileNameWithoutExtension(page)}.example/{page}");
        var source = new SourceDefinition { Id = page, Provider = "acme", Url = url, Schedule = "0 0 * * * ?", Kind = SourceDefinition.IsMarkdown(url) ? SourceKind.Markdown : SourceKind.Page };
        return (source, Document.Create(source.Url, "text/html", "utf-8", File.ReadAllBytes(Path.Combine(Folder(), page)), DateTimeOffset.UnixEpoch));
    }

    private static string Describe(SourceReading reading)
    {
        var text = new StringBuilder();
        foreach (var price in reading.Facts.OfType<PriceFact>())
        {
            var terms = price.Terms;
            string?[] parts =
            [
                price.Listing.ProviderModel, terms.Meter, terms.Modality, terms.ServiceTier, terms.Context?.Text, terms.Region.Length > 0 ? $"in {terms.Region}" : "", terms.Variant,
                $"{(price.Amount is { } amount ? $"{amount.ToString(CultureInfo.InvariantCulture)} {terms.Currency}" : "free")} per {terms.Unit}",
                terms.EffectiveFrom is { } from ? $"from {from:yyyy-MM-dd}" : "", terms.EffectiveTo is { } to ? $"to {to:yyyy-MM-dd}" : "",
            ];
            text.AppendLine(string.Join(" | ", parts.Where(part => !string.IsNullOrEmpty(part))));
        }

        foreach (var rejection in reading.Unclaimed.Concat(reading.Rejections))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"rejected: {string.Join(" / ", rejection.Observation.Model)}: {rejection.Text}: {rejection.Reason}");
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Pages");
}
