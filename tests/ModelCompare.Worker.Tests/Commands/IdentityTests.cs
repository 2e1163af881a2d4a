using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>One model under the names of four providers, from the pages through a refresh into the catalog and its exports.</summary>
public sealed class IdentityTests : IAsyncLifetime
{
    private const string Slug = "llama-3.2-1b-instruct";
    private readonly FakeTimeProvider _time = new(Desk.FirstDay);
    private readonly Desk _desk = new();

    public async ValueTask InitializeAsync()
    {
        _desk.Time = _time;
        await File.WriteAllTextAsync(_desk.SourcesPath, Sources);
        Answer("lab", "Llama 3.2 1B Instruct", "Llama 3.2 1B", "Llama 3.2 11B Instruct", "llama-small-latest");
        Answer(
            "edge", "@cf/meta/llama-3.2-1b-instruct", "@cf/meta/llama-3.2-11b-instruct", "@cf/meta/llama-3.2-1b-instruct-fp8", "@cf/meta/llama-3.2-1b-instruct-int4",
            "@cf/meta/llama-3.2-1b-instruct-awq", "@cf/meta/llama-3.2-1b-instruct-fast", "@cf/meta/llama-3.21b-instruct");
        Answer(
            "router", "meta-llama/llama-3.2-1b-instruct", "meta-llama/llama-3.2-11b-instruct", "meta-llama/llama-3.2-1b", "meta-llama/llama-3.2-1b-instruct:free",
            "meta-llama/llama-3.2-1b-instruct-20240925", "meta-llama/llama-3.2-1b-instruct-turbo", "other/llama-3.2-1b-instruct");
        Answer("rock", "meta.llama3-2-1b-instruct-v1:0", "meta.llama3-2-11b-instruct-v1:0", "meta.llama3-2-1b-instruct-v2:0", "meta.llama3-2-1b-instruct-fp8-v1:0");
        await _desk.PrintAsync("refresh");
    }

    public ValueTask DisposeAsync()
    {
        _desk.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Four_spellings_meet_in_one_model_and_only_what_is_declared_joins_them()
    {
        Assert.Equal(
            ["edge @cf/meta/llama-3.2-1b-instruct", "lab Llama 3.2 1B Instruct", "lab llama-small-latest", "rock meta.llama3-2-1b-instruct-v1:0", "router meta-llama/llama-3.2-1b-instruct", "router meta-llama/llama-3.2-1b-instruct-turbo"],
            await ListingsOfAsync(Slug));
        Assert.Equal(
            ["edge @cf/meta/llama-3.2-11b-instruct", "lab Llama 3.2 11B Instruct", "rock meta.llama3-2-11b-instruct-v1:0", "router meta-llama/llama-3.2-11b-instruct"],
            await ListingsOfAsync("llama-3.2-11b-instruct"));
        Assert.Equal(["lab Llama 3.2 1B", "router meta-llama/llama-3.2-1b"], await ListingsOfAsync("llama-3.2-1b"));
    }

    [Fact]
    public async Task Quantizations_snapshots_and_offers_stay_apart_and_are_exported_with_candidates()
    {
        var rows = (await _desk.PrintAsync("export", "unmatched")).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal(
            [
                "provider,provider_model,candidates",
                "edge,@cf/meta/llama-3.2-1b-instruct-awq,llama-3.2-1b-instruct llama-3.2-1b",
                "edge,@cf/meta/llama-3.2-1b-instruct-fast,llama-3.2-1b-instruct llama-3.2-1b",
                "edge,@cf/meta/llama-3.2-1b-instruct-fp8,llama-3.2-1b-instruct llama-3.2-1b",
                "edge,@cf/meta/llama-3.2-1b-instruct-int4,llama-3.2-1b-instruct llama-3.2-1b",
                "edge,@cf/meta/llama-3.21b-instruct,",
                "rock,meta.llama3-2-1b-instruct-fp8-v1:0,llama-3.2-1b-instruct llama-3.2-1b",
                "rock,meta.llama3-2-1b-instruct-v2:0,llama-3.2-1b-instruct llama-3.2-1b",
                "router,meta-llama/llama-3.2-1b-instruct-20240925,llama-3.2-1b-instruct llama-3.2-1b",
                "router,meta-llama/llama-3.2-1b-instruct:free,llama-3.2-1b-instruct llama-3.2-1b",
                "router,other/llama-3.2-1b-instruct,llama-3.2-1b-instruct llama-3.2-1b",
            ],
            rows);
        Assert.Equal(["llama-3.2-11b-instruct", "llama-3.2-1b", Slug], await _desk.QueryAsync("SELECT slug FROM published_models ORDER BY slug"));
    }

    [Fact]
    public async Task A_name_that_moves_is_another_model_from_its_day_on()
    {
        _time.SetUtcNow(new(2026, 4, 1, 6, 0, 0, TimeSpan.Zero));

        await _desk.PrintAsync("refresh");

        Assert.DoesNotContain("lab llama-small-latest", await ListingsOfAsync(Slug));
        Assert.Contains("lab llama-small-latest", await ListingsOfAsync("llama-3.2-11b-instruct"));
    }

    private void Answer(string id, params string[] models) =>
        _desk.Answer(id, Pages.Prices([.. models.Select((model, at) => (model, $"$0.{at + 11}", $"$0.{at + 41}"))]));

    private Task<string[]> ListingsOfAsync(string slug) =>
        _desk.QueryAsync($"SELECT DISTINCT provider || ' ' || provider_model FROM published_prices WHERE model = '{slug}' ORDER BY 1");

    private static string Sources { get; } = $$"""
        {
          "recording": "recording",
          "providers": [
            { "id": "lab", "name": "Lab", "developer": "Meta", "aliasRule": { "separators": "-. " } },
            { "id": "edge", "name": "Edge", "aliasRule": { "stripPrefixes": { "@cf/meta/": "Meta" }, "separators": "-." } },
            { "id": "router", "name": "Router", "aliasRule": { "stripPrefixes": { "meta-llama/": "Meta", "other/": "Other" }, "separators": "-." } },
            {
              "id": "rock", "name": "Rock",
              "aliasRule": { "stripPrefixes": { "meta.": "Meta" }, "stripSuffixes": ["-v1:0"], "separators": "-. ", "letterDigitBreaks": true }
            }
          ],
          "models": [
            {
              "slug": "{{Slug}}", "name": "Llama 3.2 1B Instruct", "developer": "Meta", "productType": "standalone-api",
              "aliases": { "router": ["meta-llama/llama-3.2-1b-instruct-turbo"], "lab": [{ "name": "llama-small-latest", "to": "2026-03-31" }] }
            },
            {
              "slug": "llama-3.2-11b-instruct", "name": "Llama 3.2 11B Instruct", "developer": "Meta", "productType": "standalone-api",
              "aliases": { "lab": [{ "name": "llama-small-latest", "from": "2026-04-01" }] }
            }
          ],
          "sources": [{{string.Join(", ", new[] { "lab", "edge", "router", "rock" }.Select(id => $$"""{ "id": "{{id}}", "provider": "{{id}}", "url": "{{Desk.UrlOf(id)}}", "schedule": "0 15 6 * * ?" }"""))}}]
        }
        """;
}
