using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Options;
using ModelCompare.Fetching;

namespace ModelCompare.Worker.Fetching;

/// <summary>Asks each host's robots.txt, once a day, whether an address may be fetched.</summary>
internal sealed class RobotsGate(HttpSender sender, IOptions<FetchingOptions> options, TimeProvider time) : IDisposable
{
    // What RFC 9309 asks crawlers to read at least. Rules are kept in memory and tried on every address: no host is given more.
    private const int MostBytes = 500 * 1024;

    private readonly ConcurrentDictionary<string, Host> _hosts = new();

    /// <summary>Why an address may not be fetched; null when it may.</summary>
    public async Task<FetchOutcome.Failed?> CheckAsync(Uri url, FetchRequest request, CancellationToken cancellationToken)
    {
        var host = _hosts.GetOrAdd(url.GetLeftPart(UriPartial.Authority), _ => new Host());
        await host.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (host.Rules is null || time.GetUtcNow() >= host.Until)
            {
                var (rules, failure) = await FetchAsync(new Uri(url, "/robots.txt"), request.Whole(), cancellationToken).ConfigureAwait(false);
                if (failure is not null)
                {
                    return failure;
                }

                (host.Rules, host.Until) = (rules, time.GetUtcNow() + options.Value.RobotsLifetime);
            }

            return host.Rules!.Allows(url.PathAndQuery)
                ? null
                : new($"robots.txt of {url.Authority} disallows {url.PathAndQuery} to {UserAgent.Product}: remove the source, or ask the site's owner.");
        }
        finally
        {
            host.Turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var host in _hosts.Values)
        {
            host.Turn.Dispose();
        }
    }

    private async Task<(RobotsRules? Rules, FetchOutcome.Failed? Failure)> FetchAsync(Uri robots, FetchRequest request, CancellationToken cancellationToken)
    {
        var url = robots;
        for (var redirects = 0; redirects <= options.Value.MaxRedirects; redirects++)
        {
            HttpAnswer answer;
            try
            {
                answer = await sender.SendAsync(url, request, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (FetchFailures.Exception(exception, url) is { } failure)
            {
                return (null, Unknown(robots, failure.Reason));
            }

            if (answer.IsRedirect && answer.Location is not null)
            {
                if (answer.Target is not { } next)
                {
                    return (null, Unknown(robots, $"{url} redirects to {answer.Location}, which is no address or leads away from {url.Scheme}."));
                }

                url = next;
                continue;
            }

            return answer switch
            {
                { Status: System.Net.HttpStatusCode.OK, Body: { } body } => (RobotsRules.Parse(Text(body), UserAgent.Product), null),
                { IsTransient: true } => (null, Unknown(robots, FetchFailures.Status((int)answer.Status, url, answer.RetryAfter).Reason)),
                { Body: null } => (null, Unknown(robots, FetchFailures.TooLarge(url, options.Value.MaxBodyBytes).Reason)),
                // RFC 9309: a robots.txt that is not there, or not for us, forbids nothing.
                _ => (RobotsRules.AllowAll, null),
            };
        }

        return (RobotsRules.AllowAll, null);
    }

    // Whole lines only: "Disallow: /private" cut short forbids the whole site.
    private static string Text(ReadOnlySpan<byte> body) => Encoding.UTF8.GetString(
        body.Length <= MostBytes ? body : body[..(body[..MostBytes].LastIndexOfAny((byte)'\n', (byte)'\r') + 1)]);

    private static FetchOutcome.Failed Unknown(Uri robots, string reason) =>
        new($"{robots.Authority} is left alone, since its robots.txt could not be read: {reason}");

    private sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public RobotsRules? Rules { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
