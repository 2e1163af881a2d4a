using System.IO.Compression;
using ModelCompare.Fetching;

namespace ModelCompare.Storage.Entities;

/// <summary>A body that facts were read from, once per content: table <c>documents</c>.</summary>
internal sealed class DocumentEntry
{
    public required string ContentHash { get; init; }
    public required string Url { get; init; }

    /// <summary>When it was first fetched; when it last came back, where another took its place meanwhile.</summary>
    public required DateTimeOffset FetchedAt { get; init; }
    public required string MediaType { get; init; }
    public string? Charset { get; init; }

    /// <summary>The bytes, compressed with gzip.</summary>
    public required byte[] Body { get; init; }

    public static DocumentEntry Of(Document document) => new()
    {
        ContentHash = document.ContentHash,
        Url = document.Url.AbsoluteUri,
        FetchedAt = document.FetchedAt,
        MediaType = document.MediaType,
        Charset = document.Charset,
        Body = Pack(document.Body.Span),
    };

    public Document ToDocument() => new(new Uri(Url), MediaType, Charset, Unpack(), ContentHash, FetchedAt);

    public byte[] Unpack()
    {
        using var gzip = new GZipStream(new MemoryStream(Body), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static byte[] Pack(ReadOnlySpan<byte> body)
    {
        using var bytes = new MemoryStream();
        using (var gzip = new GZipStream(bytes, CompressionLevel.Optimal))
        {
            gzip.Write(body);
        }

        return bytes.ToArray();
    }
}
