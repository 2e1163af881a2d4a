namespace ModelCompare.Worker.Http;

/// <summary>How the worker answers HTTP; section <c>Http</c> of the configuration.</summary>
public sealed class HttpOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Http";

    /// <summary>Addresses that are listened on, separated by semicolons; empty for none. Default: the loopback address, port 8080.</summary>
    public string Urls { get; set; } = "http://127.0.0.1:8080";

    /// <summary>Requests that one client address may send in a minute; 0 for no limit. Default: 1200.</summary>
    public int RequestsPerMinute { get; set; } = 1200;

    /// <summary>Origins whose pages may read answers, as <c>https://app.example</c>, or <c>*</c> for all. Default: none.</summary>
    public IList<string> CorsOrigins { get; } = [];

    /// <summary>Most bytes of answers that are held ready. Default: 64 MiB.</summary>
    public long CacheBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The key that a client must send to start a refresh, at least 16 characters; empty while no refresh can be started over HTTP. Default: empty.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>Whether nothing is to be served.</summary>
    public static bool IsOff(IConfiguration configuration) => configuration[$"{Section}:{nameof(Urls)}"] is { } urls && string.IsNullOrWhiteSpace(urls);

    /// <summary>The single addresses of <see cref="Urls"/>.</summary>
    public string[] EachUrl() => Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
