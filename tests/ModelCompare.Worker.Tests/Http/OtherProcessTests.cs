using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using ModelCompare.Worker.Http;
using Xunit;

namespace ModelCompare.Worker.Tests.Http;

/// <summary>What others do to the catalog while it is served. Each test has a catalog of its own.</summary>
public sealed class OtherProcessTests : IAsyncLifetime
{
    private const string Pair = "/v1/comparisons/gpt-5.3-codex-spark/llama-3.2-1b-instruct";
    private readonly SampleApi _api = new();

    public ValueTask InitializeAsync() => _api.InitializeAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_change_by_another_process_is_seen_in_every_document_and_markup_stays_text()
    {
        string[] paths = [Pair, "/v1/models", "/v1/models/llama-3.2-1b-instruct"];
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        using var client = await _api.StartAsync([], clock);
        var before = await Task.WhenAll(paths.Select(path => SampleApi.GetAsync(client, path)));

        await _api.Desk.QueryAsync("UPDATE models SET name = '<script>alert(1)</script>' WHERE slug = 'llama-3.2-1b-instruct'");
        clock.Advance(CatalogStates.Patience);

        for (var index = 0; index < paths.Length; index++)
        {
            var after = await SampleApi.GetAsync(client, paths[index], ("If-None-Match", before[index].Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.OK, after.StatusCode);
            var text = await SampleApi.TextAsync(after);
            Assert.DoesNotContain("<script>", text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("<script>alert(1)</script>", Strings(Commands.Desk.Json(text)));
        }
    }

    [Fact]
    public async Task A_pair_that_is_not_stored_is_built_when_it_is_asked_for()
    {
        await _api.Desk.QueryAsync("DELETE FROM comparisons; DELETE FROM compared_models");
        var document = await _api.DocumentAsync(Pair);

        Assert.Equal("gpt-5.3-codex-spark", document.GetProperty("left").GetProperty("slug").GetString());
        Assert.Empty(document.GetProperty("related").EnumerateArray());
    }

    [Fact]
    public async Task A_database_that_is_gone_or_of_another_schema_makes_the_worker_unusable_and_it_says_so()
    {
        await _api.Desk.QueryAsync("DELETE FROM \"__EFMigrationsHistory\"");
        var response = await _api.GetAsync("/healthz/ready");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("unhealthy", Commands.Desk.Json(await SampleApi.TextAsync(response)).GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _api.GetAsync("/healthz/live")).StatusCode);
    }

    [Fact]
    public async Task A_database_that_cannot_be_read_is_a_problem_without_a_trace()
    {
        await _api.Desk.QueryAsync("DROP VIEW published_changes");
        var response = await _api.GetAsync("/v1/changes");
        var text = await SampleApi.TextAsync(response);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("published_changes", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP VIEW published_changes", "/models/llama-3.2-1b-instruct", HttpStatusCode.ServiceUnavailable, "The catalog is unavailable")]
    [InlineData("UPDATE holds SET opened_at = 'nonsense'; UPDATE source_states SET attempted_at = 'nonsense'", "/sources", HttpStatusCode.InternalServerError, "An error occurred while processing your request")]
    public async Task People_are_told_by_a_page_and_programs_by_problem_details_what_went_wrong(string sql, string path, HttpStatusCode status, string title)
    {
        await _api.Desk.QueryAsync(sql);
        var page = await _api.GetAsync(path, ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        var text = await SampleApi.TextAsync(page);
        var problem = await _api.GetAsync(path, ("Accept", "application/json"));

        Assert.Equal((status, "text/html"), (page.StatusCode, page.Content.Headers.ContentType!.MediaType));
        Assert.Contains($"<h1>{title}</h1>", text, StringComparison.Ordinal);
        Assert.Contains("<link rel=\"stylesheet\"", text, StringComparison.Ordinal);
        Assert.Contains("style-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", page.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Null(page.Headers.ETag);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("nonsense", text, StringComparison.Ordinal);
        Assert.Equal((status, "application/problem+json"), (problem.StatusCode, problem.Content.Headers.ContentType!.MediaType));
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        _ => [],
    };
}
