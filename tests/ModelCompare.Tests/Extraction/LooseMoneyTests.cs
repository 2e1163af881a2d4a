using System.Collections.Immutable;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using Xunit;

namespace ModelCompare.Tests.Extraction;

public sealed class LooseMoneyTests
{
    private const string Table = "<table><tr><th>Model</th><th>Input per 1M tokens</th></tr><tr><td>quill-2</td><td>$3</td></tr></table>";

    [Fact]
    public void Money_in_running_text_is_unclaimed_with_its_place()
    {
        var reading = Read($"<h1>Prices</h1>{Table}<h2>Plans</h2><p>Teams pay <b>$</b>18 a month.<br>Nothing here.</p>");

        var money = Assert.Single(reading.Unclaimed);
        Assert.Equal(("Teams pay $18 a month.", "Prices › Plans", "html > body > p:nth-of-type(1)"), (money.Text, money.Observation.Place.Trail, money.Observation.Place.Locator));
        Assert.Equal(new Coverage(1, 0, 1), reading.Coverage);
    }

    [Theory]
    [InlineData("<script>var price = '$18';</script>")]
    [InlineData("<style>.a::before { content: '$18' }</style>")]
    [InlineData("<template><p>$18</p></template>")]
    [InlineData("<p>Formerly <del>$18</del>.</p>")]
    [InlineData("<p>Ask us, in usd or eur.</p>")]
    public void What_a_reader_does_not_see_as_money_is_none(string html) =>
        Assert.Equal(new Coverage(1, 0, 0), Read(Table + html).Coverage);

    [Theory]
    [InlineData("<footer><h3>Legal</h3><p>All from $18.</p></footer>", "<footer> › Legal")]
    [InlineData("<nav><a>From $18</a></nav>", "<nav>")]
    public void A_footer_is_under_no_heading_of_the_page(string html, string trail) =>
        Assert.Equal(trail, Assert.Single(Read($"<h1>Prices</h1>{Table}{html}").Unclaimed).Observation.Place.Trail);

    [Fact]
    public void A_rule_names_money_by_heading_or_text()
    {
        IgnoreRule[] rules = [new("<footer>", null, null, null, "a footer sells plans"), new(null, null, null, "per seat", "seats are no models")];

        var reading = Read($"{Table}<p>$18 per seat</p><footer>From $18.</footer><p>$5</p>", source => source with { Ignore = [.. rules] });

        Assert.Equal(new Coverage(1, 2, 1), reading.Coverage);
        Assert.Equal(rules.ToHashSet(), reading.Ignored.Select(ignored => ignored.Rule).ToHashSet());
    }

    [Fact]
    public void A_table_that_no_reading_means_is_unclaimed()
    {
        var html = $"<h2>Models</h2>{Table}<h2>Tools</h2><table><tr><th>Tool</th><th>Price</th></tr><tr><td>search</td><td>$10 per 1,000 calls</td></tr></table>";

        var reading = Read(html, source => source with { Read = [new TableReading { Under = "Models" }] });

        Assert.Equal("$10 per 1,000 calls", Assert.Single(reading.Unclaimed).Text);
        Assert.Equal(new Coverage(1, 0, 1), reading.Coverage);
    }

    [Fact]
    public void A_number_of_a_record_that_is_named_as_money_is_unclaimed_unless_a_path_or_a_rule_names_it()
    {
        const string Json = """{ "data": [{ "id": "quill-2", "length": 8, "pricing": { "prompt": "0.000003", "web_search": "0.01", "image": 0.2, "note": "x" } }] }""";
        var source = Source() with
        {
            Kind = SourceKind.Json,
            Currency = "USD",
            Read = [new RecordReading { Each = "data[*]", Model = "id", Prices = [new("input", "pricing.prompt", "token")] }],
            Ignore = [new(null, null, null, "web_search", "a tool")],
        };

        var reading = SourceReader.Read(source, Document.Create(source.Url, "application/json", "utf-8", System.Text.Encoding.UTF8.GetBytes(Json), DateTimeOffset.UnixEpoch));

        Assert.Equal(("image: 0.2", "data[0].pricing.image"), (reading.Unclaimed.Single().Text, reading.Unclaimed.Single().Observation.Place.Locator));
        Assert.Equal(new Coverage(1, 1, 1), reading.Coverage);
    }

    private static SourceReading Read(string html, Func<SourceDefinition, SourceDefinition>? declare = null)
    {
        var source = (declare ?? (same => same))(Source());
        return SourceReader.Read(source, Document.Create(source.Url, "text/html", "utf-8", System.Text.Encoding.UTF8.GetBytes($"<html><body>{html}</body></html>"), DateTimeOffset.UnixEpoch));
    }

    private static SourceDefinition Source() => new() { Id = "quill", Provider = "quill", Url = new("https://quill.example/pricing"), Schedule = "0 0 * * * ?" };
}
