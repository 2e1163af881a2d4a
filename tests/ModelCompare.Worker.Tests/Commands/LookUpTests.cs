using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary><c>models</c>, <c>compare</c> and <c>explain</c>.</summary>
public sealed class LookUpTests : IAsyncLifetime
{
    private const string Models = """
        { "slug": "anvil-2", "name": "Anvil 2", "developer": "Acme", "productType": "standalone-api", "aliases": { "acme": ["Anvil 2"], "reseller": ["acme/anvil-two"] } },
        { "slug": "rocket-mini", "name": "Rocket Mini", "developer": "Acme", "productType": "standalone-api", "aliases": { "acme": ["Rocket Mini"] } }
        """;

    private readonly Desk _desk = new();

    public async ValueTask InitializeAsync()
    {
        _desk.Sources($$"""
            {{Desk.Source("prices")}},
            { "id": "offers", "provider": "reseller", "url": "{{Desk.UrlOf("offers")}}", "schedule": "0 0 7 * * ?" }
            """, Models);
        _desk.Answer("prices", Pages.Standard);
        _desk.Answer("offers", Pages.Prices(("acme/anvil-two", "$1.40", "$5.50")));
        await _desk.PrintAsync("refresh");
    }

    public ValueTask DisposeAsync()
    {
        _desk.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_comparison_in_text_names_both_models()
    {
        var text = await _desk.PrintAsync("compare", "anvil-2", "rocket-mini");

        Assert.StartsWith("Anvil 2 vs Rocket Mini", text, StringComparison.Ordinal);
        Assert.Contains("$5.50/1M tokens", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_begins_with_an_at_sign_is_a_name_and_no_file_of_arguments()
    {
        var result = await _desk.RunAsync("explain", "@cf/acme/anvil-2");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("\"@cf/acme/anvil-2\"", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_in_json_has_the_members_of_the_contract()
    {
        var json = Desk.Json(await _desk.PrintAsync("compare", "anvil-2", "rocket-mini", "--format", "json"));

        string[] contract =
        [
            "schemaVersion", "left", "right", "scorecard", "reasons", "monthlyCost", "switching", "specs", "pricing", "capabilities",
            "benchmarks", "deepDive", "faq", "related", "lastReviewedOn", "evidence",
        ];
        Assert.Empty(contract.Except(json.EnumerateObject().Select(member => member.Name)));
        Assert.Equal("anvil-2", json.GetProperty("left").GetProperty("slug").GetString());
        Assert.Equal("2026-03-01", json.GetProperty("lastReviewedOn").GetString());
        Assert.All(json.GetProperty("scorecard").EnumerateArray(), row => Assert.True(row.GetProperty("left").TryGetProperty("text", out _)));
        Assert.All(json.GetProperty("capabilities").EnumerateArray(), row => Assert.Contains(row.GetProperty("left").GetString(), new[] { "yes", "no", "unknown" }));
    }

    [Fact]
    public async Task A_comparison_is_for_the_traffic_that_is_given()
    {
        var text = await _desk.PrintAsync("compare", "anvil-2", "rocket-mini", "--input-tokens", "5000000", "--output-tokens", "1M");

        Assert.Contains("Assumes 5M input and 1M output tokens a month", text, StringComparison.Ordinal);
        Assert.DoesNotContain("800M", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5x", "1M", "\"5x\" is no number of tokens")]
    [InlineData("0", "0", "no tokens")]
    public async Task A_traffic_that_is_none_is_refused(string input, string output, string problem)
    {
        var result = await _desk.RunAsync("compare", "anvil-2", "rocket-mini", "--input-tokens", input, "--output-tokens", output);

        Assert.Equal((ExitStatus.Unusable, ""), (result.Status, result.Output));
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_comparison_in_markdown_has_a_heading_and_in_html_a_title()
    {
        Assert.StartsWith("# Anvil 2 vs Rocket Mini", await _desk.PrintAsync("compare", "anvil-2", "rocket-mini", "--format", "markdown"), StringComparison.Ordinal);
        var html = await _desk.PrintAsync("compare", "anvil-2", "rocket-mini", "--format", "html");
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<title>Anvil 2 vs Rocket Mini", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rocket-mini", "anvil-2")]
    [InlineData("Anvil 2", "ROCKET MINI")]
    [InlineData("acme/anvil-two", "Rocket Mini")]
    public async Task Models_are_found_by_slug_name_and_alias_in_either_order(string a, string b) =>
        Assert.Equal(await _desk.PrintAsync("compare", "anvil-2", "rocket-mini"), await _desk.PrintAsync("compare", a, b));

    [Theory]
    [InlineData("anvil-3", "Did you mean anvil-2?")]
    [InlineData("rockt-mini", "Did you mean rocket-mini?")]
    [InlineData("zzzzzzzzzzzz", "`models` lists them all")]
    [InlineData("", "`models` lists them all")]
    public async Task An_unknown_model_is_told_with_near_names(string name, string message)
    {
        var result = await _desk.RunAsync("compare", name, "rocket-mini");

        Assert.Equal((ExitStatus.Unusable, ""), (result.Status, result.Output));
        Assert.Contains($"The catalog holds no model \"{name}\"", result.Error, StringComparison.Ordinal);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_is_not_compared_with_itself()
    {
        var result = await _desk.RunAsync("compare", "anvil-2", "acme/anvil-two");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("are one model, anvil-2", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_that_is_none_is_refused()
    {
        var result = await _desk.RunAsync("compare", "anvil-2", "rocket-mini", "--format", "xml");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("'markdown'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_are_listed_and_filtered()
    {
        var all = await _desk.PrintAsync("models");
        Assert.Contains("anvil-2", all, StringComparison.Ordinal);
        Assert.Contains("rocket-mini", all, StringComparison.Ordinal);

        var rockets = await _desk.PrintAsync("models", "ROCKET", "--format", "json");
        Assert.Equal("rocket-mini", Desk.Json(rockets).EnumerateArray().Single().GetProperty("slug").GetString());
        Assert.Contains("No model", (await _desk.RunAsync("models", "zeppelin")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_is_explained_with_its_source_place_and_quote()
    {
        var text = await _desk.PrintAsync("explain", "anvil-2", "output");

        Assert.StartsWith("Anvil 2 (anvil-2), Acme", text, StringComparison.Ordinal);
        Assert.Contains("output price (standard, USD per 1M tokens): 6\n  source     prices (authority), of acme \"Anvil 2\"\n  page       https://acme.example/prices\n", text, StringComparison.Ordinal);
        Assert.Matches("(?s)  fetched    2026-03-01 06:00 UTC, content [0-9a-f]{12}\n  place      .*td.*\n  under      Pricing\n  quote      \\$6.00\n", text);
        Assert.Contains("  confirmed  2026-03-01\n  changed    2026-03-01\n", text, StringComparison.Ordinal);
        Assert.Contains("source     offers (seller), of reseller \"acme/anvil-two\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("input price", text, StringComparison.Ordinal);
        Assert.Contains("input price (standard, USD per 1M tokens): 1.5", await _desk.PrintAsync("explain", "Anvil 2"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_not_known_is_told_with_those_that_are()
    {
        var result = await _desk.RunAsync("explain", "anvil-2", "weight");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("There is: input, output.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_catalog_says_what_to_do()
    {
        _desk.Settings["ConnectionStrings:Catalog"] = $"Data Source={_desk.PathOf("empty.db")};Pooling=False";

        Assert.Contains("Run `refresh` first", (await _desk.RunAsync("compare", "a", "b")).Error, StringComparison.Ordinal);
    }
}
