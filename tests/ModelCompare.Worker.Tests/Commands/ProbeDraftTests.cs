using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using ModelCompare.Tests;
using ModelCompare.Worker.Fetching;
using ModelCompare.Worker.Tests.Fetching;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>What <c>sources probe URL</c> prints to be pasted into sources.json.</summary>
public sealed class ProbeDraftTests : IDisposable
{
    private readonly Desk _desk = new();

    public ProbeDraftTests() => _desk.Sources("");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Programs_get_the_values_the_doubts_and_the_draft_of_a_page()
    {
        _desk.Sources(Desk.Source("other"));
        _desk.Answer("page", Pages.Prices(("Anvil 2", "$1.50", "$6 soon")));

        var probe = Desk.Json(await _desk.PrintAsync("sources", "probe", Desk.UrlOf("page"), "--replay", _desk.RecordingPath, "--format", "json"));

        var fact = Assert.Single(probe.GetProperty("facts").EnumerateArray());
        Assert.Equal(("Anvil 2", "1.5", "$1.50"), (fact.GetProperty("model").GetString(), fact.GetProperty("value").GetString(), fact.GetProperty("quote").GetString()));
        Assert.Equal("what \"soon\" says of it is not clear", Assert.Single(probe.GetProperty("unclaimed").EnumerateArray()).GetProperty("reason").GetString());
        Assert.Equal((1, Desk.UrlOf("page")), (probe.GetProperty("claimed").GetInt32(), probe.GetProperty("draft").GetProperty("url").GetString()));
    }

    [Fact]
    public async Task A_probe_of_an_address_ends_with_a_source_that_reads_it()
    {
        _desk.Answer("models.json", """{ "quill-2": { "pricing": { "input": 3, "output": "15", "search": 10 } }, "quill-3": { "pricing": { "input": 4, "output": "20" } } }""", contentType: "application/json");

        var text = await _desk.PrintAsync("sources", "probe", Desk.UrlOf("models.json"), "--replay", _desk.RecordingPath);

        Assert.Contains("search: 10: no reading claims the money here at quill-2.pricing.search", text, StringComparison.Ordinal);
        _desk.Sources(DraftIn(text).ToJsonString());
        Assert.Contains("4 facts; places with money: 4 claimed, 0 ignored by rule, 1 unclaimed", await _desk.PrintAsync("sources", "probe", "acme-models"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task A_probe_of_an_address_that_names_nobody_drafts_a_placeholder_and_says_so(string host)
    {
        await using var site = await LoopbackSite.StartAsync(200, Pages.Standard);
        _desk.Settings["Fetching:AllowPrivateNetworks:0"] = "127.0.0.0/8";

        var text = await _desk.PrintAsync("sources", "probe", $"http://{host}:{site.Url.Port}/prices.html");

        Assert.Contains("\"id\": \"my-provider-prices\"", text, StringComparison.Ordinal);
        Assert.Contains("""{ "id": "my-provider", "name": "My-Provider" }""", text, StringComparison.Ordinal);
        Assert.Contains("Replace \"my-provider\" by an id and a name of your own", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_probe_of_a_model_card_reads_it_under_the_id_that_the_card_itself_states()
    {
        _desk.Answer("anvil", """
            <h1>Anvil</h1><p>As of May 3, 2026, the <code>anvil-2-large</code> model is deprecated and will be retired on August 14, 2026.</p>
            <p><b>Model ID:</b> anvil-2-large</p><p><b>Context window:</b> 128K tokens</p>
            """);

        var text = await _desk.PrintAsync("sources", "probe", Desk.UrlOf("anvil"), "--replay", _desk.RecordingPath);

        _desk.Sources(DraftIn(text).ToJsonString());
        text = await _desk.PrintAsync("sources", "probe", "acme-anvil");
        Assert.Matches("anvil-2-large │ context_window +│ 128000 ", text);
        Assert.Matches("anvil-2-large │ deprecated_on +│ 2026-05-03 ", text);
        Assert.Matches("anvil-2-large │ retired_on +│ 2026-08-14 ", text);
    }

    [Fact]
    public async Task A_list_of_many_providers_is_drafted_as_a_witness_that_names_the_provider_of_each_record()
    {
        _desk.Answer("prices.json", """
            {
              "anvil-2": { "vendor_name": "acme", "supports_vision": true, "max_output_tokens": 64000, "deprecated": "",
                "input_cost_per_token": 3e-06, "input_cost_per_token_above_200k_tokens": 6e-06, "input_cost_per_token_batches": 1.5e-06,
                "output_cost_per_token": 1.5e-05, "output_cost_per_token_above_200k_tokens": 2e-05,
                "cache_creation_input_token_cost": 3.75e-06, "cache_creation_input_token_cost_above_1hr": 6e-06, "cache_read_input_token_cost": 3e-07,
                "input_cost_per_audio_token": 7e-06, "search_cost": 0.01 },
              "reseller/anvil-2": { "vendor_name": "reseller", "supports_vision": false, "max_output_tokens": 32000, "input_cost_per_token": 4e-06 },
              "quill-1": { "vendor_name": "quill", "input_cost_per_token": 9e-06, "search_cost": 0.02 }
            }
            """, contentType: "application/json");

        var text = await _desk.PrintAsync("sources", "probe", Desk.UrlOf("prices.json"), "--replay", _desk.RecordingPath);

        Assert.Contains("drafted as a witness", text, StringComparison.Ordinal);
        Assert.Contains("does not know by these names: quill.", text, StringComparison.Ordinal);
        Assert.Contains("10 claimed, 0 ignored by rule, 1 unclaimed", text, StringComparison.Ordinal);
        Assert.Contains("skipped    1 records of other providers", text, StringComparison.Ordinal);
        Assert.DoesNotContain("and this to \"providers\"", text, StringComparison.Ordinal);
        var draft = DraftIn(text);
        Assert.Equal("witness", (string?)draft["role"]);
        Assert.Equal(
            """
            acme anvil-2 | cache_write_1h standard - 6
            acme anvil-2 | cache_write standard - 3.75
            acme anvil-2 | cached_input standard - 0.3
            acme anvil-2 | input batch - 1.5
            acme anvil-2 | input standard <=200k 3
            acme anvil-2 | input standard >200k 6
            acme anvil-2 | input audio standard - 7
            acme anvil-2 | output standard <=200k 15
            acme anvil-2 | output standard >200k 20
            reseller anvil-2 | input standard - 4
            """.Split('\n').Order(StringComparer.Ordinal),
            Prices(await ReadAsync(draft, _desk.SourcesPath, _desk.RecordingPath)));
    }

    [Fact]
    public async Task A_page_on_which_nothing_is_found_is_said_to_need_a_reading()
    {
        _desk.Answer("anvil-2/README.md", "# Anvil 2\n\nIt strikes.\n", contentType: "text/markdown");

        var text = await _desk.PrintAsync("sources", "probe", Desk.UrlOf("anvil-2/README.md"), "--replay", _desk.RecordingPath);

        Assert.Contains("The default reading finds nothing here", text, StringComparison.Ordinal);
        Assert.DoesNotContain("To read it regularly", text, StringComparison.Ordinal);
        Assert.Equal("acme-anvil-2-readme", (string?)DraftIn(text)["id"]);
    }

    [Fact]
    public async Task An_address_without_its_scheme_is_understood()
    {
        var result = await _desk.RunAsync("sources", "probe", "acme.example/prices");

        Assert.Contains("Did you mean \"https://acme.example/prices\"?", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_smallest_file_that_the_readme_shows_is_whole_and_right()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md"));
        var start = readme.IndexOf("```json\n{\n  \"$schema\"", StringComparison.Ordinal) + "```json\n".Length;

        var catalog = Loaded(Encoding.UTF8.GetBytes(readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]));

        Assert.Equal("example-pricing", Assert.Single(catalog.Sources).Id);
    }

    [Fact]
    public async Task Prices_under_a_name_that_could_narrow_them_are_left_to_a_person()
    {
        _desk.Answer("tiers.json", """
            { "data": [
              { "id": "anvil-2", "pricing": { "prompt": "0.000003", "overrides": [{ "prompt": "0.000006", "from": 200000 }], "batch": { "prompt": "0.0000015" } } },
              { "id": "anvil-3", "pricing": { "prompt": "0.000004" } } ] }
            """, contentType: "application/json");

        var text = await _desk.PrintAsync("sources", "probe", Desk.UrlOf("tiers.json"), "--replay", _desk.RecordingPath);

        Assert.Equal(["acme anvil-2 | input standard - 3", "acme anvil-3 | input standard - 4"], Prices(await ReadAsync(DraftIn(text), _desk.SourcesPath, _desk.RecordingPath)));
        Assert.Matches("unclaimed  prompt: 2 places, the first: .* at data\\[0\\]\\.pricing\\.overrides\\[0\\]\\.prompt", text);
    }

    [Fact]
    public async Task The_draft_of_a_recorded_aggregator_reads_what_the_shipped_declaration_reads()
    {
        var corpus = Path.GetDirectoryName(SharedFolder.File("corpus/manifest.json"))!;
        var path = Path.Combine(RepositoryFolder.Path, "sources.json");
        var shipped = Loaded(File.ReadAllBytes(path)).Sources.Single(source => source.Id == "litellm-prices");
        var text = await _desk.PrintAsync("sources", "probe", shipped.Url.OriginalString, "--replay", corpus, "--sources", path);

        var actual = await ReadAsync(DraftIn(text), path, corpus);

        // The shipped one knows more names of providers than their ids.
        var records = Assert.IsType<RecordReading>(Assert.Single(shipped.Read));
        var drafted = DraftIn(text)["read"]![0]!["records"]!["providers"]!.AsObject().Select(provider => provider.Key).ToHashSet();
        Assert.Superset(new HashSet<string> { "anthropic", "deepseek", "gemini", "minimax", "openai" }, drafted);
        var expected = await ReadAsync(shipped with { Read = [records with { Providers = records.Providers.Where(pair => drafted.Contains(pair.Key)).ToImmutableDictionary() }] }, corpus);
        Assert.NotEmpty(Prices(expected));
        Assert.Equal(Prices(expected), Prices(actual));
    }

    // As a person would: into the file, with its provider, and then read.
    private static Task<ImmutableArray<Fact>> ReadAsync(JsonNode draft, string sources, string recording)
    {
        var file = JsonNode.Parse(File.ReadAllText(sources))!;
        file["sources"] = new JsonArray(draft.DeepClone());
        var providers = file["providers"]!.AsArray();
        if (!providers.Any(provider => (string?)provider!["id"] == (string?)draft["provider"]))
        {
            providers.Add(new JsonObject { ["id"] = (string?)draft["provider"], ["name"] = "New" });
        }

        return ReadAsync(Assert.Single(Loaded(Encoding.UTF8.GetBytes(file.ToJsonString())).Sources), recording);
    }

    private static async Task<ImmutableArray<Fact>> ReadAsync(SourceDefinition source, string recording)
    {
        var opened = Assert.IsType<RecordingResult.Opened>(RecordingDocumentFetcher.Open(recording, 1 << 24));
        var fetched = Assert.IsType<FetchOutcome.Fetched>(await opened.Fetcher.FetchAsync(new FetchRequest(source.Url), TestContext.Current.CancellationToken));
        return SourceReader.Read(source, fetched.Document).Facts;
    }

    private static SourceCatalog Loaded(byte[] file) => Assert.IsType<SourceFileResult.Loaded>(SourceFile.Parse(file, "sources.json")).Catalog;

    private static string[] Prices(IEnumerable<Fact> facts) =>
    [
        .. facts.OfType<PriceFact>().Select(price => (price.Listing, Key: FactKey.Of(price).Terms!, Value: FactValue.Of(price)))
            .Select(price => $"{price.Listing.Provider} {price.Listing.ProviderModel} | {price.Key.Meter} {price.Key.Modality}{(price.Key.Modality.Length > 0 ? " " : "")}{price.Key.ServiceTier} {price.Key.Context?.Text ?? "-"} {price.Value}")
            .Order(StringComparer.Ordinal),
    ];

    private static JsonNode DraftIn(string probed)
    {
        var start = probed.IndexOf("\n{", StringComparison.Ordinal);
        return JsonNode.Parse(probed[start..(probed.IndexOf("\n}", start, StringComparison.Ordinal) + 2)])!;
    }
}
