using System.Net.Http.Headers;
using ModelCompare.Fetching;

namespace ModelCompare.Worker.Fetching;

/// <summary>Answers every request from a recording, and none from the network.</summary>
public sealed class RecordingDocumentFetcher : IDocumentFetcher
{
    private readonly string _folder;
    private readonly int _maxBodyBytes;
    private readonly Dictionary<Uri, RecordedResponse> _responses = [];

    private RecordingDocumentFetcher(string folder, RecordingManifest manifest, int maxBodyBytes)
    {
        (_folder, _maxBodyBytes) = (folder, maxBodyBytes);
        foreach (var response in manifest.Responses)
        {
            _responses[new Uri(response.Url)] = response;
        }
    }

    /// <summary>Opens a recording.</summary>
    /// <param name="folder">The folder with its manifest.json.</param>
    /// <param name="maxBodyBytes">As <see cref="FetchingOptions.MaxBodyBytes"/>.</param>
    public static RecordingResult Open(string folder, int maxBodyBytes)
    {
        var (manifest, problem) = RecordingManifest.Read(folder);
        return manifest is null
            ? new RecordingResult.Invalid(problem!)
            : new RecordingResult.Opened(new RecordingDocumentFetcher(folder, manifest, maxBodyBytes));
    }

    /// <inheritdoc/>
    public async Task<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellationToken)
    {
        if (!_responses.TryGetValue(request.Url, out var response))
        {
            return new FetchOutcome.Failed($"The recording {_folder} has no answer for {request.Url}: record it with --record, or leave the source out.");
        }

        if (response.Status == 304 && request is not { ETag: null, LastModified: null })
        {
            return new FetchOutcome.NotModified(response.FetchedAt);
        }

        return response.Status == 200
            ? await ReadAsync(request.Url, response, cancellationToken).ConfigureAwait(false)
            : FetchFailures.Status(response.Status, request.Url);
    }

    private async Task<FetchOutcome> ReadAsync(Uri url, RecordedResponse response, CancellationToken cancellationToken)
    {
        var file = Path.Combine(_folder, response.File ?? "");
        try
        {
            var length = new FileInfo(file).Length;
            if (length == 0 || length > _maxBodyBytes)
            {
                return length == 0 ? FetchFailures.Empty(url) : FetchFailures.TooLarge(url, _maxBodyBytes);
            }

            var type = MediaTypeHeaderValue.TryParse(response.ContentType, out var parsed) ? parsed : null;
            var body = await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
            return new FetchOutcome.Fetched(Document.Create(
                url, type?.MediaType?.ToLowerInvariant() ?? "", type?.CharSet?.Trim('"'), body, response.FetchedAt, response.Etag));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new FetchOutcome.Failed($"The recording's body of {url} cannot be read: {exception.Message}");
        }
    }
}

/// <summary>What came of opening a recording.</summary>
public abstract record RecordingResult
{
    private RecordingResult()
    {
    }

    /// <summary>It answers requests now.</summary>
    public sealed record Opened(RecordingDocumentFetcher Fetcher) : RecordingResult;

    /// <summary>Its manifest is missing or wrong.</summary>
    /// <param name="Problem">What is wrong, with the file, for a person.</param>
    public sealed record Invalid(string Problem) : RecordingResult;
}
