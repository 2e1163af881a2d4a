using Microsoft.Extensions.Time.Testing;
using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>What a person sees of the catalog as days go by.</summary>
public sealed class HistoryTests : IDisposable
{
    private readonly FakeTimeProvider _time = new(Desk.FirstDay);
    private readonly Desk _desk = new();

    public HistoryTests()
    {
        _desk.Time = _time;
        Declare();
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_changed_value_is_explained_with_the_one_before_and_with_who_differs()
    {
        await RefreshAsync(0, Pages.Prices(("Anvil 2", "$1.50", "$6.00")));
        await RefreshAsync(3, Pages.Prices(("Anvil 2", "$1.20", "$6.00")));

        var text = await _desk.PrintAsync("explain", "anvil-2", "input");

        Assert.Contains("input price (standard, USD per 1M tokens): 1.2\n", text, StringComparison.Ordinal);
        Assert.Contains("  confirmed  2026-03-04\n  changed    2026-03-04\n", text, StringComparison.Ordinal);
        Assert.Contains("  differs    1.4, says mirror (witness) of acme \"Anvil 2\", confirmed 2026-03-01:", text, StringComparison.Ordinal);
        Assert.Contains("  earlier    1.5, stated by prices from 2026-03-01, confirmed 2026-03-01,\n             replaced 2026-03-04: \"$1.50\"\n", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n').Where(line => line.Length > 80), line => Assert.DoesNotContain(' ', line.Trim()[13..]));

        var json = Assert.Single(Desk.Json(await _desk.PrintAsync("explain", "anvil-2", "input", "--format", "json")).EnumerateArray());
        Assert.Equal(("input", "1.2"), (json.GetProperty("field").GetString(), json.GetProperty("value").GetString()));
        Assert.Equal(["wins 1.2", "differs 1.4"], json.GetProperty("claims").EnumerateArray().Select(claim => $"{claim.GetProperty("standing")} {claim.GetProperty("value")}"));
        var earlier = Assert.Single(json.GetProperty("earlier").EnumerateArray());
        Assert.Equal(("replaced", "2026-03-04"), (earlier.GetProperty("standing").GetString(), earlier.GetProperty("closed_on").GetString()));
    }

    [Fact]
    public async Task Changes_say_from_what_to_what_when_and_by_which_source()
    {
        await RefreshAsync(0, Pages.Prices(("Anvil 2", "$1.50", "$6.00")));
        await RefreshAsync(3, Pages.Prices(("Anvil 2", "$1.20", "$6.00")));

        Assert.Equal(
            "2026-03-04 changed anvil-2 (acme Anvil 2): input price (standard, USD per 1M tokens): 1.5 -> 1.2 (prices)\n",
            await _desk.PrintAsync("changes", "--since", "2026-03-02", "--model", "Anvil 2"));
        Assert.StartsWith("changed_on,kind,change,model,provider,provider_model,field,terms,old_value,new_value,source,url,quote,id", await _desk.PrintAsync("changes", "--format", "csv"), StringComparison.Ordinal);
        var wrong = await _desk.RunAsync("changes", "--since", "yesterday");
        Assert.Equal(ExitStatus.Unusable, wrong.Status);
        Assert.Contains("\"yesterday\" is no day. Write it as 2026-08-31.", wrong.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stored_documents_read_again_give_the_same_facts_byte_for_byte_without_a_request()
    {
        await RefreshAsync(0, Pages.Standard);
        await RefreshAsync(2, Pages.Prices(("Anvil 2", "$1.20", "$6.00"), ("Rocket Mini", "$0.10", "$0.40")));
        await RefreshAsync(4, Pages.Prices(("Anvil 2", "$1.20", "$6.00"), ("Rocket Mini", "$0.10", "$0.40")));
        var before = await EverythingAsync();
        Directory.Delete(_desk.RecordingPath, recursive: true);
        _time.Advance(TimeSpan.FromDays(5));

        var text = await _desk.PrintAsync("refresh", "--stored");

        Assert.Contains("read", text, StringComparison.Ordinal);
        Assert.Equal(before, await EverythingAsync());
    }

    [Fact]
    public async Task That_the_last_attempt_failed_is_told_when_the_stored_document_is_read_once_more_and_stays_so()
    {
        await RefreshAsync(0, Pages.Standard);
        _desk.Answer("prices", "down", day: 1, status: 503);
        Assert.Equal(ExitStatus.SomeSourceFailed, (await _desk.RunAsync("refresh", "--source", "prices")).Status);
        const string States = "SELECT outcome, error, attempted_at FROM source_states WHERE source_id = 'prices'";
        var before = await _desk.QueryAsync(States);

        var text = await _desk.PrintAsync("refresh", "--stored", "--source", "prices");

        Assert.Contains("failed   prices: the last attempt, at ", text, StringComparison.Ordinal);
        Assert.Contains("503", text, StringComparison.Ordinal);
        Assert.Equal("failed", Desk.Json(await _desk.PrintAsync("refresh", "--stored", "--source", "prices", "--format", "json")).GetProperty("sources")[0].GetProperty("lastAttempt").GetProperty("outcome").GetString());
        Assert.Equal(before, await _desk.QueryAsync(States));
        Assert.Contains("failed   prices: https://acme.example/prices answered 503", await _desk.PrintAsync("sources"), StringComparison.Ordinal);
        Assert.Equal(["applied|"], await _desk.QueryAsync("SELECT outcome, error FROM refresh_runs ORDER BY id DESC LIMIT 1"));
    }

    [Fact]
    public async Task A_stored_document_is_read_by_the_declaration_of_today()
    {
        await RefreshAsync(0, Pages.Standard);
        Declare(""" "ignore": [{ "model": "Rocket", "because": "it was withdrawn" }] """);

        var json = Desk.Json(await _desk.PrintAsync("refresh", "--stored", "--source", "prices", "--format", "json"));

        var source = Assert.Single(json.GetProperty("sources").EnumerateArray());
        Assert.Equal((2, 2, 0), (source.GetProperty("confirmed").GetInt32(), source.GetProperty("missing").GetInt32(), source.GetProperty("retired").GetInt32()));
    }

    [Fact]
    public async Task A_source_without_a_stored_document_fails_and_options_that_fetch_are_refused()
    {
        var nothing = await _desk.RunAsync("refresh", "--stored");
        Assert.Equal(ExitStatus.SomeSourceFailed, nothing.Status);
        Assert.Contains("failed   prices: no document of it is stored", nothing.Output, StringComparison.Ordinal);

        var refused = await _desk.RunAsync("refresh", "--stored", "--replay", _desk.RecordingPath);
        Assert.Equal(ExitStatus.Unusable, refused.Status);
        Assert.Contains("--stored fetches nothing", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_stays_away_is_retired_and_said_to_be()
    {
        _desk.Settings["Catalog:RetireAfterRuns"] = "2";
        await RefreshAsync(0, Pages.Prices(("Anvil 2", "$1.50", "$6.00"), ("Rocket Mini", "$0.10", "$0.40"), ("Bolt 1", "$0.30", "$0.90"), ("Sled 1", "$0.20", "$0.80")));
        var shorter = Pages.Prices(("Anvil 2", "$1.50", "$6.00"), ("Rocket Mini", "$0.10", "$0.40"), ("Bolt 1", "$0.30", "$0.90"));
        Assert.Contains("missing  prices: 2 values are no longer stated", await RefreshAsync(1, shorter), StringComparison.Ordinal);

        Assert.Contains("retired  prices: 2 values are current no more", await RefreshAsync(2, shorter), StringComparison.Ordinal);

        Assert.DoesNotContain("Sled 1", await _desk.PrintAsync("export", "prices"), StringComparison.Ordinal);
        var text = await _desk.PrintAsync("explain", "sled-1", "output");
        Assert.Contains("output price (standard, USD per 1M tokens): nothing is shown\n  earlier    0.8, stated by prices from 2026-03-01, confirmed 2026-03-01,\n             retired 2026-03-03:", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_its_lab_no_longer_states_is_listed_no_more_but_stays_known_with_its_history()
    {
        await RefreshAsync(0, Pages.Prices(("Anvil 2", "$1.50", "$6.00"), ("Rocket Mini", "$0.10", "$0.40"), ("Sled 1", "$0.20", "$0.80"), ("Bolt 1", "$0.30", "$0.90")));
        for (var day = 1; day <= 5; day++)
        {
            await RefreshAsync(day, Pages.Prices(("Anvil 2", "$1.50", "$6.00"), ("Rocket Mini", "$0.10", "$0.40"), ("Sled 1", "$0.20", "$0.80")));
        }

        Assert.Contains("output price (standard, USD per 1M tokens): nothing is shown\n  earlier    0.9, stated by prices from 2026-03-01", await _desk.PrintAsync("explain", "bolt-1", "output"), StringComparison.Ordinal);
        Assert.DoesNotContain("bolt-1", await _desk.PrintAsync("models"), StringComparison.Ordinal);
        Assert.Empty(await _desk.QueryAsync("SELECT content FROM published_comparisons WHERE left_slug = 'bolt-1' OR right_slug = 'bolt-1'"));
    }

    [Fact]
    public async Task A_source_that_is_not_confirmed_in_time_turns_stale()
    {
        Declare(""" "freshDays": 3 """);
        await RefreshAsync(0, Pages.Standard);
        Assert.Equal([("prices", false), ("mirror", false)], await StaleAsync());

        _time.SetUtcNow(Desk.FirstDay.AddDays(4));
        Assert.Equal([("prices", true), ("mirror", false)], await StaleAsync());
        Assert.Contains("stale    prices: last confirmed 2026-03-01 06:00, more than 3 days ago", await _desk.PrintAsync("sources"), StringComparison.Ordinal);

        _time.SetUtcNow(Desk.FirstDay.AddDays(14));
        Assert.Equal([("prices", true), ("mirror", false)], await StaleAsync());
        _time.SetUtcNow(Desk.FirstDay.AddDays(15));
        Assert.Equal([("prices", true), ("mirror", true)], await StaleAsync());
    }

    [Fact]
    public async Task A_comparison_says_which_of_its_sources_are_stale_until_they_are_confirmed_again()
    {
        Declare(""" "freshDays": 3 """);
        await RefreshAsync(0, Pages.Standard);
        Assert.Equal(["[]"], await StoredStaleAsync());

        _desk.Answer("prices", "gone", status: 500);
        _time.SetUtcNow(Desk.FirstDay.AddDays(4));
        await _desk.RunAsync("refresh");

        Assert.Equal(["[{\"source\":\"prices\",\"confirmedOn\":\"2026-03-01\"}]"], await StoredStaleAsync());
        Assert.Contains("- prices was last confirmed on 2026-03-01.\n", await _desk.PrintAsync("compare", "anvil-2", "rocket-mini"), StringComparison.Ordinal);

        await RefreshAsync(5, Pages.Standard);
        Assert.Equal(["[]"], await StoredStaleAsync());

        Task<string[]> StoredStaleAsync() => _desk.QueryAsync("SELECT json_extract(content, '$.stale') FROM published_comparisons WHERE left_slug = 'anvil-2' AND right_slug = 'rocket-mini'");
    }

    [Fact]
    public async Task The_evidence_names_the_reading_and_another_declaration_is_another_reading()
    {
        await RefreshAsync(0, Pages.Standard);
        var first = await ReadingAsync();
        await RefreshAsync(1, Pages.Standard);
        Assert.Equal(first, await ReadingAsync());

        Declare(""" "currency": "USD" """);
        await _desk.PrintAsync("refresh", "--stored");

        Assert.Matches(@"^\d+\.\d+\.\d+\+[0-9a-f]{12}/[0-9a-f]{12}$", first);
        Assert.NotEqual(first, await ReadingAsync());
        Assert.Equal(first.Split('/')[0], (await ReadingAsync()).Split('/')[0]);

        async Task<string> ReadingAsync() => Desk.Json(await _desk.PrintAsync("explain", "anvil-2", "input", "--format", "json"))[0].GetProperty("claims")[0].GetProperty("reading").GetString()!;
    }

    [Fact]
    public async Task The_price_of_the_day_is_compared_without_another_fetch()
    {
        await RefreshAsync(0, """
            <h1>Pricing</h1><p>Prices are in USD per 1M tokens.</p>
            <table><tr><th>Model</th><th>Input</th><th>Output</th></tr>
            <tr><td>Anvil 2 (through August 31, 2026)</td><td>$1.00</td><td>$4.00</td></tr>
            <tr><td>Anvil 2 (starting September 1, 2026)</td><td>$2.00</td><td>$8.00</td></tr>
            <tr><td>Rocket Mini</td><td>$0.10</td><td>$0.40</td></tr></table>
            """);

        _time.SetUtcNow(new(2026, 8, 31, 23, 0, 0, TimeSpan.Zero));
        var august = await _desk.PrintAsync("compare", "anvil-2", "rocket-mini");
        Assert.Contains("$4/1M tokens", august, StringComparison.Ordinal);
        Assert.DoesNotContain("$8/1M tokens", august, StringComparison.Ordinal);
        Assert.Contains("announced  8 from 2026-09-01", await _desk.PrintAsync("explain", "anvil-2", "output"), StringComparison.Ordinal);

        _time.SetUtcNow(new(2026, 9, 1, 1, 0, 0, TimeSpan.Zero));
        var september = await _desk.PrintAsync("compare", "anvil-2", "rocket-mini");
        Assert.Contains("$8/1M tokens", september, StringComparison.Ordinal);
        Assert.DoesNotContain("$4/1M tokens", september, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announced_prices_that_have_come_into_force_are_accepted_when_the_page_drops_their_dates()
    {
        await RefreshAsync(0, Dated("Anvil 2 (through March 9, 2026)", "Anvil 2 (starting March 10, 2026)"));
        _time.SetUtcNow(Desk.FirstDay.AddDays(12));

        await RefreshAsync(12, Pages.Prices(("Anvil 2", "$2.00", "$8.00"), ("Rocket Mini", "$0.10", "$0.40")));

        Assert.Equal(["input 2", "output 8"], await _desk.QueryAsync("SELECT meter || ' ' || CAST(amount AS INTEGER) FROM published_prices WHERE provider_model = 'Anvil 2' AND source = 'prices' ORDER BY 1"));

        static string Dated(string now, string then) => Pages.Prices((now, "$1.00", "$4.00"), (then, "$2.00", "$8.00"), ("Rocket Mini", "$0.10", "$0.40"));
    }

    private void Declare(string members = "") => _desk.Sources(
        $"{Desk.Source("prices", members)}, {Desk.Source("mirror").Replace("authority", "witness", StringComparison.Ordinal)}",
        """{ "slug": "sled-1", "name": "Sled 1", "developer": "Acme", "productType": "standalone-api", "aliases": { "acme": ["Sled 1"] } }""");

    private Task<string> RefreshAsync(int day, string page)
    {
        _time.SetUtcNow(Desk.FirstDay.AddDays(day));
        _desk.Answer("prices", page, day);
        _desk.Answer("mirror", Pages.Prices(("Anvil 2", "$1.40", "$6.00")));
        return _desk.PrintAsync("refresh");
    }

    private async Task<string[]> EverythingAsync() =>
    [
        await _desk.PrintAsync("export", "prices", "--format", "json"),
        await _desk.PrintAsync("export", "comparisons", "--format", "json"),
        await _desk.PrintAsync("explain", "anvil-2", "--format", "json"),
        .. await _desk.QueryAsync("SELECT * FROM prices ORDER BY id"),
        .. await _desk.QueryAsync("SELECT * FROM source_states ORDER BY source_id"),
    ];

    private async Task<(string?, bool)[]> StaleAsync() =>
        [.. Desk.Json(await _desk.PrintAsync("sources", "--format", "json")).EnumerateArray().Select(row => (row.GetProperty("source").GetString(), row.GetProperty("stale").GetBoolean()))];
}
