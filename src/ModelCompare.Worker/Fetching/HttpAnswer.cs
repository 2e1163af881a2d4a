using System.Net;

namespace ModelCompare.Worker.Fetching;

/// <summary>What a server answered to one request, the body read to its end.</summary>
/// <param name="Body">The body of a 200, decompressed; null when it is above the limit; empty for other statuses.</param>
/// <param name="RetryAfter">How long the server asks to be left alone, if it does.</param>
internal sealed record HttpAnswer(
    Uri Url,
    HttpStatusCode Status,
    byte[]? Body,
    DateTimeOffset ReceivedAt,
    string MediaType = "",
    string? Charset = null,
    string? ETag = null,
    DateTimeOffset? LastModified = null,
    Uri? Location = null,
    TimeSpan? RetryAfter = null)
{
    public bool IsTransient => Status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout || (int)Status >= 500;

    /// <summary>Where a redirect leads, made absolute; null when it is no web address, or one without the encryption that this one has.</summary>
    public Uri? Target =>
        Location is not null && Uri.TryCreate(Url, Location, out var next) && (next.Scheme == Uri.UriSchemeHttps || next.Scheme == Url.Scheme) ? next : null;

    public bool IsRedirect => (int)Status is 301 or 302 or 303 or 307 or 308;
}
