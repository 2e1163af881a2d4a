using System.Text;
using ModelCompare.Sources;
using Xunit;
using static ModelCompare.Tests.Sources.SourceFileTexts;

namespace ModelCompare.Tests.Sources;

public sealed class SourceFileTests
{
    private const string Full = """
        {
          "$schema": "../src/ModelCompare/Sources/sources.schema.json",
          // Comments are welcome.
          "recording": "site",
          "providers": [
            { "id": "acme", "name": "Acme AI", "developer": "Acme" },
            { "id": "resale", "name": "Resale Cloud",
              "aliasRule": { "stripPrefixes": { "@cf/acme/": "Acme" }, "stripSuffixes": ["-v1:0"], "separators": "-._ ", "letterDigitBreaks": true } },
          ],
          "models": [
            {
              "slug": "acme-1.5-mini", "name": "Acme 1.5 Mini", "developer": "Acme", "productType": "standalone-api",
              "aliases": { "resale": ["@cf/acme/acme-1.5-mini", { "name": "acme-mini", "from": "2026-01-01", "to": "2026-06-30" }] }
            }
          ],
          "sources": [
            {
              "id": "acme-pricing", "provider": "acme", "url": "https://acme.example/pricing", "schedule": "0 15 6 * * ?",
              "role": "authority", "currency": "CNY", "unit": "1M tokens",
              "ignore": [{ "under": "Tools", "text": "$", "because": "prices of tools" }],
              "read": [
                { "tables": { "select": "main table", "under": "Text", "headers": ["Input"], "model": "columns", "modelHeader": "Name",
                              "models": ["acme-1"], "columns": { "In": "cached_input", "Sees": "capability:vision", "Notes": "ignore" },
                              "benchmark": "Benchmark", "setting": ["Shots"], "metric": "Metric" } },
                { "items": { "each": "li.model", "model": "a@href", "fields": { "parameters": ".size", "capability": ".tag" }, "values": { "offered": "yes" } } },
                { "labels": { "select": "aside", "models": ["acme-1"], "fields": { "Window": "context_window" } } },
                { "sentences": { "model": "h1", "patterns": { "released_on": "released (?<value>.+?)\\.", "capability:vision": "sees images" } } },
              ],
            },
            {
              "id": "acme-list", "provider": "resale", "url": "http://resale.example/models", "schedule": "0 0 0/6 ? * MON-FRI", "kind": "json", "role": "witness",
              "read": [
                { "records": { "each": "data[*]", "model": "id", "stripPrefixes": ["acme/"], "provider": "owner", "providers": { "acme-inc": "acme" },
                               "words": { "openness": { "true": "open_weights" } }, "where": { "type": "chat" }, "fields": { "context_window": "limits.context" },
                               "capabilities": { "supports": { "tools": "function_calling" } },
                               "prices": [{ "meter": "input", "path": "pricing.prompt", "per": "token", "modality": "text+image", "serviceTier": "batch", "contextOver": "200000" }],
                               "benchmarks": [{ "benchmark": "MMLU", "path": "mmlu", "metric": "accuracy", "setting": "shots" }],
                               "values": { "offered": "yes" } } },
              ],
            },
          ],
        }
        """;

    [Fact]
    public void Every_key_of_a_full_file_is_read()
    {
        var catalog = Load(Full);

        Assert.Equal(new ProviderDefinition("acme", "Acme AI", "Acme"), catalog.Providers[0]);
        var rule = catalog.Providers[1].AliasRule!;
        Assert.Equal(("Acme", "-v1:0", "-._ ", true), (rule.StripPrefixes["@cf/acme/"], rule.StripSuffixes.Single(), rule.Separators, rule.LetterDigitBreaks));
        Assert.Equal([new("@cf/acme/acme-1.5-mini"), new("acme-mini", new(2026, 1, 1), new(2026, 6, 30))], catalog.Models.Single().Aliases["resale"].AsEnumerable());
        Assert.Equal("standalone-api", catalog.Models.Single().ProductType);
        Assert.Equal(["acme-pricing", "acme-list"], catalog.Sources.Select(source => source.Id));
        var page = catalog.Sources[0];
        Assert.Equal((SourceKind.Page, SourceRole.Authority, "CNY", "1M tokens"), (page.Kind, page.Role, page.Currency, page.Unit));
        Assert.Equal(new IgnoreRule("Tools", null, null, "$", "prices of tools"), page.Ignore.Single());
        Assert.Equal(new Uri("https://acme.example/pricing"), page.Url);
    }

    [Fact]
    public void Every_form_of_reading_is_bound()
    {
        var catalog = Load(Full);

        var tables = Assert.IsType<TableReading>(catalog.Sources[0].Read[0]);
        Assert.Equal(("main table", "Text", ModelPlacement.Columns, "Name"), (tables.Select, tables.Under, tables.Model, tables.ModelHeader));
        Assert.Equal("capability:vision", tables.Columns["Sees"]);
        Assert.Equal(("Benchmark", "Shots", "Metric"), (tables.Benchmark, tables.Setting.Single(), tables.Metric));
        var items = Assert.IsType<ItemReading>(catalog.Sources[0].Read[1]);
        Assert.Equal(("li.model", "a@href", ".tag", "yes"), (items.Each, items.Model, items.Fields["capability"], items.Values["offered"]));
        Assert.Equal("context_window", Assert.IsType<LabelReading>(catalog.Sources[0].Read[2]).Fields["Window"]);
        Assert.Equal("sees images", Assert.IsType<SentenceReading>(catalog.Sources[0].Read[3]).Patterns["capability:vision"]);
        var records = Assert.IsType<RecordReading>(catalog.Sources[1].Read[0]);
        Assert.Equal(("data[*]", "id", "chat"), (records.Each, records.Model, records.Where["type"]));
        Assert.Equal(("acme/", "owner", "acme"), (records.StripPrefixes.Single(), records.Provider, records.Providers["acme-inc"]));
        Assert.Equal("open_weights", records.Words["openness"]["true"]);
        Assert.Equal("function_calling", records.Capabilities["supports"]["tools"]);
        Assert.Equal(new RecordPrice("input", "pricing.prompt", "token", "text+image", "batch", "200000"), records.Prices.Single());
        Assert.Equal(new RecordBenchmark("MMLU", "mmlu", "accuracy", "shots"), records.Benchmarks.Single());
    }

    [Fact]
    public void A_source_needs_no_more_than_id_provider_url_and_schedule()
    {
        var source = Load(WithSource("")).Sources.Single();

        Assert.Equal((SourceKind.Page, SourceRole.Seller), (source.Kind, source.Role));
        Assert.Empty(source.Read);
    }

    [Fact]
    public void A_recording_is_relative_to_the_file()
    {
        var folder = Path.GetTempPath();
        var result = SourceFile.Parse("""{ "recording": "site", "sources": [] }"""u8.ToArray(), Path.Combine(folder, "sources.json"));

        Assert.Equal(Path.Combine(folder, "site"), Assert.IsType<SourceFileResult.Loaded>(result).Catalog.Recording);
    }

    [Fact]
    public void A_byte_order_mark_is_no_error() =>
        Assert.IsType<SourceFileResult.Loaded>(SourceFile.Parse(Encoding.UTF8.Preamble.ToArray().Concat("""{ "sources": [] }"""u8.ToArray()).ToArray(), "sources.json"));

    [Fact]
    public void A_file_that_is_not_there_is_an_error_that_names_it()
    {
        var error = Assert.Single(Assert.IsType<SourceFileResult.Invalid>(SourceFile.Load("/nowhere/sources.json")).Errors);

        Assert.Equal("/nowhere/sources.json", error.File);
        Assert.Null(error.Line);
        Assert.Contains("cannot be read", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\n  \"sources\": [\n    {]\n}", 3, 6)]
    [InlineData("{\n  \"sources\": [] }\nmore", 3, 1)]
    [InlineData("{ \"sources\": [", 1, 15)]
    [InlineData("", 1, 1)]
    public void Bad_JSON_is_reported_with_its_line_and_column(string json, int line, int column)
    {
        var error = Error(json);

        Assert.Equal((line, column), (error.Line, error.Column));
        Assert.Contains("not JSON", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_reported_with_their_place()
    {
        byte[] bytes = [.. "{\n  \"recording\": \""u8, 0xE9, .. "\" }"u8];

        var error = Assert.Single(Assert.IsType<SourceFileResult.Invalid>(SourceFile.Parse(bytes, "sources.json")).Errors);

        Assert.Equal((2, 17), (error.Line, error.Column));
        Assert.Contains("UTF-8", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_counts_characters_not_bytes() =>
        Assert.Equal(23, Error("""{ "recording": "日本語", "sorces": [], "sources": [] }""").Column);

    [Fact]
    public void All_errors_are_reported_at_once_in_the_order_of_the_file()
    {
        var errors = Errors("""
            {
              "providers": [{ "id": "Acme", "name": 3 }],
              "sources": [
                { "id": "a", "provider": "acme", "url": "acme.example", "schedule": "daily", "kind": "pdf" },
                { "id": "a", "provider": "acme", "url": "ftp://acme.example", "schedul": "0 0 6 * * ?" }
              ]
            }
            """);

        Assert.Equal(
            [
                "providers[0] (Acme).id", "providers[0] (Acme).name",
                "sources[0] (a).provider", "sources[0] (a).url", "sources[0] (a).schedule", "sources[0] (a).kind",
                "sources[1] (a)", "sources[1] (a).id", "sources[1] (a).provider", "sources[1] (a).url", "sources[1] (a).schedul",
            ],
            errors.Select(error => error.Place));
        Assert.All(errors, error => Assert.NotEmpty(error.Remedy));
        Assert.Equal([2, 2, 4, 4, 4, 4, 5, 5, 5, 5, 5], errors.Select(error => error.Line ?? 0));
    }

    [Fact]
    public void An_error_is_one_line_that_begins_with_file_line_and_column() =>
        Assert.StartsWith(
            "sources.json:3:124: sources[0] (page).kind: ",
            Error(WithSource("\"kind\": \"pdf\"")).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("https://acme.example/docs/pricing.md", "", SourceKind.Markdown)]
    [InlineData("https://acme.example/docs/pricing.MDX?raw=1", "", SourceKind.Markdown)]
    [InlineData("https://acme.example/docs/pricing.md", "\"kind\": \"page\"", SourceKind.Page)]
    [InlineData("https://acme.example/docs/pricing", "", SourceKind.Page)]
    public void What_a_source_is_served_in_is_told_by_its_address_where_the_file_does_not_say(string url, string members, SourceKind kind)
    {
        var file = WithSources($$"""{ "id": "page", "provider": "acme", "url": "{{url}}", "schedule": "0 0 6 * * ?", {{members}} }""");

        Assert.Equal(kind, Assert.Single(Load(file).Sources).Kind);
    }
}
