namespace ModelCompare.Worker.Fetching;

/// <summary>How documents are fetched; section <c>Fetching</c> of the configuration.</summary>
public sealed class FetchingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Fetching";

    /// <summary>The largest body that is read, in bytes after decompression. Default: 16 MiB.</summary>
    public int MaxBodyBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Time for one attempt, from the request to the end of the body. Default: 30 s.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Time for a document with its robots.txt, redirects, retries and waiting for its turn. Default: 5 min.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Redirects that are followed. Default: 5.</summary>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>Attempts after the first. Default: 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>Wait before the first retry; each further one waits about twice as long, with jitter. Default: 2 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The longest Retry-After that is waited for; a server that asks for more is left alone until the next schedule. Default: 2 min.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Share of failing attempts at which a host is left alone, above 0 and at most 1. Default: 0.8.</summary>
    public double BreakerFailureRatio { get; set; } = 0.8;

    /// <summary>Attempts within <see cref="BreakerSamplingTime"/> before that share counts, at least 2. Default: 8.</summary>
    public int BreakerMinimumAttempts { get; set; } = 8;

    /// <summary>Time over which attempts are counted. Default: 2 min.</summary>
    public TimeSpan BreakerSamplingTime { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a host is left alone. Default: 1 min.</summary>
    public TimeSpan BreakerBreakTime { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Requests a second to one host, robots.txt and retries included. Default: 2.</summary>
    public int RequestsPerSecondPerHost { get; set; } = 2;

    /// <summary>Address at which a site's owner reads who we are, sent in the User-Agent. Default: none.</summary>
    public Uri? ContactUrl { get; set; }

    /// <summary>
    /// Private, loopback and link-local networks that every source may be fetched from, and every redirect may lead to, as <c>10.0.0.0/8</c>.
    /// A source that names its host needs none. Default: none.
    /// </summary>
    public IList<string> AllowPrivateNetworks { get; } = [];

    /// <summary>How long a robots.txt is believed. Default: 24 h.</summary>
    public TimeSpan RobotsLifetime { get; set; } = TimeSpan.FromHours(24);
}
