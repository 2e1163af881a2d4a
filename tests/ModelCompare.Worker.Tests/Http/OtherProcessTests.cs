using System.Net;
using System.Text.Json;
using Xunit;

namespace ModelCompare.Worker.Tests.Http;

/// <summary>What others do to the catalog while it is served. Each test has a catalog of its own.</summary>
public sealed class OtherProcessTests : IAsyncLifetime
{
    private const string Pair = "/v1/comparisons/gpt-5.3-codex-spark/llama-3.2-1b-instruct";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private readonly SampleApi _api = new();

    public ValueTask InitializeAsync() => _api.InitializeAsync();

    public ValueTask DisposeAsync() => _api.DisposeAsync();

    [Fact]
    public async Task A_change_by_another_process_is_seen_in_every_document_and_markup_stays_text()
    {
        string[] paths = [Pair, "/v1/models", "/v1/models/llama-3.2-1b-instruct"];
        var before = await Task.WhenAll(paths.Select(path => _api.GetAsync(path)));

        await _api.Desk.QueryAsync("UPDATE models SET name = '<script>alert(1)</script>' WHERE slug = 'llama-3.2-1b-instruct'");

        for (var index = 0; index < paths.Length; index++)
        {
            var after = await ChangedAsync(paths[index], before[index].Headers.ETag!.ToString());
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

    private async Task<HttpResponseMessage> ChangedAsync(string path, string tag)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < s_patience)
        {
            var response = await _api.GetAsync(path, ("If-None-Match", tag));
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return response;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{path} did not change.");
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Strings(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        _ => [],
    };
}
