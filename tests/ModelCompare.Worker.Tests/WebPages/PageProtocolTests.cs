using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Xunit;

namespace ModelCompare.Worker.Tests.WebPages;

/// <summary>How pages are answered, without a browser.</summary>
[Collection(OnePageSite.Name)]
public sealed partial class PageProtocolTests(PageSite site)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/sources")]
    [InlineData("/models/hostile")]
    public async Task A_page_forbids_scripts_and_styles_within_it_the_first_time_and_when_it_is_ready(string path)
    {
        for (var time = 0; time < 2; time++)
        {
            var response = await GetAsync(path);
            var policy = response.Headers.GetValues("Content-Security-Policy").Single();
            Assert.Contains("default-src 'none'; style-src 'self'; img-src 'self' data:;", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task A_page_that_the_client_has_is_not_sent_again()
    {
        var first = await GetAsync("/");
        var again = await GetAsync("/", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task The_stylesheet_may_be_kept_for_ever_under_the_address_that_its_content_gives()
    {
        var address = Stylesheet().Match(await TextAsync(await GetAsync("/"))).Groups[1].Value;
        var response = await GetAsync(address);
        Assert.Equal("text/css", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/compare/llama-3.2-1b-instruct/heron-3-pro?inputTokens=1M", "/compare/heron-3-pro/llama-3.2-1b-instruct?inputTokens=1M")]
    [InlineData("/compare?a=llama-3.2-1b-instruct&b=heron-3-pro", "/compare/heron-3-pro/llama-3.2-1b-instruct")]
    [InlineData("/compare/heron-3-pro/heron-3-pro", "/models/heron-3-pro")]
    [InlineData("/models/Heron%203%20Pro", "/models/heron-3-pro")]
    public async Task Either_order_and_every_name_lead_to_the_one_address(string path, string target)
    {
        var response = await GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(target, response.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("/models/heron-3-por")]
    [InlineData("/compare/heron-3-por/hostile")]
    [InlineData("/heron-3-por")]
    public async Task People_who_miss_a_page_are_told_near_names(string path)
    {
        var response = await GetAsync(path, request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html")));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<a href=\"/models/heron-3-pro\">Heron 3 Pro</a>", await TextAsync(response), StringComparison.Ordinal);
        Assert.Contains("style-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/compare?a=&b=")]
    [InlineData("/compare?a=heron-3-pro")]
    public async Task Who_names_no_model_is_told_no_near_ones(string path)
    {
        var response = await GetAsync(path, request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html")));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("Did you mean", await TextAsync(response), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_ends_says_when_and_a_price_for_some_prompts_for_which()
    {
        Assert.Contains("<p class=\"notice\">The date given for its deprecation is 2026-12-31.</p>", await TextAsync(await GetAsync("/models/hostile")), StringComparison.Ordinal);
        Assert.Contains("$2.40<small>per 1M tokens, via Heron API, short prompts</small>", await TextAsync(await GetAsync("/models/heron-3-pro")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_free_is_told_of_input_and_output_only_where_they_are()
    {
        var catalog = await TextAsync(await GetAsync("/"));
        Assert.Contains("<td class=\"figure\">Free</td><td class=\"figure\">Free</td>", RowOf("Courtesy", catalog), StringComparison.Ordinal);
        Assert.Contains("<td class=\"figure\">—</td><td class=\"figure\">—</td>", RowOf("Jingle", catalog), StringComparison.Ordinal);

        var courtesy = await TextAsync(await GetAsync("/models/courtesy"));
        Assert.Contains("<dt>Input price</dt><dd>Free<small>via ", courtesy, StringComparison.Ordinal);
        Assert.Contains("No paid price of input or output", courtesy, StringComparison.Ordinal);
        Assert.Contains("<dt>Input price</dt><dd>—<small>per 1M tokens, no complete price", await TextAsync(await GetAsync("/models/jingle")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_missed_is_never_one_that_the_client_has()
    {
        var response = await GetAsync("/models/heron-3-por");
        var again = await GetAsync("/models/heron-3-por", request => request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any));

        Assert.Null(response.Headers.ETag);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.True(again.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sources")]
    [InlineData("/models/hostile")]
    [InlineData("/compare/llama-3.2-1b-instruct/heron-3-pro")]
    [InlineData("/models/heron-3-por")]
    public async Task HEAD_of_a_page_is_answered_as_GET_but_without_a_body(string path)
    {
        var got = await GetAsync(path);
        var asked = await GetAsync(path, request => request.Method = HttpMethod.Head);

        Assert.Equal((got.StatusCode, got.Headers.ETag, got.Headers.Location), (asked.StatusCode, asked.Headers.ETag, asked.Headers.Location));
        Assert.Equal(got.Headers.GetValues("Content-Security-Policy"), asked.Headers.GetValues("Content-Security-Policy"));
        Assert.Equal(got.Content.Headers.ContentType, asked.Content.Headers.ContentType);
        Assert.Empty(await TextAsync(asked));
    }

    [Fact]
    public async Task Programs_that_miss_a_document_are_told_by_problem_details()
    {
        var response = await GetAsync("/v1/nothing", request => request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html")));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("developer")]
    [InlineData("released")]
    [InlineData("context")]
    [InlineData("input")]
    [InlineData("output")]
    [InlineData("routes")]
    [InlineData("reviewed")]
    public async Task The_catalog_can_be_sorted_by_each_column_both_ways(string column)
    {
        foreach (var direction in new[] { "asc", "desc" })
        {
            var response = await GetAsync($"/?sort={column}&dir={direction}");
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains(direction == "asc" ? "aria-sort=\"ascending\"" : "aria-sort=\"descending\"", await TextAsync(response), StringComparison.Ordinal);
        }
    }

    private Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? change = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        change?.Invoke(request);
        return site.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string RowOf(string model, string page) => page.Split("<tr>").Single(row => row.Contains($">{model}</a>", StringComparison.Ordinal));

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    [GeneratedRegex("<link rel=\"stylesheet\" href=\"([^\"]+)\">")]
    private static partial Regex Stylesheet();
}
