using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ModelCompare.Fetching;

namespace ModelCompare.Worker.Fetching;

/// <summary>
/// Keeps what another fetcher brings, in the form that <see cref="RecordingDocumentFetcher"/> answers from. Documents are always
/// asked for whole, since a recording of "not modified" would answer nobody. Failures are not kept.
/// </summary>
public sealed partial class RecordingWriter : IDocumentFetcher, IDisposable
{
    private readonly IDocumentFetcher _inner;
    private readonly string _folder;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private ImmutableArray<RecordedResponse> _responses;

    private RecordingWriter(IDocumentFetcher inner, string folder, ImmutableArray<RecordedResponse> responses) =>
        (_inner, _folder, _responses) = (inner, folder, responses);

    /// <summary>Begins a recording, or goes on with the one that the folder holds.</summary>
    /// <exception cref="IOException">The folder cannot be made, or its manifest is no manifest.</exception>
    public static RecordingWriter Create(IDocumentFetcher inner, string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "pages"));
        if (!File.Exists(Path.Combine(folder, RecordingManifest.FileName)))
        {
            return new RecordingWriter(inner, folder, []);
        }

        var (manifest, problem) = RecordingManifest.Read(folder);
        return new RecordingWriter(inner, folder, manifest?.Responses ?? throw new IOException(problem));
    }

    /// <inheritdoc/>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        var outcome = await _inner.FetchAsync(request.Whole(), cancellationToken).ConfigureAwait(false);
        if (outcome is FetchOutcome.Fetched fetched)
        {
            await KeepAsync(request.Url, fetched.Document, cancellationToken).ConfigureAwait(false);
        }

        return outcome;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task KeepAsync(Uri url, Document document, CancellationToken cancellationToken)
    {
        var file = $"pages/{FileName(url, document.MediaType)}";
        var type = document.Charset is null ? document.MediaType : $"{document.MediaType}; charset={document.Charset}";
        var response = new RecordedResponse(url.AbsoluteUri, 200, document.FetchedAt, type.Length == 0 ? null : type, file, document.ETag);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await RecordingManifest.WriteFileAsync(Path.Combine(_folder, file), document.Body, cancellationToken).ConfigureAwait(false);
            _responses = [.. _responses.Where(kept => new Uri(kept.Url) != url), response];
            await new RecordingManifest(_responses).WriteAsync(_folder, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    private static string FileName(Uri url, string mediaType)
    {
        var words = NoWord().Replace(url.Host + url.AbsolutePath, "-").Trim('-');
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(url.AbsoluteUri)))[..8];
        return $"{words[..Math.Min(words.Length, 80)]}-{digest}{Extension(mediaType)}";
    }

    private static string Extension(string mediaType) => mediaType switch
    {
        "text/html" => ".html",
        "text/markdown" => ".md",
        "text/csv" => ".csv",
        "application/json" => ".json",
        "application/yaml" or "text/yaml" => ".yaml",
        _ => ".txt",
    };

    [GeneratedRegex("[^A-Za-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex NoWord();
}
