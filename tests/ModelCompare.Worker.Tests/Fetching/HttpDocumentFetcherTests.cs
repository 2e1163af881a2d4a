using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using ModelCompare.Fetching;
using ModelCompare.Worker.Fetching;
using Xunit;

namespace ModelCompare.Worker.Tests.Fetching;

public sealed class HttpDocumentFetcherTests
{
    private static readonly TimeSpan s_attempt = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_total = TimeSpan.FromHours(1);

    private static readonly TimeSpan s_connect = TimeSpan.FromMilliseconds(200);

    private readonly SkippingClock _clock = new(s_attempt, s_connect, s_total);

    [Fact]
    public async Task A_page_arrives_with_what_proves_where_it_came_from()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) =>
        {
            context.Response.Headers.ETag = "\"v1\"";
            context.Response.Headers.LastModified = "Sat, 28 Feb 2026 10:00:00 GMT";
            context.Response.ContentType = "TEXT/HTML; charset=GBK";
            return context.Request.Path == "/robots.txt" ? Task.CompletedTask : context.Response.WriteAsync("<p>$2.00");
        });

        var document = Fetched(await FetchAsync(site, "/prices?all=1"));

        Assert.Equal(new Uri(site.Url, "/prices?all=1"), document.Url);
        Assert.Equal(("text/html", "GBK", "\"v1\""), (document.MediaType, document.Charset, document.ETag));
        Assert.Equal(new DateTimeOffset(2026, 2, 28, 10, 0, 0, TimeSpan.Zero), document.LastModified);
        Assert.Equal(_clock.GetUtcNow(), document.FetchedAt);
        Assert.Equal("<p>$2.00", Encoding.UTF8.GetString(document.Body.Span));
    }

    [Fact]
    public async Task The_user_agent_is_honest()
    {
        await using var site = await LoopbackSite.StartAsync(200, "page");

        await FetchAsync(site, "/", options => options.ContactUrl = new Uri("https://acme.example/bot"));

        Assert.Equal("ModelCompare/0.1.0 (+https://acme.example/bot)", site.LastHeaders.UserAgent.ToString());
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_transient_status_is_tried_again_with_growing_waits(int status)
    {
        await using var site = await LoopbackSite.StartAsync((context, asked) =>
        {
            context.Response.StatusCode = context.Request.Path == "/robots.txt" ? 404 : asked <= 2 ? status : 200;
            return context.Response.WriteAsync("page");
        });

        Fetched(await FetchAsync(site, "/"));

        Assert.Equal(3, site.Count("/"));
        Assert.Equal(2, _clock.Waits.Count);
    }

    [Fact]
    public async Task After_the_last_retry_the_status_is_the_reason()
    {
        await using var site = await LoopbackSite.StartAsync(503);

        var reason = Failed(await FetchAsync(site, "/prices"));

        Assert.Equal(4, site.Count("/prices"));
        Assert.Contains("/prices answered 503", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("37", 37)]
    [InlineData("Sun, 01 Mar 2026 12:01:30 GMT", 90)]
    public async Task Retry_After_is_waited_for(string header, int seconds)
    {
        await using var site = await LoopbackSite.StartAsync((context, asked) =>
        {
            context.Response.StatusCode = context.Request.Path == "/robots.txt" ? 404 : asked == 1 ? 429 : 200;
            context.Response.Headers.RetryAfter = header;
            return context.Response.WriteAsync("page");
        });

        Fetched(await FetchAsync(site, "/"));

        Assert.Equal([TimeSpan.FromSeconds(seconds)], _clock.Waits);
    }

    [Fact]
    public async Task A_Retry_After_beyond_the_limit_is_obeyed_by_not_asking_again()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) =>
        {
            context.Response.StatusCode = context.Request.Path == "/robots.txt" ? 404 : 429;
            context.Response.Headers.RetryAfter = "86400";
            return Task.CompletedTask;
        });

        var reason = Failed(await FetchAsync(site, "/"));

        Assert.Equal(1, site.Count("/"));
        Assert.Contains("left alone for 86400 s", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(401, "does not let us in")]
    [InlineData(403, "does not let us in")]
    [InlineData(404, "correct the source's url")]
    [InlineData(410, "correct the source's url")]
    [InlineData(206, "not expected")]
    [InlineData(304, "nothing is known of it")]
    public async Task A_lasting_status_fails_at_once_and_says_what_to_do(int status, string reason)
    {
        await using var site = await LoopbackSite.StartAsync(status);

        Assert.Contains(reason, Failed(await FetchAsync(site, "/")), StringComparison.Ordinal);
        Assert.Equal(1, site.Count("/"));
    }

    [Fact]
    public async Task A_host_that_fails_again_and_again_is_left_alone_for_a_while()
    {
        var broken = true;
        await using var site = await LoopbackSite.StartAsync((context, _) =>
        {
            context.Response.StatusCode = context.Request.Path == "/robots.txt" ? 404 : broken ? 500 : 200;
            return context.Response.WriteAsync("page");
        });
        using var fetcher = Fetcher(options => (options.BreakerMinimumAttempts, options.MaxRetries, options.BreakerBreakTime) = (4, 0, TimeSpan.FromMinutes(1)));
        for (var attempt = 0; attempt < 4; attempt++)
        {
            Failed(await fetcher.FetchAsync(new FetchRequest(site.Url), TestContext.Current.CancellationToken));
        }

        var asked = site.Count("/");
        var reason = Failed(await fetcher.FetchAsync(new FetchRequest(site.Url), TestContext.Current.CancellationToken));
        Assert.Equal(asked, site.Count("/"));
        Assert.Contains("left alone for a while", reason, StringComparison.Ordinal);

        broken = false;
        _clock.Advance(TimeSpan.FromMinutes(2));
        Fetched(await fetcher.FetchAsync(new FetchRequest(site.Url), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_is_known_is_asked_for_conditionally_and_304_is_not_modified()
    {
        await using var site = await LoopbackSite.StartAsync(304);
        using var fetcher = Fetcher();
        var modified = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

        var outcome = await fetcher.FetchAsync(new FetchRequest(site.Url, "W/\"v1\"", modified), TestContext.Current.CancellationToken);

        Assert.Equal(new FetchOutcome.NotModified(_clock.GetUtcNow()), outcome);
        Assert.Equal("W/\"v1\"", site.LastHeaders.IfNoneMatch.ToString());
        Assert.Equal("Sun, 01 Feb 2026 00:00:00 GMT", site.LastHeaders.IfModifiedSince.ToString());
    }

    [Fact]
    public async Task A_compressed_body_is_decompressed()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => Zipped(context, Encoding.UTF8.GetBytes("<p>$2.00")));

        Assert.Equal("<p>$2.00", Encoding.UTF8.GetString(Fetched(await FetchAsync(site, "/")).Body.Span));
    }

    [Fact]
    public async Task A_page_of_20_MB_is_refused_although_it_is_small_when_compressed()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => Zipped(context, new byte[20_000_000]));

        var reason = Failed(await FetchAsync(site, "/"));

        Assert.Contains("larger than the limit of 16 MiB", reason, StringComparison.Ordinal);
        Assert.Equal(1, site.Count("/"));
    }

    [Fact]
    public async Task A_page_of_just_16_MiB_is_read()
    {
        await using var site = await LoopbackSite.StartAsync((context, _) => Zipped(context, new byte[16 << 20]));

        Assert.Equal(16 << 20, Fetched(await FetchAsync(site, "/")).Body.Length);
    }

    [Fact]
    public async Task An_empty_page_is_a_failure()
    {
        await using var site = await LoopbackSite.StartAsync(200);

        Assert.Contains("empty body", Failed(await FetchAsync(site, "/")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_tried_again()
    {
        await using var site = await LoopbackSite.StartAsync(async (context, asked) =>
        {
            if (context.Request.Path != "/robots.txt" && asked == 1)
            {
                context.Response.ContentLength = 100;
                await context.Response.WriteAsync("half");
                context.Abort();
                return;
            }

            await context.Response.WriteAsync("page");
        });

        Assert.Equal(4, Fetched(await FetchAsync(site, "/")).Body.Length);
        Assert.Equal(2, site.Count("/"));
    }

    [Fact]
    public async Task A_body_that_does_not_end_runs_into_the_time_limit_of_an_attempt()
    {
        var begun = new TaskCompletionSource();
        await using var site = await LoopbackSite.StartAsync(async (context, _) =>
        {
            if (context.Request.Path != "/robots.txt")
            {
                await context.Response.WriteAsync("half");
                await context.Response.Body.FlushAsync();
                begun.TrySetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
            }
        });

        var fetching = FetchAsync(site, "/", options => options.MaxRetries = 0);
        await begun.Task;
        _clock.Advance(s_attempt);

        Assert.Contains("within 30 s in any attempt", Failed(await fetching), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_is_no_outcome()
    {
        await using var site = await LoopbackSite.StartAsync(200, "page");
        using var fetcher = Fetcher();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(new FetchRequest(site.Url), new CancellationToken(true)));
    }

    [Fact]
    public async Task A_host_that_does_not_listen_is_a_failure_that_names_it()
    {
        var site = await LoopbackSite.StartAsync(200);
        await site.DisposeAsync();

        var reason = Failed(await FetchAsync(site, "/"));

        Assert.Contains($"{site.Url.Authority} cannot be reached (ConnectionRefused)", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_takes_no_connection_in_time_is_a_failure_that_names_it_and_no_cancellation()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems refuse a connection that nobody accepts, where Linux lets it wait: this test runs on Linux.");
        using var host = new Socket(SocketType.Stream, ProtocolType.Tcp);
        host.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        host.Listen(backlog: 0);
        using var waiting = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await waiting.ConnectAsync(host.LocalEndPoint!, TestContext.Current.CancellationToken);
        // The time for connecting passes on the system's clock alone: no attempt runs out of its own.
        using var fetcher = Fetcher(options => (options.AttemptTimeout, options.MaxRetries) = (s_connect, 0));

        var reason = Failed(await fetcher.FetchAsync(new FetchRequest(new Uri($"http://{host.LocalEndPoint}/")), TestContext.Current.CancellationToken));

        Assert.Contains($"{host.LocalEndPoint} cannot be reached (TimedOut): check the address and the network.", reason, StringComparison.Ordinal);
    }

    private static async Task Zipped(HttpContext context, byte[] body)
    {
        if (context.Request.Path != "/robots.txt")
        {
            context.Response.Headers.ContentEncoding = "gzip";
            await using var zip = new GZipStream(context.Response.Body, CompressionLevel.Fastest);
            await zip.WriteAsync(body);
        }
    }

    private static Document Fetched(FetchOutcome outcome) => Assert.IsType<FetchOutcome.Fetched>(outcome).Document;

    private static string Failed(FetchOutcome outcome) => Assert.IsType<FetchOutcome.Failed>(outcome).Reason;

    private async Task<FetchOutcome> FetchAsync(LoopbackSite site, string path, Action<FetchingOptions>? configure = null)
    {
        using var fetcher = Fetcher(configure);
        return await fetcher.FetchAsync(new FetchRequest(new Uri(site.Url, path)), TestContext.Current.CancellationToken);
    }

    private HttpDocumentFetcher Fetcher(Action<FetchingOptions>? configure = null)
    {
        var options = new FetchingOptions { AttemptTimeout = s_attempt, TotalTimeout = s_total, RequestsPerSecondPerHost = 1000, AllowPrivateNetworks = { "127.0.0.1/32" } };
        configure?.Invoke(options);
        return new HttpDocumentFetcher(Options.Create(options), _clock);
    }
}
