using System.Net;
using System.Text.Json;
using Xunit;

namespace ModelCompare.Worker.Tests.Http;

/// <summary>What the read API tells of the sample site.</summary>
public sealed class DocumentTests(SampleApi api) : IClassFixture<SampleApi>
{
    private const string Pair = "/v1/comparisons/gpt-5.3-codex-spark/llama-3.2-1b-instruct";

    [Fact]
    public async Task A_model_is_listed_with_the_values_that_won_and_unknown_is_neither_yes_nor_no()
    {
        var models = await ItemsAsync("/v1/models");
        var llama = models.Single(model => model.GetProperty("slug").GetString() == "llama-3.2-1b-instruct");

        Assert.Equal(128000, llama.GetProperty("contextWindow").GetInt64());
        Assert.Equal("Meta", llama.GetProperty("developer").GetString());
        Assert.Equal(10, llama.GetProperty("capabilities").EnumerateObject().Count());
        Assert.All(llama.GetProperty("capabilities").EnumerateObject(), capability => Assert.Contains(capability.Value.GetString(), new[] { "yes", "no", "unknown" }));
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", llama.GetProperty("lastReviewedOn").GetString());
        Assert.Equal(Slugs(models).Order(StringComparer.Ordinal), Slugs(models));
    }

    [Fact]
    public async Task Costs_are_told_for_the_traffic_that_the_reader_gives()
    {
        var usual = await api.DocumentAsync(Pair);
        var own = await api.DocumentAsync($"{Pair}?inputTokens=1M&outputTokens=2000000");

        Assert.Equal("$71.85", usual.GetProperty("monthlyCost").GetProperty("right").GetProperty("text").GetString());
        // At another route, which costs least for this traffic: 1 x 0.10 + 2 x 0.10.
        Assert.Equal("$0.30", own.GetProperty("monthlyCost").GetProperty("right").GetProperty("text").GetString());
        Assert.Contains("1M input and 2M output tokens a month", own.GetProperty("monthlyCost").GetProperty("assumption").GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("developer=meta", "developer", "Meta")]
    [InlineData("q=LLAMA-3.2", "slug", "llama-3.2-1b-instruct")]
    [InlineData("productType=coding-specialized", "productType", "coding-specialized")]
    public async Task Models_are_filtered(string filter, string field, string value)
    {
        var models = await ItemsAsync($"/v1/models?{filter}");

        Assert.NotEmpty(models);
        Assert.True(models.Length < (await ItemsAsync("/v1/models")).Length);
        Assert.All(models, model => Assert.Equal(value, model.GetProperty(field).GetString()));
    }

    [Fact]
    public async Task Filters_by_capability_and_context_leave_out_what_is_unknown()
    {
        var all = await ItemsAsync("/v1/models");
        var able = all.Where(model => model.GetProperty("capabilities").GetProperty("tool_use").GetString() == "yes").ToArray();
        var wide = all.Where(model => model.GetProperty("contextWindow") is { ValueKind: JsonValueKind.Number } window && window.GetInt64() >= 128000).ToArray();

        Assert.NotEmpty(wide);
        Assert.Equal(Slugs(able), Slugs(await ItemsAsync("/v1/models?capability=tool_use")));
        Assert.Equal(Slugs(wide), Slugs(await ItemsAsync("/v1/models?minContext=128000")));
        Assert.Equal(Slugs(able.Intersect(wide)), Slugs(await ItemsAsync("/v1/models?minContext=128000&capability=tool_use,tool_use")));
    }

    [Fact]
    public async Task A_model_has_its_routes_prices_and_evidence()
    {
        var model = await api.DocumentAsync("/v1/models/llama-3.2-1b-instruct");
        var window = model.GetProperty("attributes").GetProperty("context_window");
        var price = model.GetProperty("routes").EnumerateArray().SelectMany(route => route.GetProperty("prices").EnumerateArray()).First();

        Assert.Equal(("128000", "128k tokens", "llama-3-2-1b-card"), (Text(window, "value"), Text(window, "quote"), Text(window, "source")));
        Assert.All(["meter", "serviceTier", "unit", "currency", "source", "url", "quote", "confirmedOn"], name => Assert.Equal(JsonValueKind.String, price.GetProperty(name).ValueKind));
        Assert.NotEmpty(model.GetProperty("listings").EnumerateArray());
    }

    [Fact]
    public async Task A_model_is_found_by_the_name_of_a_provider_and_Content_Location_says_its_slug()
    {
        var response = await api.GetAsync("/v1/models/meta-llama%2Fllama-3.2-1b-instruct");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("/v1/models/llama-3.2-1b-instruct", response.Content.Headers.ContentLocation!.OriginalString);
        Assert.Equal(await api.Client.GetStringAsync("/v1/models/llama-3.2-1b-instruct", TestContext.Current.CancellationToken), await SampleApi.TextAsync(response));
    }

    [Fact]
    public async Task Prices_are_the_rows_of_the_export_with_their_variants_and_without_zeros_at_the_end()
    {
        var exported = System.Text.Json.Nodes.JsonNode.Parse(await api.Desk.PrintAsync("export", "prices", "--format", "json"))!.AsArray();
        var served = await ItemsAsync("/v1/prices?limit=1000");

        Assert.Equal(
            exported.Select(row => string.Join('|', row!.AsObject().Select(cell => cell.Value?.ToString()))).Order(StringComparer.Ordinal),
            served.Select(row => string.Join('|', row.EnumerateObject().Where(cell => cell.Name != "variant").Select(cell => cell.Value.ValueKind is JsonValueKind.Null ? null : cell.Value.ToString()))).Order(StringComparer.Ordinal));
        Assert.Equal(["provider", "providerModel"], served[0].EnumerateObject().Take(2).Select(cell => cell.Name));
        Assert.All(served, row => Assert.Equal("variant", row.EnumerateObject().Last().Name));
    }

    [Theory]
    [InlineData("provider=heron", "provider", "heron")]
    [InlineData("meter=output", "meter", "output")]
    [InlineData("serviceTier=batch", "serviceTier", "batch")]
    [InlineData("currency=eur", "currency", "EUR")]
    [InlineData("model=llama-3.2-1b-instruct", "model", "llama-3.2-1b-instruct")]
    public async Task Prices_are_filtered(string filter, string field, string value)
    {
        var prices = await ItemsAsync($"/v1/prices?{filter}");
        var expected = (await ItemsAsync("/v1/prices?limit=1000")).Where(price => Text(price, field) == value).ToArray();

        Assert.NotEmpty(prices);
        Assert.Equal(expected.Select(price => price.ToString()), prices.Select(price => price.ToString()));
    }

    [Fact]
    public async Task A_comparison_is_the_stored_document_and_either_order_gives_the_same()
    {
        var (forth, back) = (await api.GetAsync(Pair), await api.GetAsync("/v1/comparisons/llama-3.2-1b-instruct/GPT-5.3-Codex-Spark"));
        var stored = await api.Desk.QueryAsync("SELECT content FROM published_comparisons WHERE left_slug = 'gpt-5.3-codex-spark' AND right_slug = 'llama-3.2-1b-instruct'");

        Assert.Equal(HttpStatusCode.OK, forth.StatusCode);
        Assert.Equal(Assert.Single(stored), await SampleApi.TextAsync(forth));
        Assert.Equal(await SampleApi.TextAsync(forth), await SampleApi.TextAsync(back));
        Assert.Null(forth.Content.Headers.ContentLocation);
        Assert.Equal(Pair, back.Content.Headers.ContentLocation!.OriginalString);
    }

    [Fact]
    public async Task Changes_are_those_of_the_view_from_a_day_on()
    {
        var days = (await api.Desk.QueryAsync("SELECT changed_on FROM published_changes ORDER BY 1")).ToArray();
        var all = await ItemsAsync("/v1/changes?limit=1000");
        var last = await ItemsAsync($"/v1/changes?since={days[^1]}&limit=1000");

        Assert.Equal(days, all.Select(change => Text(change, "changedOn")));
        Assert.Equal(days.Where(day => day == days[^1]), last.Select(change => Text(change, "changedOn")));
        Assert.Empty(await ItemsAsync("/v1/changes?since=2999-01-01"));
    }

    [Theory]
    [InlineData("/v1/models?limit=2")]
    [InlineData("/v1/prices?limit=7")]
    [InlineData("/v1/prices?limit=3&meter=output")]
    [InlineData("/v1/changes?limit=9")]
    [InlineData("/v1/changes?limit=50")]
    public async Task Pages_give_every_row_once_in_the_order_of_one_page(string first)
    {
        var rows = new List<string>();
        for (var path = first; path is not null;)
        {
            var response = await api.GetAsync(path);
            var page = Commands.Desk.Json(await SampleApi.TextAsync(response));
            var next = page.GetProperty("next").GetString();
            Assert.Equal(next is null ? null : $"<{next}>; rel=\"next\"", response.Headers.TryGetValues("Link", out var link) ? link.Single() : null);
            rows.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.ToString()));
            path = next;
        }

        var whole = await ItemsAsync(first.Replace(first[first.IndexOf("limit=", StringComparison.Ordinal)..].Split('&')[0], "limit=1000", StringComparison.Ordinal));
        Assert.Equal(whole.Select(row => row.ToString()), rows);
    }

    private async Task<JsonElement[]> ItemsAsync(string path) => [.. (await api.DocumentAsync(path)).GetProperty("items").EnumerateArray()];

    private static IEnumerable<string?> Slugs(IEnumerable<JsonElement> models) => models.Select(model => Text(model, "slug"));

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
