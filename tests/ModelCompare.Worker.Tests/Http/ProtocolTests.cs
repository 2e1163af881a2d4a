using System.IO.Compression;
using System.Net;
using System.Text;
using Xunit;

namespace ModelCompare.Worker.Tests.Http;

/// <summary>How the read API speaks HTTP.</summary>
public sealed class ProtocolTests(SampleApi api) : IClassFixture<SampleApi>
{
    private const string Pair = "/v1/comparisons/gpt-5.3-codex-spark/llama-3.2-1b-instruct";

    public static TheoryData<string> Documents => ["/v1/models", "/v1/models/llama-3.2-1b-instruct", "/v1/prices?limit=5", Pair, "/v1/changes?limit=5", "/openapi/v1.json"];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task A_client_that_has_the_document_is_told_so_and_one_that_has_another_gets_it(string path)
    {
        var first = await api.GetAsync(path);
        var tag = first.Headers.ETag!;
        var known = await api.GetAsync(path, ("If-None-Match", $"\"other\", {tag}"));
        var other = await api.GetAsync(path, ("If-None-Match", "\"other\""));

        Assert.False(tag.IsWeak);
        Assert.Equal((HttpStatusCode.NotModified, tag), (known.StatusCode, known.Headers.ETag));
        Assert.Empty(await SampleApi.TextAsync(known));
        Assert.Equal(HttpStatusCode.NotModified, (await api.GetAsync(path, ("If-None-Match", "*"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotModified, (await api.GetAsync(path, ("If-None-Match", tag.ToString()))).StatusCode);
        Assert.Equal(await SampleApi.TextAsync(first), await SampleApi.TextAsync(other));
        Assert.True(first.Headers.CacheControl!.NoCache);
    }

    [Theory]
    [InlineData("br, gzip", "br")]
    [InlineData("gzip, deflate, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0.1, gzip;q=0.9", "gzip")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("identity", "")]
    [InlineData("deflate", "")]
    public async Task A_document_is_compressed_as_the_client_can_read_it_and_each_coding_has_its_own_tag(string accepted, string coding)
    {
        var plain = await api.GetAsync(Pair);
        var response = await api.GetAsync(Pair, ("Accept-Encoding", accepted));
        await using var body = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream read = coding switch
        {
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            _ => body,
        };

        Assert.Equal(await SampleApi.TextAsync(plain), await new StreamReader(read, Encoding.UTF8).ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(coding, string.Join(',', response.Content.Headers.ContentEncoding));
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Contains("Accept-Encoding", plain.Headers.Vary);
        Assert.Equal(coding.Length == 0, response.Headers.ETag!.Equals(plain.Headers.ETag));
        Assert.Equal(HttpStatusCode.NotModified, (await api.GetAsync(Pair, ("Accept-Encoding", accepted), ("If-None-Match", response.Headers.ETag.ToString()))).StatusCode);
    }

    [Theory]
    [InlineData("/v1/models?limit=0", "limit")]
    [InlineData("/v1/models?limit=1001", "limit")]
    [InlineData("/v1/models?limit=ten", "limit")]
    [InlineData("/v1/models?limit=1&limit=2", "limit")]
    [InlineData("/v1/models?minContext=-1", "minContext")]
    [InlineData("/v1/models?capability=telepathy", "capability")]
    [InlineData("/v1/models?productType=toaster", "productType")]
    [InlineData("/v1/prices?meter=outputs", "meter")]
    [InlineData("/v1/prices?serviceTier=turbo", "serviceTier")]
    [InlineData("/v1/models?developper=Meta", "developper")]
    [InlineData("/v1/models?developer=", "developer")]
    [InlineData("/v1/prices?cursor=!", "cursor")]
    [InlineData("/v1/prices?metre=output", "metre")]
    [InlineData("/v1/changes?since=yesterday", "since")]
    [InlineData("/v1/comparisons/gpt-5.3-codex-spark/llama-3.2-1b-instruct?inputTokens=many&outputTokens=1", "inputTokens")]
    [InlineData("/v1/comparisons/gpt-5.3-codex-spark/llama-3.2-1b-instruct?inputTokens=1M", "inputTokens")]
    [InlineData("/v1/changes?since=2026-13-01", "since")]
    [InlineData("/v1/models/llama-3.2-1b-instruct?x=1", "x")]
    public async Task A_parameter_that_is_wrong_or_unknown_is_named(string path, string parameter)
    {
        var problem = await api.ProblemAsync(path, HttpStatusCode.BadRequest);

        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.Contains($"\"{(parameter == "cursor" ? "!" : parameter)}\"", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/models/llama-3.2-1b-instuct")]
    [InlineData("/v1/comparisons/llama-3.2-1b-instuct/gpt-5.3-codex-spark")]
    [InlineData("/v1/comparisons/gpt-5.3-codex-spark/llama-3.2-1b-instuct")]
    [InlineData("/v1/prices?model=llama-3.2-1b-instuct")]
    public async Task A_model_that_is_unknown_is_not_found_and_near_ones_are_named(string path)
    {
        var problem = await api.ProblemAsync(path, HttpStatusCode.NotFound);

        Assert.Equal("llama-3.2-1b-instruct", problem.GetProperty("near")[0].GetString());
    }

    [Fact]
    public async Task A_model_is_not_compared_with_itself()
    {
        var problem = await api.ProblemAsync("/v1/comparisons/llama-3.2-1b-instruct/Llama-3.2-1B-Instruct", HttpStatusCode.BadRequest);

        Assert.Contains("are one model, llama-3.2-1b-instruct", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_and_methods_that_there_are_not_are_problems_too()
    {
        await api.ProblemAsync("/v1/nothing", HttpStatusCode.NotFound);
        var posted = await api.Client.PostAsync("/v1/models", new StringContent("x"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, posted.StatusCode);
        Assert.Equal("application/problem+json", posted.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    [InlineData("/v1/nothing")]
    [InlineData("/v1/models?limit=0")]
    public async Task HEAD_is_answered_as_GET_but_without_a_body(string path)
    {
        var got = await api.GetAsync(path, ("Accept-Encoding", "br"));
        var asked = await SampleApi.SendAsync(api.Client, HttpMethod.Head, path, ("Accept-Encoding", "br"));

        Assert.Equal(got.StatusCode, asked.StatusCode);
        Assert.Equal(got.Headers.ETag, asked.Headers.ETag);
        Assert.Equal(Fields(got), Fields(asked));
        Assert.Empty(await SampleApi.TextAsync(asked));
        if (got.Headers.ETag is { } tag)
        {
            Assert.Equal(got.Content.Headers.ContentLength, asked.Content.Headers.ContentLength);
            Assert.Equal(HttpStatusCode.NotModified, (await SampleApi.SendAsync(api.Client, HttpMethod.Head, path, ("Accept-Encoding", "br"), ("If-None-Match", tag.ToString()))).StatusCode);
        }
    }

    [Fact]
    public async Task An_address_that_is_too_long_is_a_problem()
    {
        var problem = await api.ProblemAsync($"/v1/models?q={new string('x', 9_000)}", HttpStatusCode.RequestUriTooLong);

        Assert.Equal("The address is longer than 8192 characters.", problem.GetProperty("detail").GetString());
        Assert.Equal(HttpStatusCode.RequestUriTooLong, (await api.GetAsync($"/v1/models?q={new string('x', 90_000)}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync($"/v1/models?q={new string('x', 8_000)}")).StatusCode);
    }

    [Fact]
    public async Task Many_parameters_are_a_problem_that_names_the_first_that_is_wrong()
    {
        var many = string.Join('&', Enumerable.Range(0, 900).Select(number => $"p{number}=1"));
        var problem = await api.ProblemAsync($"/v1/models?limit=5&{many}", HttpStatusCode.BadRequest);
        var repeated = await api.ProblemAsync("/v1/models?" + string.Join('&', Enumerable.Repeat("q=x", 900)), HttpStatusCode.BadRequest);

        Assert.Equal("p0", problem.GetProperty("parameter").GetString());
        Assert.Equal("The parameter \"q\" must be given once and not be empty.", repeated.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read_and_harms_nothing()
    {
        var refused = await api.Client.PostAsync("/v1/models", new ByteArrayContent(new byte[200_000]), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, refused.StatusCode);
        Assert.DoesNotContain("   at ", await SampleApi.TextAsync(refused), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/v1/models")).StatusCode);
    }

    [Theory]
    [InlineData("/v1/models")]
    [InlineData("/v1/nothing")]
    [InlineData("/healthz/live")]
    public async Task Every_answer_carries_the_headers_of_safety_and_names_no_server(string path)
    {
        var response = await api.GetAsync(path);

        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
        Assert.Equal("no-referrer", response.Headers.GetValues("Referrer-Policy").Single());
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Empty(response.Headers.Server);
    }

    [Fact]
    public async Task Pages_of_other_origins_may_read_answers_only_where_a_setting_says_so()
    {
        using var open = await api.StartAsync(new() { ["Http:CorsOrigins:0"] = "https://app.example" });

        Assert.False((await api.GetAsync("/v1/models", ("Origin", "https://app.example"))).Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Equal("https://app.example", (await SampleApi.GetAsync(open, "/v1/models", ("Origin", "https://app.example"))).Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.False((await SampleApi.GetAsync(open, "/v1/models", ("Origin", "https://other.example"))).Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_address_that_asks_too_often_is_told_when_to_come_back_but_not_by_health()
    {
        using var limited = await api.StartAsync(new() { ["Http:RequestsPerMinute"] = "3" });
        for (var request = 0; request < 3; request++)
        {
            Assert.Equal(HttpStatusCode.OK, (await SampleApi.GetAsync(limited, "/v1/models")).StatusCode);
        }

        var refused = await SampleApi.GetAsync(limited, "/v1/models");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.OK, (await SampleApi.GetAsync(limited, "/healthz/live")).StatusCode);
    }

    [Fact]
    public async Task The_OpenAPI_document_describes_every_route_every_parameter_and_every_answer()
    {
        var paths = (await api.DocumentAsync("/openapi/v1.json")).GetProperty("paths");

        Assert.Equal(
            ["/healthz/live", "/healthz/ready", "/v1/changes", "/v1/comparisons/{a}/{b}", "/v1/models", "/v1/models/{slug}", "/v1/prices", "/v1/refreshes", "/v1/refreshes/{id}"],
            paths.EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        foreach (var operation in paths.EnumerateObject().SelectMany(path => path.Value.EnumerateObject()).Select(operation => operation.Value))
        {
            Assert.False(string.IsNullOrEmpty(operation.GetProperty("summary").GetString()));
            Assert.All(operation.GetProperty("responses").EnumerateObject(), answer => Assert.False(string.IsNullOrEmpty(answer.Value.GetProperty("description").GetString())));
        }

        var prices = paths.GetProperty("/v1/prices").GetProperty("get");
        Assert.Equal(
            ["model", "provider", "meter", "serviceTier", "currency", "limit", "cursor"],
            prices.GetProperty("parameters").EnumerateArray().Select(parameter => parameter.GetProperty("name").GetString()));
        Assert.Equal(["200", "304", "400", "404", "429", "500", "503"], prices.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Order(StringComparer.Ordinal));
        Assert.True(prices.GetProperty("responses").GetProperty("404").GetProperty("content").TryGetProperty("application/problem+json", out _));
    }

    [Fact]
    public async Task The_OpenAPI_document_says_what_a_refresh_wants_and_that_numbers_are_numbers()
    {
        var document = await api.DocumentAsync("/openapi/v1.json");
        var start = document.GetProperty("paths").GetProperty("/v1/refreshes").GetProperty("post");
        var key = document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key");

        Assert.Equal(("apiKey", "header", "X-Api-Key"), (key.GetProperty("type").GetString(), key.GetProperty("in").GetString(), key.GetProperty("name").GetString()));
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject().Select(operation => (Path: path.Name, operation.Value)));
        Assert.All(operations, operation => Assert.Equal(
            operation.Path.StartsWith("/v1/refreshes", StringComparison.Ordinal),
            operation.Value.TryGetProperty("security", out var security) && security[0].TryGetProperty("key", out _)));
        var header = Assert.Single(start.GetProperty("parameters").EnumerateArray());
        Assert.Equal(("Idempotency-Key", "header", 200), (header.GetProperty("name").GetString(), header.GetProperty("in").GetString(), header.GetProperty("schema").GetProperty("maxLength").GetInt32()));
        Assert.False(start.GetProperty("requestBody").TryGetProperty("required", out var required) && required.GetBoolean());
        Assert.Equal(["202", "400", "401", "403", "415", "422", "429", "500", "503"], start.GetProperty("responses").EnumerateObject().Select(answer => answer.Name).Order(StringComparer.Ordinal));
        Assert.Equal("There is no such refresh.", document.GetProperty("paths").GetProperty("/v1/refreshes/{id}").GetProperty("get").GetProperty("responses").GetProperty("404").GetProperty("description").GetString());

        var window = document.GetProperty("components").GetProperty("schemas").GetProperty("ModelItem").GetProperty("properties").GetProperty("contextWindow");
        Assert.Equal(["integer", "null"], window.GetProperty("type").EnumerateArray().Select(type => type.GetString()).Order(StringComparer.Ordinal));
    }

    // But for the length and the day.
    private static IEnumerable<string> Fields(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .Where(field => field.Key is not ("Content-Length" or "Date" or "Transfer-Encoding"))
        .Select(field => $"{field.Key}: {string.Join(", ", field.Value)}").Order(StringComparer.Ordinal);

    [Fact]
    public async Task A_stale_source_makes_the_worker_degraded_and_is_named_but_it_can_be_used()
    {
        Assert.Equal("alive\n", await api.Client.GetStringAsync("/healthz/live", TestContext.Current.CancellationToken));
        await api.Desk.QueryAsync("UPDATE source_states SET fresh_until = '2999-12-31' WHERE source_id <> 'heron-pricing'");
        var yesterday = TimeProvider.System.GetUtcNow().AddDays(-1);
        await api.Desk.QueryAsync($"UPDATE source_states SET fresh_until = '{yesterday:yyyy-MM-dd}' WHERE source_id = 'heron-pricing'");

        var health = await api.DocumentAsync("/healthz/ready");

        Assert.Equal("degraded", health.GetProperty("status").GetString());
        var sources = health.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "sources");
        Assert.Equal(["heron-pricing"], sources.GetProperty("stale").EnumerateArray().Select(source => source.GetString()));
    }
}
