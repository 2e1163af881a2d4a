using System.Net.Sockets;
using ModelCompare.Fetching;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace ModelCompare.Worker.Fetching;

/// <summary>Says why nothing usable arrived: what happened, where, and what to do.</summary>
internal static class FetchFailures
{
    public static FetchOutcome.Failed Status(int status, Uri url, TimeSpan? retryAfter = null) =>
        new($"{url} answered {status}: {Meaning(status)}{Again(retryAfter)}", status);

    public static FetchOutcome.Failed Empty(Uri url) => new($"{url} answered 200 with an empty body: look at it in a browser, and correct the source if the page has moved.");

    public static FetchOutcome.Failed TooLarge(Uri url, long limit) =>
        new($"{url} is larger than the limit of {Size(limit)} after decompression: choose a smaller page, or raise {FetchingOptions.Section}:{nameof(FetchingOptions.MaxBodyBytes)}.");

    public static FetchOutcome.Failed TotalTime(Uri url, TimeSpan limit) =>
        new($"{url} did not arrive within {limit.TotalSeconds:0.#} s, retries included ({FetchingOptions.Section}:{nameof(FetchingOptions.TotalTimeout)}).");

    /// <summary>The reason in an exception of the network; null when it is none of the network.</summary>
    public static FetchOutcome.Failed? Exception(Exception exception, Uri url) => exception switch
    {
        BrokenCircuitException => new($"{url.Host} failed again and again and is left alone for a while; it is tried again at the next schedule."),
        TimeoutRejectedException timeout => new($"{url} did not arrive within {timeout.Timeout.TotalSeconds:0.#} s in any attempt ({FetchingOptions.Section}:{nameof(FetchingOptions.AttemptTimeout)})."),
        HttpRequestException { InnerException: PrivateAddressException refused } => new($"{url} is refused: {refused.Message}"),
        HttpRequestException { InnerException: SocketException socket } => new($"{url.Authority} cannot be reached ({socket.SocketErrorCode}): check the address and the network."),
        HttpRequestException { InnerException: TimeoutException } => new($"{url.Authority} cannot be reached ({SocketError.TimedOut}): check the address and the network."),
        HttpRequestException or IOException => new($"{url} broke off or could not be read: {exception.Message}"),
        InvalidDataException => new($"{url} sent a body that cannot be decompressed: {exception.Message}"),
        _ => null,
    };

    private static string Meaning(int status) => status switch
    {
        401 or 403 => "it does not let us in; look at it in a browser, and remove the source if it needs an account or refuses robots.",
        404 or 410 => "the page is gone; correct the source's url.",
        429 => "we ask too often; give the source a rarer schedule.",
        >= 500 => "the server is in trouble; it is tried again at the next schedule.",
        304 => "it says that nothing changed, though nothing is known of it.",
        _ => "a status that is not expected; look at it in a browser.",
    };

    private static string Again(TimeSpan? wait) => wait is { } time ? $" It asks to be left alone for {time.TotalSeconds:0} s." : "";

    private static string Size(long bytes) => bytes % (1 << 20) == 0 ? $"{bytes >> 20} MiB" : $"{bytes} bytes";
}
