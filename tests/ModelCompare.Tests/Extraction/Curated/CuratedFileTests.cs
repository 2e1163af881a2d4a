using ModelCompare.Catalog;
using ModelCompare.Extraction.Curated;
using ModelCompare.Normalization;
using Xunit;

namespace ModelCompare.Tests.Extraction.Curated;

public sealed class CuratedFileTests
{
    private static readonly DocumentOrigin Origin =
        new("curated", "quill", "file:///curated.json", "abc", new DateTimeOffset(2026, 8, 1, 12, 0, 0, TimeSpan.Zero), "reading");

    [Fact]
    public void Every_form_of_fact_is_read_with_its_own_evidence()
    {
        var result = CuratedFile.Read(
            """
            { "facts": [
              { "model": "quill-2", "attribute": "context_window", "value": "131072", "url": "https://quill.example/a", "quote": "131,072 tokens", "asOf": "2026-06-04" },
              { "model": "quill-2", "attribute": "context_window", "value": 131072, "url": "https://quill.example/a", "quote": "131,072 tokens" },
              { "model": "quill-2", "capability": "vision", "supported": false, "url": "https://quill.example/b", "quote": "text only" },
              { "model": "quill-2", "provider": "reed", "price": { "meter": "input", "amount": "0.00003", "unit": "1K tokens", "currency": "USD", "tier": "batch", "context": ">200k" }, "url": "https://reed.example/p", "quote": "$0.00003" },
              { "model": "quill-2", "price": { "meter": "image", "amount": "free", "unit": "image", "currency": "USD" }, "url": "https://quill.example/p", "quote": "free" },
              { "model": "quill-2", "benchmark": "Penmanship", "metric": "acc", "setting": "5-shot", "score": 49.30, "url": "https://quill.example/c", "quote": "49.30" }
            ] }
            """,
            Origin);

        Assert.Empty(result.Problems);
        var context = Assert.IsType<AttributeFact>(result.Facts[0]);
        Assert.Equal(new Listing("quill", "quill-2"), context.Listing);
        Assert.Equal("131072", context.Value);
        Assert.Equal(
            new Evidence("curated", "https://quill.example/a", "abc", Origin.FetchedAt, "facts[0]", "", "131,072 tokens", "reading", new DateOnly(2026, 6, 4)),
            context.Evidence);
        Assert.Null(result.Facts[1].Evidence.ReadOn);
        Assert.False(Assert.IsType<CapabilityFact>(result.Facts[2]).Supported);

        var price = Assert.IsType<PriceFact>(result.Facts[3]);
        Assert.Equal(new Listing("reed", "quill-2"), price.Listing);
        Assert.Equal(0.03m, price.Amount);
        Assert.Equal(
            new PriceTerms { Meter = "input", Unit = "1M tokens", Currency = "USD", ServiceTier = "batch", Context = new ContextRange(">200k", 200_000, null) },
            price.Terms);
        Assert.Null(Assert.IsType<PriceFact>(result.Facts[4]).Amount);

        var score = Assert.IsType<BenchmarkFact>(result.Facts[5]);
        Assert.Equal(("Penmanship", "acc", "5-shot", 49.30m), (score.Benchmark, score.Metric, score.Setting, score.Score));
    }

    [Fact]
    public void All_problems_are_reported_at_once_and_spare_the_sound_facts()
    {
        var result = CuratedFile.Read(
            """
            { "fact": 1, "facts": [
              { "attribute": "context_window", "value": "about 5", "url": "ftp://quill.example" },
              { "model": "m", "attribute": "smell", "value": "1", "url": "https://q.example", "quote": "q" },
              { "model": "m", "capability": "vision", "url": "https://q.example", "quote": "q" },
              { "model": "m", "capability": "vision", "supported": true, "benchmark": "b", "url": "https://q.example", "quote": "q" },
              { "model": "m", "price": { "meter": "inputs", "amount": "-1", "unit": "1M tokens", "currency": "$" }, "url": "https://q.example", "quote": "q" },
              { "model": "m", "capability": "vision", "supportd": true, "url": "https://q.example", "quote": "q" },
              { "model": "m", "price": { "meter": "input", "amount": "1", "unit": "page", "currency": "USD" }, "url": "https://q.example", "quote": "q" },
              { "model": "m", "capability": "vision", "supported": true, "url": "https://q.example", "quote": "q" }
            ] }
            """,
            Origin);

        Assert.Single(result.Facts);
        Assert.Equal(
            [
                "fact: no such member.",
                "facts[0]: needs 'model'.",
                "facts[0]: needs 'quote'.",
                "facts[0]: needs an absolute http or https 'url'.",
                "facts[0]: 'value' of context_window: more than a number of tokens.",
                "facts[1]: 'smell' is no attribute.",
                "facts[2]: needs 'supported'.",
                "facts[3]: needs exactly one of 'attribute', 'capability', 'price' and 'benchmark'.",
                "facts[4]: price: 'meter' is none of the known meters.",
                "facts[4]: price: needs a 'currency' such as USD.",
                "facts[4]: price: 'amount' is neither a number of 0 or more nor \"free\".",
                "facts[6]: price: 'unit' does not fit the meter: token meters are per token, 1K tokens or 1M tokens.",
            ],
            result.Problems.Where(problem => !problem.StartsWith("facts[5]", StringComparison.Ordinal)));
        Assert.Contains("supportd", Assert.Single(result.Problems, problem => problem.StartsWith("facts[5]", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{", "Not JSON: line 1, column 2")]
    [InlineData("[]", "no list 'facts'")]
    [InlineData("""{ "facts": {} }""", "no list 'facts'")]
    [InlineData("""{ "facts": [ null ] }""", "facts[0]: no fact")]
    [InlineData("""{ "facts": [ { "model": 5 } ] }""", "facts[0].model")]
    public void A_file_that_is_none_is_a_problem(string json, string problem) =>
        Assert.Contains(problem, Assert.Single(CuratedFile.Read(json, Origin).Problems), StringComparison.Ordinal);

    [Fact]
    public void A_file_that_contradicts_itself_is_told_where()
    {
        var result = CuratedFile.Read(
            """
            { "facts": [
              { "model": "quill-2", "attribute": "context_window", "value": "131072", "url": "https://quill.example/a", "quote": "131,072 tokens" },
              { "model": "quill-2", "capability": "vision", "supported": true, "url": "https://quill.example/b", "quote": "sees" },
              { "model": "quill-2", "attribute": "context_window", "value": "200000", "url": "https://quill.example/c", "quote": "200,000 tokens" }
            ] }
            """,
            Origin);

        Assert.Equal("facts[0] and facts[2]: context_window of quill-2 is stated as 131072 and as 200000.", Assert.Single(result.Problems));
    }
}
