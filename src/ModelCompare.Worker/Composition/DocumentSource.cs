using Microsoft.Extensions.Options;
using ModelCompare.Fetching;
using ModelCompare.Worker.Commands;
using ModelCompare.Worker.Fetching;

namespace ModelCompare.Worker.Composition;

/// <summary>Chooses where documents come from.</summary>
internal static class DocumentSource
{
    /// <summary>The network, or a recording that answers instead of it; kept in a recording of its own when asked to.</summary>
    /// <exception cref="CommandException">A recording cannot be opened or begun.</exception>
    internal static IDocumentFetcher Open(IServiceProvider services, string? replay, string? record)
    {
        var fetcher = replay is null ? services.GetRequiredService<HttpDocumentFetcher>() : OpenRecording(services, replay);
        return record is null ? fetcher : BeginRecording(fetcher, record);
    }

    private static IDocumentFetcher OpenRecording(IServiceProvider services, string folder) =>
        RecordingDocumentFetcher.Open(folder, services.GetRequiredService<IOptions<FetchingOptions>>().Value.MaxBodyBytes) switch
        {
            RecordingResult.Opened opened => opened.Fetcher,
            RecordingResult.Invalid invalid => throw new CommandException(invalid.Problem),
            var other => throw new InvalidOperationException($"Unknown result {other}."),
        };

    private static RecordingWriter BeginRecording(IDocumentFetcher fetcher, string folder)
    {
        try
        {
            return RecordingWriter.Create(fetcher, folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"A recording cannot be made in \"{folder}\": {exception.Message}");
        }
    }
}
