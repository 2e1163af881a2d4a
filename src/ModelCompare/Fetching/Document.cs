namespace ModelCompare.Fetching;

/// <summary>One response body with what is needed to prove where it came from.</summary>
/// <param name="Url">Address that answered, after redirects.</param>
/// <param name="MediaType">Media type of the Content-Type header without parameters, lower case; empty when absent.</param>
/// <param name="Charset">Charset parameter of the Content-Type header, if any.</param>
/// <param name="Body">The bytes, decompressed.</param>
/// <param name="ContentHash">SHA-256 of <paramref name="Body"/>, lower-case hexadecimal.</param>
/// <param name="FetchedAt">When the response was received; for a replay, when it was recorded.</param>
/// <param name="ETag">Entity tag as sent, if any.</param>
/// <param name="LastModified">Last-Modified as sent, if any.</param>
public sealed record Document(
    Uri Url,
    string MediaType,
    string? Charset,
    ReadOnlyMemory<byte> Body,
    string ContentHash,
    DateTimeOffset FetchedAt,
    string? ETag = null,
    DateTimeOffset? LastModified = null)
{
    /// <summary>Makes a document and computes the hash of its body.</summary>
    public static Document Create(
        Uri url, string mediaType, string? charset, ReadOnlyMemory<byte> body, DateTimeOffset fetchedAt,
        string? etag = null, DateTimeOffset? lastModified = null) =>
        new(url, mediaType, charset, body, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(body.Span)), fetchedAt, etag, lastModified);
}

/// <summary>What came of an attempt to fetch a source.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome()
    {
    }

    /// <summary>A body arrived.</summary>
    public sealed record Fetched(Document Document) : FetchOutcome;

    /// <summary>The server answered 304: the document fetched before still stands.</summary>
    public sealed record NotModified(DateTimeOffset At) : FetchOutcome;

    /// <summary>Nothing usable arrived.</summary>
    /// <param name="Reason">What happened and where, for a person: status, host, limit.</param>
    /// <param name="Status">The status that the server answered; null where it answered none that counts.</param>
    public sealed record Failed(string Reason, int? Status = null) : FetchOutcome;
}
