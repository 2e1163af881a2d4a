using System.Text.Json;
using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>What is kept back, and what a person decides about it.</summary>
public sealed class HoldsTests : IDisposable
{
    private readonly Desk _desk = new();

    public HoldsTests()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Standard);
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_price_that_changed_by_ten_is_kept_back_while_the_others_are_stored()
    {
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$15.00", "$16.00"), ("Rocket Mini", "$0.12", "$0.40")), day: 1);

        var result = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.SomethingHeld, result.Status);
        Assert.Contains("held     prices: 1 value is kept back", result.Output, StringComparison.Ordinal);
        Assert.Equal(["Anvil 2|input|1.5|2026-03-01", "Anvil 2|output|16.0|2026-03-02", "Rocket Mini|input|0.12|2026-03-02", "Rocket Mini|output|0.4|2026-03-02"], await PricesAsync());
    }

    [Fact]
    public async Task An_approved_price_is_stored_at_once_and_not_asked_again()
    {
        await HoldAsync();
        var id = await OnlyHoldAsync();

        var approved = await _desk.PrintAsync("holds", "approve", id);

        Assert.Contains("Approved acme Anvil 2: input price", approved, StringComparison.Ordinal);
        Assert.Contains("Anvil 2|input|15.0|2026-03-02", await PricesAsync());
        Assert.Equal(ExitStatus.Done, (await _desk.RunAsync("refresh")).Status);
        Assert.Contains("Nothing waits for you.", await _desk.PrintAsync("holds"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_price_stays_out_and_is_not_asked_again()
    {
        await HoldAsync();

        await _desk.PrintAsync("holds", "reject", await OnlyHoldAsync(), "--reason", "a typing error");

        Assert.Equal(ExitStatus.Done, (await _desk.RunAsync("refresh")).Status);
        Assert.Contains("Anvil 2|input|1.5|2026-03-01", await PricesAsync());
        var all = await _desk.PrintAsync("holds", "--all");
        Assert.Contains("rejected", all, StringComparison.Ordinal);
        Assert.Contains("a typing error", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_is_for_once_so_that_a_value_that_comes_back_is_asked_about_again()
    {
        await HoldAsync();
        await _desk.PrintAsync("holds", "approve", await OnlyHoldAsync());
        _desk.Answer("prices", Pages.Standard, day: 2);
        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);
        await _desk.PrintAsync("holds", "approve", await OnlyHoldAsync());
        Assert.Contains("Anvil 2|input|1.5|2026-03-03", await PricesAsync());

        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$15.00", "$16.00"), ("Rocket Mini", "$0.10", "$0.40")), day: 3);

        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);
        Assert.Contains("Anvil 2|input|1.5|2026-03-03", await PricesAsync());
    }

    [Fact]
    public async Task A_rejected_value_is_shown_while_it_is_stated_and_asked_about_again_when_it_comes_back()
    {
        await HoldAsync();
        await _desk.PrintAsync("holds", "reject", await OnlyHoldAsync(), "--reason", "a typing error");

        var still = await _desk.PrintAsync("refresh");
        Assert.Contains("rejected prices: 1 value is still stated that a person rejected", still, StringComparison.Ordinal);
        Assert.DoesNotContain("no longer stated", still, StringComparison.Ordinal);
        Assert.Contains("rejected prices: 1 that a person rejected and that the page still says", await _desk.PrintAsync("sources"), StringComparison.Ordinal);
        Assert.Contains("  rejected   15, says prices since", await _desk.PrintAsync("explain", "anvil-2", "input"), StringComparison.Ordinal);
        Assert.Contains("a typing error", await _desk.PrintAsync("explain", "anvil-2", "input", "--format", "json"), StringComparison.Ordinal);

        _desk.Answer("prices", Pages.Standard, day: 2);
        Assert.DoesNotContain("rejected", await _desk.PrintAsync("refresh"), StringComparison.Ordinal);
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$15.00", "$16.00"), ("Rocket Mini", "$0.10", "$0.40")), day: 3);
        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);
    }

    [Fact]
    public async Task A_source_whose_whole_document_was_rejected_is_not_refreshed_and_says_so()
    {
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$6.00", "$1.50"), ("Rocket Mini", "$0.40", "$0.10")), day: 1);
        await _desk.RunAsync("refresh");
        await _desk.PrintAsync("holds", "reject", (await HoldsAsync())[0], "--reason", "columns exchanged");

        var again = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.SomethingHeld, again.Status);
        Assert.Contains("rejected prices: the document is one that a person rejected", again.Output, StringComparison.Ordinal);
        Assert.Empty(await HoldsAsync());
    }

    [Fact]
    public async Task A_hold_is_withdrawn_when_the_page_no_longer_says_so()
    {
        await HoldAsync();
        _desk.Answer("prices", Pages.Standard, day: 2);

        Assert.Equal(ExitStatus.Done, (await _desk.RunAsync("refresh")).Status);

        Assert.Contains("withdrawn", await _desk.PrintAsync("holds", "--all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_whose_columns_changed_places_is_held_as_a_whole_and_can_be_approved()
    {
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$6.00", "$1.50"), ("Rocket Mini", "$0.40", "$0.10")), day: 1);

        var held = await _desk.RunAsync("refresh");

        Assert.Equal(ExitStatus.SomethingHeld, held.Status);
        Assert.All(await PricesAsync(), row => Assert.EndsWith("|2026-03-01", row, StringComparison.Ordinal));
        await ApproveAllAsync();

        // That the columns moved is one question, and that input now costs more than output is another.
        Assert.All(JsonDocument.Parse(await _desk.PrintAsync("holds", "--format", "json")).RootElement.EnumerateArray(), hold => Assert.Equal("order", hold.GetProperty("rule").GetString()));
        await ApproveAllAsync();
        Assert.Contains("Anvil 2|input|6.0|2026-03-02", await PricesAsync());
    }

    [Fact]
    public async Task A_note_that_says_something_else_over_the_same_prices_is_asked_about_once()
    {
        var legacy = Pages.Standard.Replace("Prices are in USD per 1M tokens.", "Prices are in USD per 1M tokens, for customers of Northland.", StringComparison.Ordinal);
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", legacy, day: 1);

        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);

        Assert.All(await PricesAsync(), row => Assert.EndsWith("|2026-03-01", row, StringComparison.Ordinal));
        Assert.Contains("now say \"for customers northland\"", await _desk.PrintAsync("holds"), StringComparison.Ordinal);
        await ApproveAllAsync();
        Assert.All(await PricesAsync(), row => Assert.EndsWith("|2026-03-02", row, StringComparison.Ordinal));
        _desk.Answer("prices", legacy.Replace("$1.50", "$1.60", StringComparison.Ordinal), day: 2);
        Assert.Equal(ExitStatus.Done, (await _desk.RunAsync("refresh")).Status);
    }

    [Fact]
    public async Task Several_values_that_would_be_retired_together_are_asked_about_before()
    {
        _desk.Settings["Catalog:RetireAfterRuns"] = "2";
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$1.50", "$6.00"), ("Rocket Mini", "$0.10", "$0.40"), ("Sled 1", "$0.20", "$0.80")));
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Standard, day: 1);
        Assert.Equal(ExitStatus.Done, (await _desk.RunAsync("refresh")).Status);
        _desk.Answer("prices", Pages.Standard, day: 2);

        Assert.Equal(ExitStatus.Done, (await _desk.RunAsync("refresh", "--stored")).Status);
        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);

        Assert.Contains("2 of 6 facts would be retired at once", await _desk.PrintAsync("holds"), StringComparison.Ordinal);
        Assert.Contains("Sled 1|input|0.2|2026-03-01", await PricesAsync());
        await ApproveAllAsync();
        Assert.DoesNotContain(await PricesAsync(), row => row.StartsWith("Sled 1", StringComparison.Ordinal));
        _desk.Answer("prices", Pages.Standard, day: 3);
        Assert.Equal(ExitStatus.Done, (await _desk.RunAsync("refresh")).Status);
    }

    [Fact]
    public async Task What_a_person_believes_to_be_gone_is_retired_and_not_asked_about_again()
    {
        await HoldHalfAsync();

        await ApproveAllAsync();

        Assert.Equal(["Anvil 2|input|1.5|2026-03-02", "Anvil 2|output|6.0|2026-03-02"], await PricesAsync());
        _desk.Answer("prices", Half, day: 2);
        Assert.Equal(ExitStatus.Done, (await _desk.RunAsync("refresh")).Status);
    }

    [Fact]
    public async Task A_model_that_a_person_believes_to_be_gone_leaves_views_and_exports_and_stays_as_history()
    {
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$1.50", "$6.00"), ("Anvil 3", "$2.50", "$8.00"), ("Rocket Mini", "$0.10", "$0.40"), ("Rocket Max", "$0.30", "$0.90")));
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$1.50", "$6.00"), ("Anvil 3", "$2.50", "$8.00")), day: 1);
        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);
        Assert.Contains("rocket-mini", await _desk.PrintAsync("models"), StringComparison.Ordinal);

        await ApproveAllAsync();

        foreach (var shown in new[] { await _desk.PrintAsync("models"), await _desk.PrintAsync("export", "models"), await _desk.PrintAsync("export", "prices"), await _desk.PrintAsync("export", "comparisons") })
        {
            Assert.DoesNotContain("rocket-m", shown, StringComparison.Ordinal);
        }

        Assert.Equal(["anvil-2", "anvil-3"], await _desk.QueryAsync("SELECT slug FROM published_models ORDER BY slug"));
        Assert.Equal(["anvil-2|anvil-3"], await _desk.QueryAsync("SELECT left_slug, right_slug FROM published_comparisons"));
        Assert.Contains("retired 2026-03-02", await _desk.PrintAsync("explain", "Rocket Mini"), StringComparison.Ordinal);
        Assert.Contains("retired", await _desk.PrintAsync("changes", "--since", "2026-03-02", "--model", "rocket-mini"), StringComparison.Ordinal);
        Assert.Contains("No source states anything of rocket-mini now", (await _desk.RunAsync("compare", "anvil-2", "rocket-mini")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_of_which_several_things_are_asked_says_which_questions_wait()
    {
        await HoldSeveralAsync();
        var holds = await _desk.QueryAsync("SELECT id FROM holds WHERE decision = 'open' AND subject = '' ORDER BY id");
        Assert.True(holds.Length > 1, $"Only {holds.Length} questions are asked.");

        var approved = await _desk.RunAsync("holds", "approve", holds[0]);

        Assert.Equal(ExitStatus.SomethingHeld, approved.Status);
        Assert.Contains($"Another question about it waits: {string.Join(", ", holds.Skip(1).Select(id => $"`holds approve {id}`"))}", approved.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decisions_are_told_to_programs_too()
    {
        await HoldSeveralAsync();
        var holds = await _desk.QueryAsync("SELECT id FROM holds WHERE decision = 'open' AND subject = '' ORDER BY id");

        var approved = await _desk.RunAsync("holds", "approve", holds[0], "--format", "json");
        Assert.Equal(ExitStatus.SomethingHeld, approved.Status);
        var document = Desk.Json(approved.Output);
        Assert.Equal((holds[0], "approved", false), (document.GetProperty("hold").GetProperty("id").GetRawText(), document.GetProperty("hold").GetProperty("decision").GetString(), document.GetProperty("stored").GetBoolean()));
        Assert.NotEmpty(document.GetProperty("error").GetString()!);
        Assert.Equal(holds.Skip(1), document.GetProperty("open").EnumerateArray().Select(id => id.GetRawText()));

        var rejected = Desk.Json(await _desk.PrintAsync("holds", "reject", holds[1], "--reason", "a slip", "--format", "json")).EnumerateArray().ToArray();
        Assert.Equal((holds[1], "rejected", "a slip"), (rejected[0].GetProperty("id").GetRawText(), rejected[0].GetProperty("decision").GetString(), rejected[0].GetProperty("note").GetString()));
    }

    [Theory]
    [InlineData("two")]
    [InlineData("99999999999999999999")]
    public async Task What_is_no_number_of_a_hold_is_said_in_words(string id)
    {
        var result = await _desk.RunAsync("holds", "reject", id, "--reason", "a slip");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.StartsWith($"\"{id}\" is no number of a hold. `holds` lists those that are open.", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_by_a_file_that_lists_no_such_source_decides_nothing_and_says_what_to_do()
    {
        await HoldHalfAsync();
        var others = _desk.PathOf("others.json");
        File.WriteAllText(others, (await File.ReadAllTextAsync(_desk.SourcesPath, TestContext.Current.CancellationToken)).Replace("\"prices\"", "\"others\"", StringComparison.Ordinal));
        var id = await OnlyHoldAsync();

        var refused = await _desk.RunAsync("holds", "approve", id, "--sources", others);

        Assert.Equal(ExitStatus.Unusable, refused.Status);
        Assert.Contains($"lists no source \"prices\", by which the document has to be read; nothing was decided. Name the file that does: `holds approve {id} --sources FILE`", refused.Error, StringComparison.Ordinal);
        Assert.Equal(id, await OnlyHoldAsync());
        Assert.Contains("2 confirmed, 2 retired", await _desk.PrintAsync("holds", "approve", id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approval_whose_document_cannot_be_read_decides_nothing()
    {
        await HoldHalfAsync();
        var id = await OnlyHoldAsync();
        _desk.Sources(Desk.Source("prices", """ "read": [{ "items": { "each": ".gone", "model": "h2" } }] """));

        var refused = await _desk.RunAsync("holds", "approve", id);

        Assert.Equal(ExitStatus.Unusable, refused.Status);
        Assert.Contains("Nothing was decided, since what prices said cannot be stored: https://acme.example/prices: the document yields no fact", refused.Error, StringComparison.Ordinal);
        Assert.Equal(id, await OnlyHoldAsync());
    }

    [Fact]
    public async Task A_rejection_stays_one_where_the_approval_after_it_has_no_effect()
    {
        await HoldHalfAsync();
        var id = await OnlyHoldAsync();
        await _desk.PrintAsync("holds", "reject", id, "--reason", "a draft");
        _desk.Sources(Desk.Source("prices", """ "read": [{ "items": { "each": ".gone", "model": "h2" } }] """));

        Assert.Equal(ExitStatus.Unusable, (await _desk.RunAsync("holds", "approve", id)).Status);

        Assert.Equal(["rejected|a draft"], await _desk.QueryAsync("SELECT decision, note FROM holds"));
    }

    [Fact]
    public async Task An_approval_that_was_cut_off_before_anything_was_stored_can_be_given_again()
    {
        await HoldHalfAsync();
        var id = await OnlyHoldAsync();
        await _desk.QueryAsync($"UPDATE holds SET decision = 'approved' WHERE id = {id}");
        Assert.Contains("approved but not stored yet", await _desk.PrintAsync("holds", "--all"), StringComparison.Ordinal);

        Assert.Contains("2 retired", await _desk.PrintAsync("holds", "approve", id), StringComparison.Ordinal);

        Assert.Equal(["applied|"], await _desk.QueryAsync("SELECT outcome, error FROM source_states"));
        Assert.DoesNotContain("not stored yet", await _desk.PrintAsync("holds", "--all"), StringComparison.Ordinal);
    }

    [Theory, InlineData("open"), InlineData("approved")]
    public async Task What_is_asked_of_a_later_document_outlasts_that_the_accepted_one_is_read_once_more(string decision)
    {
        await HoldHalfAsync();
        await _desk.QueryAsync($"UPDATE holds SET decision = '{decision}'");

        Assert.Contains("held     prices: the last attempt, at ", await _desk.PrintAsync("refresh", "--stored"), StringComparison.Ordinal);

        Assert.Contains("held     prices: 2 of 4 facts", await _desk.PrintAsync("sources"), StringComparison.Ordinal);
        Assert.Equal([$"{decision}|"], await _desk.QueryAsync("SELECT decision, closed_at FROM holds"));
        await _desk.RunAsync("refresh");
        Assert.Equal(decision == "open" ? 4 : 2, (await PricesAsync()).Length);
        Assert.Single(await _desk.QueryAsync("SELECT id FROM holds"));
    }

    [Fact]
    public async Task A_document_that_came_back_after_another_is_approved_as_of_its_return()
    {
        await HoldHalfAsync();
        await ApproveAllAsync();
        _desk.Answer("prices", Pages.Standard, day: 2);
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Half, day: 3);
        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);

        await _desk.PrintAsync("holds", "approve", await OnlyHoldAsync());

        Assert.Equal(["Anvil 2|input|1.5|2026-03-04", "Anvil 2|output|6.0|2026-03-04"], await PricesAsync());
    }

    [Fact]
    public async Task A_rejected_document_is_rejected_with_all_that_is_asked_of_it()
    {
        await HoldSeveralAsync();
        var ids = await HoldsAsync();
        Assert.True(ids.Length > 1, $"Only {ids.Length} questions are asked.");

        var rejected = await _desk.PrintAsync("holds", "reject", ids[1], "--reason", "a draft");

        string[] others = [ids[0], .. ids.Skip(2)];
        Assert.Contains($"Rejected the whole document of prices, and with it what else was asked of it ({string.Join(", ", others)}). What was current stays.", rejected, StringComparison.Ordinal);
        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);
        Assert.Empty(await HoldsAsync());
        Assert.Equal(["rejected|a draft"], await _desk.QueryAsync("SELECT DISTINCT decision, note FROM holds"));
    }

    [Fact]
    public async Task A_rejected_price_stays_out_although_nothing_speaks_against_it_any_more()
    {
        await HoldAsync();
        await _desk.PrintAsync("holds", "reject", await OnlyHoldAsync(), "--reason", "a typing error");
        await _desk.QueryAsync("UPDATE prices SET amount = 14.0 WHERE amount = 1.5");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$15.00", "$16.00"), ("Rocket Mini", "$0.11", "$0.40")), day: 2);

        await _desk.PrintAsync("refresh");

        Assert.Contains("Anvil 2|input|14.0|2026-03-01", await PricesAsync());
        Assert.Contains("Rocket Mini|input|0.11|2026-03-03", await PricesAsync());
    }

    [Fact]
    public async Task A_rejection_can_be_taken_back_while_the_page_says_so()
    {
        await HoldAsync();
        var id = await OnlyHoldAsync();
        await _desk.PrintAsync("holds", "reject", id, "--reason", "a typing error");

        await _desk.PrintAsync("holds", "approve", id);

        Assert.Contains("Anvil 2|input|15.0|2026-03-02", await PricesAsync());
    }

    [Fact]
    public async Task A_rejected_document_is_not_asked_about_again_by_another_rule()
    {
        await HoldSeveralAsync();
        await _desk.PrintAsync("holds", "reject", (await HoldsAsync())[0], "--reason", "a draft");
        await _desk.QueryAsync("DELETE FROM holds WHERE id > 1");

        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);

        Assert.Empty(await HoldsAsync());
    }

    [Fact]
    public async Task A_rejected_value_leaves_other_values_of_its_document_open()
    {
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$15.00", "$16.00"), ("Rocket Mini", "$0.10", "$2.90")), day: 1);
        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);
        var ids = await HoldsAsync();
        Assert.Equal(2, ids.Length);

        await _desk.PrintAsync("holds", "reject", ids[0], "--reason", "a typing error");

        Assert.Equal([ids[1]], await HoldsAsync());
    }

    [Fact]
    public async Task A_hold_that_is_not_open_cannot_be_decided()
    {
        await _desk.PrintAsync("refresh");

        var result = await _desk.RunAsync("holds", "reject", "7", "--reason", "no");

        Assert.Equal(ExitStatus.Unusable, result.Status);
        Assert.Contains("No hold 7 is open", result.Error, StringComparison.Ordinal);
    }

    private async Task HoldAsync()
    {
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Prices(("Anvil 2", "$15.00", "$16.00"), ("Rocket Mini", "$0.10", "$0.40")), day: 1);
        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);
    }

    private static string Half { get; } = Pages.Prices(("Anvil 2", "$1.50", "$6.00"));

    private async Task HoldHalfAsync()
    {
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Half, day: 1);
        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);
    }

    private async Task HoldSeveralAsync()
    {
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Standard.Replace("$", "€", StringComparison.Ordinal).Replace("<th>Input", "<th>Prompt", StringComparison.Ordinal).Replace("1M", "1K", StringComparison.Ordinal), day: 1);
        await _desk.RunAsync("refresh");
    }

    private async Task ApproveAllAsync()
    {
        foreach (var id in await HoldsAsync())
        {
            await _desk.RunAsync("holds", "approve", id);
        }
    }

    private async Task<string> OnlyHoldAsync() => Assert.Single(await HoldsAsync());

    private async Task<string[]> HoldsAsync() =>
        [.. JsonDocument.Parse(await _desk.PrintAsync("holds", "--format", "json")).RootElement.EnumerateArray().Select(hold => hold.GetProperty("id").GetRawText())];

    private Task<string[]> PricesAsync() => _desk.QueryAsync("""
        SELECT l.provider_model, meter, amount, confirmed_on FROM prices p JOIN listings l ON l.id = p.listing_id WHERE closed_on IS NULL ORDER BY 1, 2
        """);
}
