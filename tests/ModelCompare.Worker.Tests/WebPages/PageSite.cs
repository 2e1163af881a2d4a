using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using Microsoft.Playwright;
using ModelCompare.Tests;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Tests.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.WebPages;

/// <summary>
/// The worker's pages of the sample site's catalog, to which a hostile provider was added and read on two days, and one Chromium. It
/// gives a model away, and the songs of another. On the day of the server some of the sources are stale.
/// </summary>
public sealed class PageSite : IAsyncLifetime
{
    internal const string HostileName = "<script>alert(1)</script>";
    internal const string HostileQuote = "\"><img src=x onerror=alert(2)>";
    internal const string HostileLicense = "</script><script>alert(3)</script>";

    private static readonly string[] s_places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly Desk _desk = new();
    private IHost? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>The browser; a test that needs it is skipped where there is none.</summary>
    public IBrowser Browser
    {
        get
        {
            Assert.SkipWhen(_browser is null, $"THE PAGES ARE NOT TESTED: there is no Chromium at {string.Join(", ", s_places)}. Install it: apt-get install -y chromium.");
            return _browser;
        }
    }

    public async ValueTask InitializeAsync()
    {
        var folder = Path.Combine(_desk.Folder, "site");
        CopySample(folder);
        await ReadAsync(folder, "1.25", "2026-06-01");
        await ReadAsync(folder, "1.50", "2026-06-10");
        _desk.Settings["Http:RequestsPerMinute"] = "0";
        _host = new CommandContext(TextWriter.Null, TextWriter.Null, _desk.Settings, new FakeTimeProvider(new(2026, 6, 24, 12, 0, 0, TimeSpan.Zero))).BuildWorker(_ => { });
        await _host.StartAsync(TestContext.Current.CancellationToken);
        Client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(((WebApplication)_host).Urls.Single()) };
        if (s_places.FirstOrDefault(File.Exists) is { } chromium)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        Client?.Dispose();
        if (_host is not null)
        {
            await _host.StopAsync(CancellationToken.None);
            _host.Dispose();
        }

        _desk.Dispose();
    }

    /// <summary>Opens a page, and hears everything that the browser complains of.</summary>
    internal async Task<OpenPage> OpenAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool javaScript = true, Uri? server = null)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = (server ?? Client.BaseAddress!).ToString(),
            ColorScheme = scheme,
            JavaScriptEnabled = javaScript,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        var open = new OpenPage(context, await context.NewPageAsync());
        await open.Page.GotoAsync(path);
        return open;
    }

    private async Task ReadAsync(string folder, string price, string day)
    {
        AddHostile(folder, price, day);
        var refreshed = await _desk.RunAsync("refresh", "--sources", Path.Combine(folder, "sources.json"));
        Assert.True(refreshed.Status == ExitStatus.Done, $"The refresh ended with {refreshed}");
    }

    private static void CopySample(string folder)
    {
        var sample = Path.Combine(RepositoryFolder.Path, "deploy", "sample");
        foreach (var file in Directory.EnumerateFiles(sample, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(sample, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static void AddHostile(string folder, string price, string day)
    {
        const string url = "https://hostile.example/facts.json";
        JsonObject Fact(string name, JsonNode value, string model = "evil-1") => new()
        {
            ["model"] = model,
            ["provider"] = "hostile",
            [name] = value,
            ["url"] = "https://hostile.example/a?b=\"><img src=x>",
            ["quote"] = HostileQuote,
            ["asOf"] = day,
        };
        JsonObject License() { var fact = Fact("attribute", "license"); fact["value"] = HostileLicense; return fact; }
        JsonObject End() { var fact = Fact("attribute", "deprecated_on"); fact["value"] = "2026-12-31"; return fact; }
        JsonObject Price(string meter, string amount) => Fact("price", new JsonObject { ["meter"] = meter, ["amount"] = amount, ["unit"] = "1M tokens", ["currency"] = "USD" });
        JsonObject Free(string model, string meter, string unit) => Fact("price", new JsonObject { ["meter"] = meter, ["amount"] = "free", ["unit"] = unit, ["currency"] = "USD" }, model);
        JsonArray facts = [License(), End(), Price("input", price), Price("output", "4.00"), Free("courtesy-1", "input", "1M tokens"), Free("courtesy-1", "output", "1M tokens"), Free("jingle-1", "song", "song")];
        File.WriteAllText(Path.Combine(folder, "hostile.json"), new JsonObject { ["facts"] = facts }.ToJsonString());
        Edit(Path.Combine(folder, "manifest.json"), manifest => Replace(manifest["responses"]!.AsArray(), "url", new()
        {
            ["url"] = url,
            ["status"] = 200,
            ["contentType"] = "application/json",
            ["file"] = "hostile.json",
            ["fetchedAt"] = $"{day}T06:00:00Z",
        }));
        Edit(Path.Combine(folder, "sources.json"), sources =>
        {
            Replace(sources["providers"]!.AsArray(), "id", new() { ["id"] = "hostile", ["name"] = HostileQuote, ["developer"] = HostileName });
            foreach (var (slug, name, alias) in new[] { ("hostile", HostileName, "evil-1"), ("courtesy", "Courtesy", "courtesy-1"), ("jingle", "Jingle", "jingle-1") })
            {
                Replace(sources["models"]!.AsArray(), "slug", new()
                {
                    ["slug"] = slug,
                    ["name"] = name,
                    ["developer"] = HostileName,
                    ["productType"] = "standalone-api",
                    ["aliases"] = new JsonObject { ["hostile"] = new JsonArray(alias) },
                });
            }

            Replace(sources["sources"]!.AsArray(), "id", new() { ["id"] = "hostile-facts", ["provider"] = "hostile", ["kind"] = "curated", ["url"] = url, ["schedule"] = "0 0 3 * * ?" });
        });
    }

    private static void Replace(JsonArray list, string key, JsonObject item)
    {
        if (list.FirstOrDefault(other => (string?)other![key] == (string?)item[key]) is { } before)
        {
            list.Remove(before);
        }

        list.Add(item);
    }

    private static void Edit(string path, Action<JsonNode> edit)
    {
        var node = JsonNode.Parse(File.ReadAllText(path))!;
        edit(node);
        File.WriteAllText(path, node.ToJsonString());
    }
}

/// <summary>A page in the browser.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;

    internal OpenPage(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) => Complaints.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => Complaints.Add(error);
        page.RequestFailed += (_, request) => Complaints.Add($"{request.Url}: {request.Failure}");
        page.Dialog += async (_, dialog) =>
        {
            Complaints.Add($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>Errors, warnings, refused or failed loads, and dialogs.</summary>
    public List<string> Complaints { get; } = [];

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
