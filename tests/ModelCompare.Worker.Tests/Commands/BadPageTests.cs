using System.Text;
using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>Whatever a source serves, its last good values and their dates stay, the reason is told, and the others are refreshed.</summary>
public sealed class BadPageTests : IDisposable
{
    private const string Html = "text/html; charset=utf-8";
    private readonly Desk _desk = new();

    public BadPageTests()
    {
        _desk.Sources($"{Desk.Source("prices")}, {Desk.Source("list", Pages.ReadList)}, {Desk.Source("cards", Pages.ReadYaml)}, {Desk.Source("good")}");
        AnswerAll(day: 0);
    }

    public void Dispose() => _desk.Dispose();

    public static TheoryData<string, string, string, int, string, string> Faults => new()
    {
        { "gone", "prices", "not here", 404, Html, "answered 404: the page is gone" },
        { "in trouble", "prices", "oops", 500, Html, "answered 500: the server is in trouble" },
        { "empty", "prices", "", 200, Html, "empty body" },
        { "without tables", "prices", "<html><body><h1>Pricing</h1><p>Ask our sales team.</p></body></html>", 200, Html, "yields no fact" },
        { "without a price that parses", "prices", Pages.Prices(("Anvil 2", "$1.5.0", "six dollars 6..0"), ("Rocket Mini", "$..1", "$4.0.0")), 200, Html, "yields no fact" },
        { "no JSON", "list", """{ "models": [ { "id": """, 200, "application/json", "JSON" },
        { "no YAML", "cards", "- id: [anvil\n  window: }", 200, "application/yaml", "YAML" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public Task A_bad_page_loses_nothing_and_stops_nobody(string fault, string id, string body, int status, string contentType, string reason) =>
        FailsAsync(fault, id, Encoding.UTF8.GetBytes(body), status, contentType, reason);

    [Fact]
    public Task A_page_of_20_MB_is_refused() => FailsAsync("large", "prices", new byte[20_000_000], 200, Html, "larger than the limit of 16 MiB");

    [Fact]
    public Task A_page_in_another_charset_than_it_says_is_refused() => FailsAsync(
        "mojibake", "prices", Encoding.Latin1.GetBytes(Pages.Standard.Replace("Anvil 2", "Änvil éèüö 2", StringComparison.Ordinal)), 200, Html, "charset is wrong or missing");

    [Fact]
    public Task A_page_whose_charset_mangles_utf_8_is_refused() => FailsAsync(
        "mojibake", "prices", Encoding.UTF8.GetBytes(Pages.Standard.Replace("Anvil 2", "Änvil 2", StringComparison.Ordinal)), 200, "text/html; charset=iso-8859-1", "its bytes are UTF-8");

    [Fact]
    public Task A_page_that_is_cut_off_within_a_table_is_refused_since_its_last_amount_may_be_cut_too() => FailsAsync(
        "cut off", "prices", Encoding.UTF8.GetBytes(Pages.Standard[..Pages.Standard.IndexOf(".00", StringComparison.Ordinal)]), 200, Html, "the page ends within a table");

    [Fact]
    public Task A_page_whose_rows_are_cut_off_is_held() => HoldsAsync(Pages.Standard[..Pages.Standard.IndexOf("$6.00", StringComparison.Ordinal)] + "</td></tr></table>");

    [Fact]
    public Task A_page_that_lost_most_of_its_prices_is_held() => HoldsAsync(Pages.Prices(("Anvil 2", "$1.50", "")));

    [Fact]
    public async Task When_every_source_fails_the_status_still_says_that_sources_failed()
    {
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", "", status: 404);

        Assert.Equal(ExitStatus.SomeSourceFailed, (await _desk.RunAsync("refresh")).Status);
    }

    private async Task HoldsAsync(string page)
    {
        await _desk.PrintAsync("refresh");
        var before = await ValuesAsync("prices");

        AnswerAll(day: 1);
        _desk.Answer("prices", Encoding.UTF8.GetBytes(page), 1, 200, Html);
        var result = await _desk.RunAsync("refresh");

        Assert.True(result.Status == ExitStatus.SomethingHeld, result.ToString());
        Assert.Contains("held     prices: 3 of 4 facts that the source stated are gone", result.Output, StringComparison.Ordinal);
        Assert.Equal(before, await ValuesAsync("prices"));
    }

    private async Task FailsAsync(string fault, string id, byte[] body, int status, string contentType, string reason)
    {
        await _desk.PrintAsync("refresh");
        var before = await ValuesAsync(id);
        Assert.NotEmpty(before);

        AnswerAll(day: 1);
        _desk.Answer(id, body, 1, status, contentType);
        var result = await _desk.RunAsync("refresh");

        Assert.True(result.Status == ExitStatus.SomeSourceFailed, $"{fault}: {result}");
        var line = result.Output.Split('\n').Single(line => line.StartsWith("failed   ", StringComparison.Ordinal));
        Assert.Contains($"failed   {id}: ", line, StringComparison.Ordinal);
        Assert.Contains(Desk.UrlOf(id), line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
        Assert.Equal(before, await ValuesAsync(id));
        foreach (var other in new[] { "prices", "list", "cards", "good" }.Where(other => other != id))
        {
            Assert.All(await ValuesAsync(other), row => Assert.EndsWith("|2026-03-02", row, StringComparison.Ordinal));
        }
    }

    private void AnswerAll(int day)
    {
        _desk.Answer("prices", Pages.Standard, day);
        _desk.Answer("list", Pages.List, day, contentType: "application/json");
        _desk.Answer("cards", "- id: anvil-2\n  window: 200000\n- id: rocket-mini\n  window: 32000\n", day, contentType: "application/yaml");
        _desk.Answer("good", Pages.Prices(("Tunnel", "$3.00", "$4.00")), day);
    }

    private Task<string[]> ValuesAsync(string id) => _desk.QueryAsync($"""
        SELECT meter, amount, changed_on, closed_on, confirmed_on FROM prices WHERE source_id = '{id}'
        UNION ALL SELECT attribute, value, changed_on, closed_on, confirmed_on FROM attributes WHERE source_id = '{id}' ORDER BY 1, 2
        """);
}
