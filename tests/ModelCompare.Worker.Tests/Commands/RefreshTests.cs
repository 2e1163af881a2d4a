using System.Text;
using System.Text.Json;
using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

public sealed class RefreshTests : IDisposable
{
    private readonly Desk _desk = new();

    public RefreshTests()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task What_is_said_of_several_places_is_told_once_and_counted()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("list", """ "kind": "csv", "read": [{ "records": { "each": "[*]", "model": "id", "fields": { "context_window": "window" } } }, { "records": { "each": "[*]", "model": "id", "fields": { "max_output": "window" } } }] """)}");
        _desk.Answer("prices", Pages.Standard.Replace("<table>", "<p>A seat costs $5.</p><p>A seat costs $5.</p><table>", StringComparison.Ordinal));
        _desk.Answer("list", "id,window\nanvil-2,1000\nshort\n", contentType: "text/csv");

        var lines = (await _desk.PrintAsync("refresh")).Split('\n');

        Assert.EndsWith(", 2 times", Assert.Single(lines, line => line.StartsWith("unclaimed prices: A seat costs $5.", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("partly   list: CSV line 3: 1 cells under 2 headers; the row is not read.", Assert.Single(lines, line => line.StartsWith("partly", StringComparison.Ordinal)));
        Assert.Single((await _desk.PrintAsync("sources", "probe", "list")).Split('\n'), line => line.StartsWith("problem", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_never_read_is_new()
    {
        var source = await _desk.RefreshAsync("prices");

        Assert.Equal((4, 0, 0, 0), Counts(source));
        Assert.Equal("read", source.GetProperty("outcome").GetString());
        Assert.Equal(["Anvil 2|input|1.5", "Anvil 2|output|6", "Rocket Mini|input|0.1", "Rocket Mini|output|0.4"], await PricesAsync());
    }

    [Fact]
    public async Task What_is_read_again_unchanged_is_confirmed_and_nothing_changes()
    {
        await _desk.RefreshAsync("prices");
        _desk.Answer("prices", Pages.Standard, day: 1);

        Assert.Equal((0, 0, 4, 0), Counts(await _desk.RefreshAsync("prices")));
        Assert.Equal(["2026-03-01|2026-03-02"], await _desk.QueryAsync("SELECT DISTINCT changed_on, confirmed_on FROM prices"));
    }

    [Fact]
    public async Task A_changed_price_is_reported_and_the_history_keeps_both()
    {
        await _desk.RefreshAsync("prices");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$2.00", "$6.00"), ("Rocket Mini", "$0.10", "$0.40")), day: 1);

        var text = await _desk.PrintAsync("refresh");

        Assert.Contains("changed  acme Anvil 2: input price (standard, USD per 1M tokens): 1.5 -> 2 (prices)", text, StringComparison.Ordinal);
        Assert.Equal(
            ["1.5|2026-03-01|2026-03-01|2026-03-02", "2|2026-03-02|2026-03-02|"],
            await _desk.QueryAsync("""
                SELECT CAST(amount AS REAL), changed_on, confirmed_on, closed_on FROM prices
                WHERE meter = 'input' AND listing_id = (SELECT id FROM listings WHERE provider_model = 'Anvil 2') ORDER BY id
                """));
    }

    [Fact]
    public async Task A_value_that_is_gone_is_missing_and_keeps_its_dates()
    {
        await _desk.RefreshAsync("prices");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$1.50", "$6.00"), ("Rocket Mini", "$0.10", "")), day: 1);

        var text = await _desk.PrintAsync("refresh");

        Assert.Contains("missing  prices: 1 value", text, StringComparison.Ordinal);
        Assert.Equal(["output|2026-03-01"], await _desk.QueryAsync("SELECT meter, confirmed_on FROM prices WHERE confirmed_on < '2026-03-02'"));
    }

    [Fact]
    public async Task A_price_that_does_not_parse_any_more_is_named_with_its_place_and_holds_the_document_so_that_the_last_good_ones_stay()
    {
        await _desk.RefreshAsync("prices");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$1.50", "$6.00"), ("Rocket Mini", "$0.10", "$0.4.0")), day: 1);

        var result = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.SomethingHeld, result.Status);
        Assert.Contains("unclaimed prices: Rocket Mini: $0.4.0: ", result.Output, StringComparison.Ordinal);
        Assert.Contains("(Pricing)", result.Output, StringComparison.Ordinal);
        Assert.Contains("held     prices: places with unclaimed money rose from 0 to 1; the last: $0.4.0: ", result.Output, StringComparison.Ordinal);
        Assert.Equal(["4|2026-03-01"], await _desk.QueryAsync("SELECT COUNT(*), MAX(confirmed_on) FROM prices"));
    }

    [Fact]
    public async Task Progress_that_is_piped_is_a_plain_line_for_each_source_on_standard_error()
    {
        var result = await _desk.RunAsync("refresh");

        Assert.Equal("1/1 prices: 4 new, 0 changed, 0 confirmed", result.Error.Trim());
        Assert.Matches(@"prices │ +1 │ +4 │ +0 │ +0 │ [^\n]*│ +\d+\.\d s │ read", result.Output);
        Assert.Contains("Next: ", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output + result.Error);
    }

    [Fact]
    public async Task A_dry_run_reads_everything_and_creates_no_database()
    {
        var text = await _desk.PrintAsync("refresh", "--dry-run");

        Assert.Contains("Dry run: nothing was stored.", text, StringComparison.Ordinal);
        Assert.False(File.Exists(_desk.DatabasePath));
    }

    [Fact]
    public async Task A_dry_run_says_what_a_refresh_would_change_or_hold_and_changes_nothing()
    {
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$1.60", "$6"), ("Rocket Mini", "$0.40", "$16")), day: 1);
        var before = await _desk.PrintAsync("export", "prices", "--format", "csv");

        var dry = await _desk.RunAsync("refresh", "--dry-run");

        Assert.Equal(before, await _desk.PrintAsync("export", "prices", "--format", "csv"));
        var real = await _desk.RunAsync("refresh");
        Assert.Equal(real.Error, dry.Error);
        Assert.Equal(real.Status, dry.Status);
    }

    [Fact]
    public async Task What_a_file_of_other_sources_hides_is_told()
    {
        await _desk.PrintAsync("refresh");
        _desk.Answer("others", Pages.Standard);
        _desk.Sources(Desk.Source("others"));

        var result = await _desk.RunAsync("refresh");

        Assert.Contains("Not shown: what prices stated, which the file of sources does not list (any more).", result.Error, StringComparison.Ordinal);
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("others")}");
        Assert.DoesNotContain("Not shown", (await _desk.RunAsync("refresh")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_source_is_refused_with_the_near_name_and_nothing_is_stored()
    {
        var result = await _desk.RunAsync("refresh", "--source", "price");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("There is no source \"price\". Did you mean \"prices\"?", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.False(File.Exists(_desk.DatabasePath));
    }

    [Fact]
    public async Task Only_the_named_sources_are_refreshed()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("other")}, {Desk.Source("list", Pages.ReadList)}");
        _desk.Answer("list", Pages.List, contentType: "application/json");

        var result = await _desk.RunAsync("refresh", "--source", "prices", "--source", "list", "--format", "json");

        Assert.Equal(ExitStatus.Done, result.Status);
        Assert.Equal(["prices", "list"], Desk.Json(result.Output).GetProperty("sources").EnumerateArray().Select(source => source.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task What_was_recorded_replays_to_the_same_facts()
    {
        var first = await _desk.PrintAsync("refresh", "--record", _desk.PathOf("copy"));
        var recorded = await _desk.PrintAsync("export", "prices");
        Assert.Contains("4", first, StringComparison.Ordinal);

        _desk.Settings["ConnectionStrings:Catalog"] = $"Data Source={_desk.PathOf("second.db")};Pooling=False";
        Directory.Delete(_desk.RecordingPath, recursive: true);
        await _desk.PrintAsync("refresh", "--replay", _desk.PathOf("copy"));

        Assert.Equal(recorded, await _desk.PrintAsync("export", "prices"));
    }

    [Fact]
    public async Task A_recording_that_is_not_there_is_an_error_and_not_a_stack_trace()
    {
        var result = await _desk.RunAsync("refresh", "--replay", _desk.PathOf("nowhere"));

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("manifest.json cannot be read", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_recording_does_not_take_the_catalog_back()
    {
        _desk.Answer("prices", Pages.Standard, day: 5);
        await _desk.RefreshAsync("prices");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$9.00", "$9.00"), ("Rocket Mini", "$9.00", "$9.00")), day: 4);

        var source = await _desk.RefreshAsync("prices", ExitStatus.SomeSourceFailed);

        Assert.Contains("A catalog does not go back", source.GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Equal(["Anvil 2|input|1.5", "Anvil 2|output|6", "Rocket Mini|input|0.1", "Rocket Mini|output|0.4"], await PricesAsync());
    }

    private static (int New, int Changed, int Confirmed, int Missing) Counts(JsonElement source) => (
        source.GetProperty("new").GetInt32(), source.GetProperty("changed").GetInt32(),
        source.GetProperty("confirmed").GetInt32(), source.GetProperty("missing").GetInt32());

    private Task<string[]> PricesAsync() => _desk.QueryAsync("""
        SELECT provider_model, meter, CAST(amount AS REAL) FROM prices JOIN listings ON listings.id = listing_id WHERE closed_on IS NULL ORDER BY 1, 2
        """);
}
