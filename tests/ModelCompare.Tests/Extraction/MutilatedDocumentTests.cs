using System.Text;
using ModelCompare.Extraction.Records;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Extraction;

public sealed class MutilatedDocumentTests
{
    [Theory]
    [InlineData("json-prices", "json", SourceKind.Json)]
    [InlineData("yaml-scores", "yaml", SourceKind.Yaml)]
    [InlineData("csv-columns", "csv", SourceKind.Csv)]
    [InlineData("front-matter", "md", SourceKind.Markdown)]
    public void A_mutilated_document_gives_problems_and_never_an_exception(string name, string extension, SourceKind kind)
    {
        var text = File.ReadAllText(TestData.Path($"Extraction/Data/{name}/input.{extension}"));
        var random = new Random(20260801);
        for (var round = 0; round < 3000; round++)
        {
            var mutilated = Mutilate(text, random);
            Assert.Null(Record.Exception(() => RecordExtractor.Extract(new RecordReading { Each = "", Models = ["quill"] }, mutilated, kind)));
        }
    }

    [Theory]
    [InlineData("[", SourceKind.Yaml)]
    [InlineData("{a: ", SourceKind.Yaml)]
    [InlineData("- ", SourceKind.Yaml)]
    [InlineData("[", SourceKind.Json)]
    [InlineData("{\"a\":", SourceKind.Json)]
    [InlineData("> ", SourceKind.Markdown)]
    public void A_document_that_nests_without_end_is_a_problem(string opening, SourceKind kind)
    {
        var text = new StringBuilder().Insert(0, opening, 50_000).ToString();
        Assert.NotEmpty(RecordDocument.Load(text, kind).Problems);
    }

    [Theory]
    [InlineData("<div>", 100_000, false)]
    [InlineData("<table><b>", 100_000, false)]
    [InlineData("<li>item", 20_000, true)]
    [InlineData("<br><img src=x><path d='M0 0'/>", 40_000, true)]
    [InlineData("<div></div>", 40_000, true)]
    public void A_page_with_more_open_elements_than_any_for_people_is_a_problem_before_it_is_parsed(string tags, int times, bool isParsed)
    {
        var source = new SourceDefinition { Id = "acme", Provider = "acme", Url = new("https://acme.example/pricing"), Schedule = "0 0 * * * ?" };
        var html = $"<html><body>{new StringBuilder().Insert(0, tags, times)}</body></html>";

        var reading = SourceReader.Read(source, Document.Create(source.Url, "text/html", "utf-8", Encoding.UTF8.GetBytes(html), DateTimeOffset.UnixEpoch));

        Assert.Equal(isParsed, reading.IsTrustworthy);
        Assert.Equal(!isParsed, reading.Problems.Any(problem => problem.Contains("open at once", StringComparison.Ordinal)));
    }

    [Fact]
    public void Yaml_that_multiplies_itself_by_anchors_is_a_problem()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 12; level++)
        {
            text.Append(null, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n");
        }

        Assert.Contains("too large", Assert.Single(RecordDocument.Load(text.ToString(), SourceKind.Yaml).Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", SourceKind.Json)]
    [InlineData("", SourceKind.Yaml)]
    [InlineData("", SourceKind.Csv)]
    [InlineData("# No front matter", SourceKind.Markdown)]
    [InlineData("{\"a\":1,\"a\":2}", SourceKind.Json)]
    [InlineData("a: 1\na: 2", SourceKind.Yaml)]
    [InlineData("a,a\n1,2", SourceKind.Csv)]
    [InlineData("<html></html>", SourceKind.Page)]
    public void A_document_without_clear_records_is_a_problem(string text, SourceKind kind) =>
        Assert.Single(RecordDocument.Load(text, kind).Problems);

    private static string Mutilate(string text, Random random)
    {
        const string Noise = "{}[]\"'\\:,-&*!|>%@#~\t\n\0\u00E9?<`";
        var mutilated = new StringBuilder(text);
        for (var count = random.Next(1, 6); count > 0; count--)
        {
            var at = random.Next(mutilated.Length);
            switch (random.Next(3))
            {
                case 0:
                    mutilated[at] = Noise[random.Next(Noise.Length)];
                    break;
                case 1:
                    mutilated.Insert(at, Noise[random.Next(Noise.Length)]);
                    break;
                default:
                    mutilated.Remove(at, Math.Min(random.Next(1, 9), mutilated.Length - at - 1));
                    break;
            }
        }

        return mutilated.ToString();
    }
}
