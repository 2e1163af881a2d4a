using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ModelCompare.Fetching;
using ModelCompare.Worker.Fetching;
using Xunit;

namespace ModelCompare.Worker.Tests.Fetching;

public sealed class FetchingSafetyTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromHours(1);

    private readonly SkippingClock _clock = new(s_limit);

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2606:4700:4700::1111", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("::ffff:8.8.8.8", true)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("::127.0.0.1", false)] // IPv4-compatible
    [InlineData("::ffff:0:7f00:1", false)] // IPv4-translated
    [InlineData("64:ff9b::7f00:1", false)] // NAT64
    [InlineData("64:ff9b:1::a00:1", false)]
    [InlineData("2002:7f00:1::", false)] // 6to4
    [InlineData("2001:0:7f00:1::", false)] // Teredo
    [InlineData("192.88.99.1", false)]
    [InlineData("0.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("100.127.255.255", false)]
    [InlineData("100.128.0.1", true)]
    [InlineData("192.0.0.192", false)]
    [InlineData("198.19.0.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("239.255.255.250", false)]
    [InlineData("ff02::1", false)]
    [InlineData("fec0::1", false)]
    [InlineData("3fff::1", false)]
    [InlineData("4000::1", false)]
    [InlineData("5f00::1", false)]
    [InlineData("100::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fe80::1%1", false)]
    [InlineData("fd00:ec2::254", false)]
    public void Only_public_addresses_are_connected_to(string address, bool allowed) =>
        Assert.Equal(allowed, new NetworkGuard([]).Allows(IPAddress.Parse(address)));

    [Fact]
    public void A_private_network_can_be_allowed_without_the_others()
    {
        var guard = new NetworkGuard([IPNetwork.Parse("10.0.0.0/8")]);

        Assert.True(guard.Allows(IPAddress.Parse("10.1.2.3")));
        Assert.False(guard.Allows(IPAddress.Parse("192.168.1.1")));
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("fd12::1", true)]
    [InlineData("8.8.8.8", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("168.63.129.16", false)]
    [InlineData("100.100.100.200", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("fd20:ce::254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("224.0.0.1", false)]
    public void A_host_that_a_source_names_may_be_inside_but_never_where_secrets_are_handed_out(string address, bool allowed) =>
        Assert.Equal(allowed, new NetworkGuard([], isForNamedHosts: true).Allows(IPAddress.Parse(address)));

    [Fact]
    public async Task A_source_that_names_its_host_reaches_it_and_what_robots_txt_says_there()
    {
        await using var site = await RobotsSite(200, "User-agent: *\nDisallow: /private");
        using var fetcher = Fetcher(options => options.AllowPrivateNetworks.Clear());

        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(fetcher, Naming(site.Url, "127.0.0.1")));
        Assert.Contains("disallows", Failed(await FetchAsync(fetcher, Naming(new Uri(site.Url, "/private"), "127.0.0.1"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_source_may_reach_another_may_not_over_the_same_connection()
    {
        await using var site = await LoopbackSite.StartAsync(200, "secret");
        using var fetcher = Fetcher(options => options.AllowPrivateNetworks.Clear());
        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(fetcher, Naming(site.Url, "127.0.0.1")));

        Assert.Contains("private address 127.0.0.1", Failed(await FetchAsync(fetcher, Naming(site.Url, "elsewhere.example"))), StringComparison.Ordinal);
        Assert.Equal(1, site.Count("/"));
    }

    [Fact]
    public async Task A_named_host_leads_to_no_other_private_host_by_a_redirect()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => Redirect(context, "/", $"http://127.0.0.2:{context.Request.Host.Port}/secret"));
        using var fetcher = Fetcher(options => options.AllowPrivateNetworks.Clear());

        Assert.Contains("private address 127.0.0.2", Failed(await FetchAsync(fetcher, Naming(site.Url, "127.0.0.1"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_robots_txt_leads_into_no_private_network_either()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => Redirect(context, "/robots.txt", $"http://127.0.0.2:{context.Request.Host.Port}/secret"));

        Assert.Contains("private address 127.0.0.2", Failed(await FetchAsync(site.Url)), StringComparison.Ordinal);
        Assert.Equal(0, site.Count("/secret"));
    }

    [Fact]
    public async Task A_name_of_a_private_address_is_refused_and_not_tried_again()
    {
        await using var site = await LoopbackSite.StartAsync(200, "secret");

        var reason = Failed(await FetchAsync(new Uri($"http://localhost:{site.Url.Port}/"), options => options.AllowPrivateNetworks.Clear()));

        Assert.Contains("localhost is the private address", reason, StringComparison.Ordinal);
        Assert.Empty(_clock.Waits);
        Assert.Equal(0, site.Count("/"));
    }

    [Theory]
    [InlineData("http://127.0.0.2:{0}/secret", "127.0.0.2")]
    [InlineData("http://169.254.169.254/latest/meta-data", "169.254.169.254")]
    public async Task A_redirect_into_a_private_network_is_refused(string target, string address)
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => Redirect(context, "/", string.Format(null, target, context.Request.Host.Port)));

        var reason = Failed(await FetchAsync(site.Url));

        Assert.Contains($"private address {address}", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_another_scheme_is_refused()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => Redirect(context, "/", "file:///etc/passwd"));

        Assert.Contains("redirects to file:", Failed(await FetchAsync(site.Url)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/robots.txt")]
    public async Task A_redirect_to_what_is_no_address_is_a_failure_and_no_bug(string from)
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => Redirect(context, from, "//[:", "page"));

        Assert.Contains("no address", Failed(await FetchAsync(site.Url)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://a.example/x", "http://a.example/x", false)]
    [InlineData("https://a.example/x", "//b.example/x", true)]
    [InlineData("http://a.example/x", "https://a.example/x", true)]
    [InlineData("http://a.example/x", "ftp://a.example/x", false)]
    [InlineData("http://a.example/x", "gopher://127.0.0.1/x", false)]
    public void A_redirect_never_leaves_encryption_or_the_web(string from, string to, bool isFollowed)
    {
        var answer = new HttpAnswer(new Uri(from), HttpStatusCode.Found, [], default, Location: new Uri(to, UriKind.RelativeOrAbsolute));

        Assert.Equal(isFollowed, answer.Target is not null);
    }

    [Fact]
    public async Task A_redirect_is_followed_and_the_last_address_is_the_documents()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => Redirect(context, "/old", "new?all=1", "page"));

        var fetched = Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(new Uri(site.Url, "/old")));

        Assert.Equal(new Uri(site.Url, "/new?all=1"), fetched.Document.Url);
    }

    [Fact]
    public async Task Redirects_without_end_are_given_up()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => Redirect(context, "/", "/"));

        Assert.Contains("more than 5 times", Failed(await FetchAsync(site.Url)), StringComparison.Ordinal);
        Assert.Equal(6, site.Count("/"));
    }

    [Fact]
    public async Task What_robots_txt_disallows_is_not_asked_for()
    {
        await using var site = await RobotsSite(200, "User-agent: *\nDisallow: /private");

        var reason = Failed(await FetchAsync(new Uri(site.Url, "/private/prices")));

        Assert.Contains($"robots.txt of {site.Url.Authority} disallows /private/prices", reason, StringComparison.Ordinal);
        Assert.Equal(0, site.Count("/private/prices"));
    }

    [Fact]
    public async Task What_robots_txt_disallows_is_not_reached_by_a_redirect_either()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => context.Request.Path == "/robots.txt"
            ? Write(context, 200, "User-agent: modelcompare\nDisallow: /private")
            : Redirect(context, "/", "/private"));

        Assert.Contains("disallows /private", Failed(await FetchAsync(site.Url)), StringComparison.Ordinal);
        Assert.Equal(0, site.Count("/private"));
    }

    [Fact]
    public async Task A_robots_txt_that_cannot_be_read_means_to_stay_away()
    {
        await using var site = await RobotsSite(500, "");

        Assert.Contains("its robots.txt could not be read", Failed(await FetchAsync(site.Url)), StringComparison.Ordinal);
        Assert.Equal(0, site.Count("/"));
    }

    [Fact]
    public async Task A_robots_txt_without_end_is_read_as_far_as_the_standard_asks_and_by_whole_lines()
    {
        // The limit falls within a line which, cut short, would forbid everything.
        await using var site = await RobotsSite(200, "User-agent: *\nDisallow: /private\n" + new string('#', (500 * 1024) - 45) + "\nDisallow: /other\nDisallow: /\n");

        Assert.IsType<FetchOutcome.Fetched>(await FetchAsync(new Uri(site.Url, "/prices")));
        Assert.Contains("disallows /private", Failed(await FetchAsync(new Uri(site.Url, "/private"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_robots_txt_is_believed_for_a_day()
    {
        await using var site = await RobotsSite(200, "User-agent: *\nAllow: /");
        using var fetcher = Fetcher();

        await fetcher.FetchAsync(new FetchRequest(site.Url), TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromHours(23));
        await fetcher.FetchAsync(new FetchRequest(site.Url), TestContext.Current.CancellationToken);
        Assert.Equal(1, site.Count("/robots.txt"));
        _clock.Advance(TimeSpan.FromHours(1));
        await fetcher.FetchAsync(new FetchRequest(site.Url), TestContext.Current.CancellationToken);

        Assert.Equal(2, site.Count("/robots.txt"));
        Assert.Equal(3, site.Count("/"));
    }

    [Fact]
    public void Wrong_options_are_all_named_when_the_program_starts()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Fetching:MaxBodyBytes"] = "0",
            ["Fetching:AttemptTimeout"] = "00:00:00",
            ["Fetching:AllowPrivateNetworks:0"] = "everything",
        }).Build();
        using var services = new ServiceCollection().AddFetching(configuration).BuildServiceProvider();

        var error = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(3, error.Failures.Count());
        Assert.Contains("Fetching:AllowPrivateNetworks: \"everything\" is no network", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_valid()
    {
        using var services = new ServiceCollection().AddFetching(new ConfigurationBuilder().Build()).BuildServiceProvider();

        services.GetRequiredService<IStartupValidator>().Validate();
    }

    private static string Failed(FetchOutcome outcome) => Assert.IsType<FetchOutcome.Failed>(outcome).Reason;

    private static Task<LoopbackSite> RobotsSite(int status, string robots) => LoopbackSite.StartAsync((context, _) =>
        context.Request.Path == "/robots.txt" ? Write(context, status, robots) : Write(context, 200, "page"));

    private static Task Redirect(HttpContext context, string from, string to, string otherwise = "")
    {
        if (context.Request.Path != from)
        {
            return context.Response.WriteAsync(otherwise);
        }

        (context.Response.StatusCode, context.Response.Headers.Location) = (302, to);
        return Task.CompletedTask;
    }

    private static Task Write(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(text);
    }

    private static FetchRequest Naming(Uri url, string host) => new(url) { PrivateHosts = [host] };

    private static Task<FetchOutcome> FetchAsync(HttpDocumentFetcher fetcher, FetchRequest request) =>
        fetcher.FetchAsync(request, TestContext.Current.CancellationToken);

    private async Task<FetchOutcome> FetchAsync(Uri url, Action<FetchingOptions>? configure = null)
    {
        using var fetcher = Fetcher(configure);
        return await fetcher.FetchAsync(new FetchRequest(url), TestContext.Current.CancellationToken);
    }

    private HttpDocumentFetcher Fetcher(Action<FetchingOptions>? configure = null)
    {
        // Days pass in these tests while the time limits stand still.
        var options = new FetchingOptions { AttemptTimeout = s_limit, TotalTimeout = s_limit, RequestsPerSecondPerHost = 1000, AllowPrivateNetworks = { "127.0.0.1/32" } };
        configure?.Invoke(options);
        return new HttpDocumentFetcher(Options.Create(options), _clock);
    }
}
