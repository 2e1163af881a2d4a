using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Takes one source all the way: fetch, read, accept, store. Whatever the source does is an outcome.</summary>
public sealed partial class SourceRefresher(
    IDocumentFetcher fetcher, CatalogReader reader, CatalogWriter writer, TimeProvider time, ILogger<SourceRefresher> logger)
{
    /// <summary>Refreshes a source.</summary>
    /// <exception cref="OperationCanceledException">The refresh was cancelled; nothing of it was stored.</exception>
    public async Task<SourceRefresh> RefreshAsync(SourceDefinition source, CancellationToken cancellationToken = default)
    {
        var started = time.GetTimestamp();
        var attemptedAt = time.GetUtcNow();
        var refresh = await GuardAsync(source, attemptedAt, cancellationToken).ConfigureAwait(false);
        refresh = refresh with { Elapsed = time.GetElapsedTime(started) };
        if (refresh.Outcome is SourceRefreshOutcome.Failed)
        {
            await writer.RecordFailureAsync(source.Id, attemptedAt, refresh.Error!, cancellationToken).ConfigureAwait(false);
            Log.Failed(logger, source.Id, refresh.Error!);
        }
        else
        {
            var changes = refresh.Changes;
            Log.Refreshed(logger, source.Id, changes.New, changes.Changed, changes.Confirmed, changes.Missing, refresh.Rejections.Length);
        }

        return refresh;
    }

    // One page that trips a bug must not cost the others their refresh. A lost database shows itself again when the failure is recorded.
    private async Task<SourceRefresh> GuardAsync(SourceDefinition source, DateTimeOffset attemptedAt, CancellationToken cancellationToken)
    {
        try
        {
            return await TryAsync(source, attemptedAt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Unexpected(logger, source.Id, exception);
            return SourceRefresh.Failed(source.Id, $"{source.Url}: the program itself failed, please report it: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private async Task<SourceRefresh> TryAsync(SourceDefinition source, DateTimeOffset attemptedAt, CancellationToken cancellationToken)
    {
        var state = await reader.GetSourceStateAsync(source.Id, cancellationToken).ConfigureAwait(false);
        var stored = await StoredDocumentAsync(source, state, cancellationToken).ConfigureAwait(false);
        var request = stored is null ? new FetchRequest(source.Url) : new FetchRequest(source.Url, state!.ETag, state.LastModified);
        return await fetcher.FetchAsync(request, cancellationToken).ConfigureAwait(false) switch
        {
            FetchOutcome.Fetched fetched => await ReadAsync(source, fetched.Document, state, attemptedAt, cancellationToken).ConfigureAwait(false),

            // The stored body is read again, so that a reading that was mended since is applied without waiting for the page to change.
            FetchOutcome.NotModified at when stored is not null =>
                Unmodified(await ReadAsync(source, stored with { FetchedAt = at.At }, state, attemptedAt, cancellationToken).ConfigureAwait(false)),
            FetchOutcome.NotModified => SourceRefresh.Failed(source.Id, $"{source.Url} answered 304 although nothing is stored of it"),
            FetchOutcome.Failed failed => SourceRefresh.Failed(source.Id, failed.Reason),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static SourceRefresh Unmodified(SourceRefresh refresh) => refresh.Outcome is SourceRefreshOutcome.Read
        ? refresh with { Outcome = SourceRefreshOutcome.NotModified, Documents = 0 }
        : refresh with { Documents = 0, Error = $"the server says that nothing changed, but what is stored is no longer accepted: {refresh.Error}" };

    private async Task<Document?> StoredDocumentAsync(SourceDefinition source, SourceState? state, CancellationToken cancellationToken) =>
        state is { ContentHash: { } hash } && (state.ETag ?? (object?)state.LastModified) is not null
            ? await reader.GetDocumentAsync(hash, cancellationToken).ConfigureAwait(false) is { } document
                ? document with { Url = state.Url is { } url ? new Uri(url) : source.Url, ETag = state.ETag, LastModified = state.LastModified }
                : null
            : null;

    private async Task<SourceRefresh> ReadAsync(
        SourceDefinition source, Document document, SourceState? state, DateTimeOffset attemptedAt, CancellationToken cancellationToken)
    {
        var reading = SourceReader.Read(source, document);
        var refresh = SourceRefresh.Of(source.Id, document, reading, state?.Facts ?? 0);
        if (refresh.Outcome is SourceRefreshOutcome.Failed)
        {
            return refresh;
        }

        var run = new SourceRun(source.Id, document, attemptedAt, reading.Facts, reading.Rejections.Length, reading.Ignored.Length);
        var changes = await writer.ApplyAsync(run, cancellationToken).ConfigureAwait(false);
        return changes.Refused is { } refused
            ? refresh with { Outcome = SourceRefreshOutcome.Failed, Error = refused }
            : refresh with { Changes = changes, Problems = [.. refresh.Problems, .. changes.Problems] };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Refreshed {Source}: {New} new, {Changed} changed, {Confirmed} confirmed, {Missing} missing, {Rejected} rejected")]
        public static partial void Refreshed(ILogger logger, string source, int @new, int changed, int confirmed, int missing, int rejected);

        [LoggerMessage(LogLevel.Warning, "Failed to refresh {Source}: {Error}")]
        public static partial void Failed(ILogger logger, string source, string error);

        [LoggerMessage(LogLevel.Error, "The program failed on {Source}")]
        public static partial void Unexpected(ILogger logger, string source, Exception exception);
    }
}
