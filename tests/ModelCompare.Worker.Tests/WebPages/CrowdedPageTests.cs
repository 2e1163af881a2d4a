using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Playwright;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.WebPages;

/// <summary>The pages of a catalog of 130 models, one of whose prices is held, in a real browser.</summary>
[Collection(OnePageSite.Name)]
public sealed class CrowdedPageTests(PageSite site) : IAsyncLifetime
{
    private const int Models = 130;

    private readonly Desk _desk = new();
    private IHost? _host;
    private Uri? _server;

    public async ValueTask InitializeAsync()
    {
        _desk.Settings["Comparisons:MaxPairs"] = "1";
        _desk.Sources(Desk.Source("prices"));
        _desk.Answer("prices", Pages.Prices([.. Rows()]));
        await _desk.PrintAsync("refresh");
        _desk.Answer("prices", Pages.Prices([.. Rows().Select((row, index) => index == 4 ? (row.Item1, "$15.00", row.Item3) : row)]), day: 1);
        Assert.Equal(ExitStatus.SomethingHeld, (await _desk.RunAsync("refresh")).Status);
        _host = new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings).BuildWorker(_ => { });
        await _host.StartAsync(TestContext.Current.CancellationToken);
        _server = new Uri(((WebApplication)_host).Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            _host.Dispose();
        }

        _desk.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task More_than_a_hundred_models_are_paged_and_filtered_with_and_without_JavaScript(bool javaScript)
    {
        await using var open = await OpenAsync("/", javaScript: javaScript);
        var rows = open.Page.Locator("tbody th a");
        Assert.Equal(100, await rows.CountAsync());
        Assert.Contains("Page 1 of 2", await open.Page.Locator("nav.pages").TextContentAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await open.Page.GetByRole(AriaRole.Link, new() { Name = "Previous" }).CountAsync());

        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await open.Page.Locator("nav.pages", new() { HasText = "Page 2 of 2" }).WaitForAsync();
        Assert.EndsWith("/?page=2", open.Page.Url, StringComparison.Ordinal);
        Assert.Equal(Models - 100, await rows.CountAsync());
        Assert.Equal("Anvil 229", await rows.Last.TextContentAsync());

        await open.Page.GetByLabel("Name").FillAsync("anvil 22");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await open.Page.Locator("main", new() { HasText = "10 models found." }).WaitForAsync();
        Assert.Contains("/?q=", open.Page.Url, StringComparison.Ordinal);
        Assert.Equal(10, await rows.CountAsync());
        Assert.Contains("10 models found.", await open.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(open.Complaints);
    }

    [Theory]
    [InlineData("/", 360)]
    [InlineData("/?page=2", 1280)]
    [InlineData("/sources", 360)]
    [InlineData("/sources", 1280)]
    [InlineData("/nothing", 360)]
    public async Task Long_lists_holds_and_missed_pages_fit_a_phone_and_a_desk(string path, int width)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var open = await OpenAsync(path, width, scheme);
            Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            Assert.Empty(await open.Page.EvaluateAsync<string[]>(PageTests.FaintTexts));
        }
    }

    [Fact]
    public async Task What_is_held_is_told_with_its_reason_what_it_would_change_and_how_to_decide()
    {
        await using var open = await OpenAsync("/sources", width: 360);
        var held = open.Page.Locator("#held-for-a-person tbody tr");
        Assert.Equal(1, await held.CountAsync());
        var text = await held.TextContentAsync() ?? "";
        var hold = (await _desk.QueryAsync("SELECT id, subject, rule_name, reason, from_value, to_value FROM holds")).Single().Split('|');
        Assert.All(hold[1..], part => Assert.Contains(part, text, StringComparison.Ordinal));
        Assert.Contains($"holds approve {hold[0]}", text, StringComparison.Ordinal);
        Assert.Contains("Anvil 104", text, StringComparison.Ordinal);
        // A reason in a column of one word a line is not read.
        var reason = (await held.Locator("td").First.BoundingBoxAsync())!;
        Assert.True(reason.Width >= 160, $"The reason is {reason.Width.ToString(CultureInfo.InvariantCulture)} pixels wide.");
        Assert.True(await open.Page.EvaluateAsync<bool>("[...document.querySelectorAll('.also')].every(e => getComputedStyle(e).display === 'block')"));
        Assert.Equal("1 held", await open.Page.Locator(".subtitle .badge.stale").Last.TextContentAsync());
    }

    private Task<OpenPage> OpenAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool javaScript = true) =>
        site.OpenAsync(path, width, scheme, javaScript, _server);

    private static IEnumerable<(string, string, string)> Rows() => Enumerable.Range(100, Models)
        .Select(number => ($"Anvil {number}", "$1.50", string.Create(CultureInfo.InvariantCulture, $"${number / 10m:0.00}")));
}
