using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace ModelCompare.Worker.Tests.WebPages;

/// <summary>What a person sees, in a real browser.</summary>
[Collection(OnePageSite.Name)]
public sealed class PageTests(PageSite site)
{
    private const string Comparison = "/compare/gpt-5.3-codex-spark/llama-3.2-1b-instruct";

    // Text whose contrast with the ground beneath it is below 4.5, by the formula of WCAG.
    internal const string FaintTexts = """
        () => {
          const parse = c => { const m = c.match(/[\d.]+/g).map(Number); return m.length > 3 ? m : [...m, 1]; };
          const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4).reduce((s, v, i) => s + v * [0.2126, 0.7152, 0.0722][i], 0);
          const ground = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
          const faint = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let n; n = walker.nextNode();) {
            const e = n.parentElement;
            if (!n.data.trim() || e.closest('script, datalist, title, desc, option')) continue;
            const style = getComputedStyle(e), text = parse(e.closest('svg') ? style.fill : style.color);
            const [a, b] = [light(text), light(ground(e))].sort((x, y) => y - x);
            if ((a + 0.05) / (b + 0.05) < 4.5) faint.push(n.data.trim().slice(0, 40) + ' ' + ((a + 0.05) / (b + 0.05)).toFixed(2));
          }
          return faint;
        }
        """;

    public static TheoryData<string> Paths => ["/", "/?sort=output&dir=desc", "/models/llama-3.2-1b-instruct", "/models/lantern-chat-2", "/models/hostile", Comparison, "/compare/heron-3-pro/hostile", "/sources"];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_page_loads_without_complaint_fits_a_phone_and_a_desk_and_can_be_read_in_light_and_dark(string path)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var width in new[] { 360, 1280 })
            {
                await using var open = await site.OpenAsync(path, width, scheme);
                Assert.Empty(open.Complaints);
                Assert.Equal(width, await open.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
                Assert.Empty(await open.Page.EvaluateAsync<string[]>(FaintTexts));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Every_page_has_landmarks_one_heading_and_tables_with_headers_and_captions(string path)
    {
        await using var open = await site.OpenAsync(path);
        foreach (var one in new[] { "h1", "main", "header nav", "footer", "html[lang]", "head > title", "meta[name=description]", "link[rel=canonical]", ".skip" })
        {
            Assert.Equal((one, 1), (one, await open.Page.Locator(one).CountAsync()));
        }

        // What has a table has headers for each column and row, and a name; what scrolls can be reached by keyboard.
        foreach (var wrong in new[] { "table:not(:has(caption))", "thead th:not([scope=col])", "tbody th:not([scope=row])", "tbody tr:not(:has(th))", ".scroll:not([tabindex][aria-label])", "h4", "[style]", "input:not([type=hidden]):not(label input)" })
        {
            Assert.Equal((wrong, 0), (wrong, await open.Page.Locator(wrong).CountAsync()));
        }

        Assert.True(await open.Page.EvaluateAsync<bool>("(() => { const ids = [...document.querySelectorAll('[id]')].map(e => e.id); return new Set(ids).size === ids.length; })()"));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task What_pages_say_for_programs_parses(string path)
    {
        await using var open = await site.OpenAsync(path);
        foreach (var data in await open.Page.Locator("script").AllAsync())
        {
            Assert.Equal("application/ld+json", await data.GetAttributeAsync("type"));
            using var document = JsonDocument.Parse(await data.TextContentAsync() ?? "");
            Assert.Equal("https://schema.org", document.RootElement.GetProperty("@context").GetString());
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/models/hostile")]
    [InlineData("/compare/heron-3-pro/hostile")]
    [InlineData("/?q=%22%3E%3Cimg%20src%3Dx%20onerror%3Dalert(9)%3E")]
    [InlineData("/models/%3Cscript%3Ealert(8)%3C%2Fscript%3Ex")]
    public async Task Text_from_elsewhere_is_shown_and_never_run(string path)
    {
        await using var open = await site.OpenAsync(path);
        Assert.DoesNotContain(open.Complaints, complaint => complaint.Contains("dialog", StringComparison.Ordinal) || complaint.Contains("Content Security", StringComparison.Ordinal));
        Assert.Equal(0, await open.Page.Locator("img, script:not([type='application/ld+json']), a[href^='javascript'], [onerror]").CountAsync());
    }

    [Fact]
    public async Task A_hostile_model_is_shown_under_its_name_with_its_quotes()
    {
        await using var open = await site.OpenAsync("/models/hostile");
        Assert.Equal(PageSite.HostileName, await open.Page.Locator("h1").TextContentAsync());
        Assert.Equal(PageSite.HostileQuote, await open.Page.Locator("q").First.TextContentAsync());
        Assert.Contains(PageSite.HostileLicense, await open.Page.Locator("#facts").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_JavaScript_the_catalog_is_sorted_by_links_and_filtered_by_its_form()
    {
        await using var open = await site.OpenAsync("/", javaScript: false);
        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Output $/1M" }).ClickAsync();
        await open.Page.Locator("th[aria-sort=ascending]").WaitForAsync();
        Assert.Equal(["Llama 3.2 1B Instruct", "Marlin 8B Instruct"], (await NamesAsync(open.Page))[..2]);

        await open.Page.GetByRole(AriaRole.Link, new() { Name = "Output $/1M" }).ClickAsync();
        Assert.Equal("Heron 3 Pro", (await NamesAsync(open.Page))[0]);

        await open.Page.GetByLabel("Name").FillAsync("heron");
        await open.Page.GetByLabel("Can do").SelectOptionAsync("tool_use");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        var names = await NamesAsync(open.Page);
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.StartsWith("Heron", name, StringComparison.Ordinal));
        Assert.Equal("heron", await open.Page.GetByLabel("Name").InputValueAsync());
        Assert.Contains("sort=output", open.Page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_JavaScript_two_models_are_compared_from_the_catalog_and_with_a_traffic_of_ones_own()
    {
        await using var open = await site.OpenAsync("/", javaScript: false);
        await open.Page.GetByLabel("One model").FillAsync("heron-3-pro");
        await open.Page.GetByLabel("The other").FillAsync("Heron 3 Mini");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        Assert.Equal("Heron 3 Mini vs Heron 3 Pro", await open.Page.Locator("h1").TextContentAsync());

        await open.Page.GetByLabel("Input tokens a month").FillAsync("10M");
        await open.Page.GetByLabel("Output tokens a month").FillAsync("10M");
        await open.Page.GetByRole(AriaRole.Button, new() { Name = "Count with this traffic" }).ClickAsync();
        Assert.Contains("10M input and 10M output tokens a month", await open.Page.Locator("#monthly-cost").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task By_keyboard_the_first_stop_skips_to_the_content_and_each_stop_can_be_seen()
    {
        await using var open = await site.OpenAsync("/");
        await open.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to content", await open.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.True(await open.Page.EvaluateAsync<bool>("document.activeElement.getBoundingClientRect().top >= 0"));
        await open.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("content", await open.Page.EvaluateAsync<string>("document.activeElement.id"));
        await open.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("solid", await open.Page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
    }

    [Fact]
    public async Task A_price_that_changed_is_drawn_as_steps_and_stands_in_a_table_and_in_the_history()
    {
        await using var open = await site.OpenAsync("/models/hostile");
        Assert.Equal(2, await open.Page.Locator("svg .dot.input").CountAsync());
        Assert.Equal(1, await open.Page.Locator("svg .dot.output").CountAsync());
        Assert.Contains("Input: $1.25 from 2026-06-01, $1.50 since 2026-06-10, 1 change.", await open.Page.Locator("svg desc").TextContentAsync(), StringComparison.Ordinal);
        // Since the tenth nobody read it: the line to today is dotted, and nothing says that the price still holds.
        Assert.Equal(2, await open.Page.Locator("svg .line.unread").CountAsync());
        Assert.Contains("A dotted line stands for the days since it was last read.", await open.Page.Locator("#price-over-time p").First.TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("2026-06-01before 2026-06-10$1.25", await open.Page.Locator("#price-over-time table").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("2026-06-10still stated on 2026-06-10$1.50", await open.Page.Locator("#price-over-time table").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains("1.251.5", await open.Page.Locator("#history table").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comparison_shows_what_the_command_shows_and_leads_on()
    {
        await using var open = await site.OpenAsync(Comparison);
        Assert.Equal(
            ["Decision scorecard", "Decision tradeoffs", "Monthly cost", "Switch friction", "Specs", "Pricing and availability", "Capabilities", "Benchmarks", "Deep dive", "FAQ", "Continue comparing", "Sources"],
            await open.Page.Locator("h2").AllTextContentsAsync());
        await open.Page.Locator("#continue-comparing a").First.ClickAsync();
        Assert.Contains(" vs ", await open.Page.Locator("h1").TextContentAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Comparison)]
    [InlineData("/compare/heron-3-pro/hostile")]
    public async Task On_a_phone_both_models_stand_beside_each_other_without_scrolling(string path)
    {
        await using var open = await site.OpenAsync(path, width: 360);
        foreach (var section in new[] { "#decision-scorecard", "#specs" })
        {
            var scroll = open.Page.Locator($"{section} .scroll");
            Assert.Equal(await scroll.EvaluateAsync<int>("element => element.clientWidth"), await scroll.EvaluateAsync<int>("element => element.scrollWidth"));
        }
    }

    [Fact]
    public async Task On_a_phone_the_catalog_tells_beside_each_name_whether_it_is_fresh_without_scrolling_aside()
    {
        await using var open = await site.OpenAsync("/", width: 360);
        var badges = open.Page.Locator("tbody .badge");
        Assert.Equal(await open.Page.Locator("tbody tr").CountAsync(), await badges.CountAsync());
        Assert.Equal(["fresh", "stale"], (await badges.AllTextContentsAsync()).Distinct().Order());
        Assert.True(await open.Page.EvaluateAsync<bool>("[...document.querySelectorAll('tbody .badge')].every(e => e.getBoundingClientRect().right <= 360)"));
    }

    [Fact]
    public async Task On_a_phone_the_days_of_a_price_are_no_column_of_single_words()
    {
        await using var open = await site.OpenAsync("/models/hostile", width: 360);
        var until = (await open.Page.Locator("#price-over-time tbody td:nth-of-type(2)", new() { HasText = "still stated on" }).First.BoundingBoxAsync())!;
        Assert.True(until.Height <= 64, $"The cell is {until.Height} pixels high.");
    }

    [Fact]
    public async Task Stale_and_fresh_are_told_in_words()
    {
        await using var open = await site.OpenAsync("/sources");
        Assert.NotEqual(0, await open.Page.Locator("tbody .badge.stale").CountAsync());
        Assert.NotEqual(0, await open.Page.Locator("tbody .badge.fresh").CountAsync());
        Assert.Equal("stale", await open.Page.Locator("tbody .badge.stale").First.TextContentAsync());
    }

    private static Task<string[]> NamesAsync(IPage page) =>
        page.Locator("tbody th a").AllTextContentsAsync().ContinueWith(names => names.Result.ToArray(), TaskScheduler.Default);
}
