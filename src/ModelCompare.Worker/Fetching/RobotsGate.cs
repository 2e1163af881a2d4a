using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Options;
using ModelCompare.Fetching;

namespace ModelCompare.Worker.Fetching;

/// <summary>Asks each host's robots.txt, once a day, whether an address may be fetched.</summary>
internal sealed class RobotsGate(HttpSender sender, IOptions<FetchingOptions> options, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new();

    /// <summary>Why an address may not be fetched; null when it may.</summary>
    public async Task<FetchOutcome.Failed?> CheckAsync(Uri url, CancellationToken cancellationToken)
    {
        var host = _hosts.GetOrAdd(url.GetLeftPart(UriPartial.Authority), _ => new Host());
        await host.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (host.Rules is null || time.GetUtcNow() >= host.Until)
            {
                var (rules, failure) = await FetchAsync(new Uri(url, "/robots.txt"), cancellationToken).ConfigureAwait(false);
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

    private async Task<(RobotsRules? Rules, FetchOutcome.Failed? Failure)> FetchAsync(Uri robots, CancellationToken cancellationToken)
    {
        var url = robots;
        for (var redirects = 0; redirects <= options.Value.MaxRedirects; redirects++)
        {
            HttpAnswer answer;
            try
            {
                answer = await sender.SendAsync(url, new FetchRequest(url), cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (FetchFailures.Exception(exception, url) is { } failure)
            {
                return (null, Unknown(robots, failure.Reason));
            }

            if (answer.IsRedirect && answer.Location is { } location && new Uri(url, location) is { Scheme: "http" or "https" } next)
            {
                url = next;
                continue;
            }

            return answer switch
            {
                { Status: System.Net.HttpStatusCode.OK, Body: { } body } => (RobotsRules.Parse(Encoding.UTF8.GetString(body), UserAgent.Product), null),
                { IsTransient: true } => (null, Unknown(robots, FetchFailures.Status((int)answer.Status, url, answer.RetryAfter).Reason)),
                { Body: null } => (null, Unknown(robots, FetchFailures.TooLarge(url, options.Value.MaxBodyBytes).Reason)),
                // RFC 9309: a robots.txt that is not there, or not for us, forbids nothing.
                _ => (RobotsRules.AllowAll, null),
            };
        }

        return (RobotsRules.AllowAll, null);
    }

    private static FetchOutcome.Failed Unknown(Uri robots, string reason) =>
        new($"{robots.Authority} is left alone, since its robots.txt could not be read: {reason}");

    private sealed class Host
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public RobotsRules? Rules { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
