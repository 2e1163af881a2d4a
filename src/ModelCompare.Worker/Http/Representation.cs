using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ModelCompare.Worker.Http;

/// <summary>
/// A body that is ready to be sent: with an entity tag of its content, compressed once for each coding, answered with 304 to a client that has it.
/// </summary>
internal sealed class Representation
{
    private const int LeastCompressed = 512;
    private const int MostCodings = 100;

    private static readonly ConcurrentDictionary<string, string> s_codings = new(StringComparer.Ordinal);

    private readonly Form _plain;
    private readonly Lazy<Form> _brotli;
    private readonly Lazy<Form> _gzip;
    private readonly StringValues _contentType;

    internal Representation(byte[] body, string contentType)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(body), 0, 12);
        _plain = new(body, "", $"\"{hash}\"");
        // Each coding is other bytes, and so has another strong tag.
        _brotli = new(() => new(Compress(body, stream => new BrotliStream(stream, CompressionLevel.Optimal)), "br", $"\"{hash}-br\""));
        _gzip = new(() => new(Compress(body, stream => new GZipStream(stream, CompressionLevel.Optimal)), "gzip", $"\"{hash}-gzip\""));
        _contentType = contentType;
    }

    /// <summary>How long a client may use it without asking. Default: it asks each time, and mostly hears that nothing changed.</summary>
    public string CacheControl { get; init; } = "no-cache";

    /// <summary>Address of the next page.</summary>
    public string? Next { get; init; }

    /// <summary>The address that this document is known by, where another was asked for.</summary>
    public string? ContentLocation { get; init; }

    /// <summary>Whether it is a page for people, which may load our own stylesheet; documents load nothing.</summary>
    public bool IsPage { get; init; }

    /// <summary>Bytes that it holds in memory, about.</summary>
    public long Size => (2L * _plain.Body.Length) + 512;

    /// <summary>Answers a GET.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">What is answered; but for 200 nothing is kept by the client, since it says nothing of what stands at the address.</param>
    internal Task SendAsync(HttpContext context, int status = StatusCodes.Status200OK)
    {
        var form = Choose(context.Request.Headers.AcceptEncoding);
        var (response, isFound) = (context.Response, status == StatusCodes.Status200OK);
        var headers = response.Headers;
        response.StatusCode = status;
        headers.ETag = isFound ? form.Tag : default;
        headers.CacheControl = isFound ? CacheControl : "no-store";
        headers.Vary = StringValues.Concat(headers.Vary, HeaderNames.AcceptEncoding);
        if (Next is not null)
        {
            headers.Link = $"<{Next}>; rel=\"next\"";
        }

        if (ContentLocation is not null)
        {
            headers.ContentLocation = ContentLocation;
        }

        if (IsPage)
        {
            Protection.AddPageHeaders(headers);
        }

        if (isFound && context.Request.Headers.IfNoneMatch is { Count: > 0 } known && Knows(known, form.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        headers.ContentType = _contentType;
        headers.ContentLength = form.Body.Length;
        if (form.Coding.Length > 0)
        {
            headers.ContentEncoding = form.Coding;
        }

        // Not with RequestAborted: asking for that token costs, and a body this small is not waited for.
        return response.Body.WriteAsync(form.Body, 0, form.Body.Length, CancellationToken.None);
    }

    private Form Choose(StringValues accepted)
    {
        if (accepted.Count == 0 || _plain.Body.Length < LeastCompressed)
        {
            return _plain;
        }

        return Coding(accepted) switch
        {
            "br" => _brotli.Value,
            "gzip" => _gzip.Value,
            _ => _plain,
        };
    }

    // Clients send the same few texts for ever.
    private static string Coding(StringValues accepted)
    {
        if (accepted is not [{ Length: < 64 } text])
        {
            return Preferred(accepted);
        }

        if (s_codings.TryGetValue(text, out var known))
        {
            return known;
        }

        var coding = Preferred(accepted);
        if (s_codings.Count < MostCodings)
        {
            s_codings[text] = coding;
        }

        return coding;
    }

    private static string Preferred(StringValues accepted)
    {
        var (brotli, gzip) = (Quality(accepted, "br"), Quality(accepted, "gzip"));
        return brotli > 0 && brotli >= gzip ? "br" : gzip > 0 ? "gzip" : "";
    }

    private static double Quality(StringValues accepted, string coding)
    {
        double? any = null;
        foreach (var entry in StringWithQualityHeaderValue.TryParseList(accepted, out var entries) ? entries : [])
        {
            if (entry.Value.Equals(coding, StringComparison.OrdinalIgnoreCase))
            {
                return entry.Quality ?? 1;
            }

            any = entry.Value == "*" ? entry.Quality ?? 1 : any;
        }

        return any ?? 0;
    }

    private static bool Knows(StringValues known, string tag)
    {
        // What clients send as a rule is one tag, as they were given it.
        if (known is [{ } one] && one == tag)
        {
            return true;
        }

        var asked = new EntityTagHeaderValue(tag);
        return EntityTagHeaderValue.TryParseList(known, out var tags)
            && tags.Any(other => other.Equals(EntityTagHeaderValue.Any) || other.Compare(asked, useStrongComparison: false));
    }

    private static byte[] Compress(byte[] body, Func<Stream, Stream> wrap)
    {
        using var compressed = new MemoryStream();
        using (var stream = wrap(compressed))
        {
            stream.Write(body);
        }

        return compressed.ToArray();
    }

    private sealed record Form(byte[] Body, string Coding, string Tag);
}
