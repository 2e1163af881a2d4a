using System.Diagnostics;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using ModelCompare.Storage;
using ModelCompare.Worker.Monitoring;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Takes one source all the way: fetch, read, accept, store. Whatever the source does is an outcome.</summary>
public sealed partial class SourceRefresher(
    IDocumentFetcher fetcher, CatalogReader reader, CatalogWriter writer, HoldStore holds, CatalogOptions options, RefreshMetrics metrics, TimeProvider time,
    ILogger<SourceRefresher> logger)
{
    private const int LongestLogged = 1000;

    /// <summary>Refreshes a source.</summary>
    /// <exception cref="OperationCanceledException">The refresh was cancelled; nothing of it was stored.</exception>
    public async Task<SourceRefresh> RefreshAsync(SourceDefinition source, CancellationToken cancellationToken = default)
    {
        using var span = Telemetry.Start("source", source.Id);
        var started = time.GetTimestamp();
        var attemptedAt = time.GetUtcNow();
        var refresh = await GuardAsync(source, () => TryAsync(source, attemptedAt, cancellationToken)).ConfigureAwait(false);
        refresh = refresh with { Elapsed = time.GetElapsedTime(started) };
        Measure(span, refresh);
        if (refresh.Outcome is SourceRefreshOutcome.Failed)
        {
            await writer.RecordFailureAsync(source.Id, attemptedAt, refresh.Error!, cancellationToken).ConfigureAwait(false);
            Log.Failed(logger, source.Id, BriefText.Of(refresh.Error!, LongestLogged));
        }
        else if (refresh.Outcome is SourceRefreshOutcome.Held)
        {
            Log.Held(logger, source.Id, BriefText.Of(refresh.Error!, LongestLogged));
        }
        else
        {
            var changes = refresh.Changes;
            Log.Refreshed(logger, source.Id, changes.New, changes.Changed, changes.Confirmed, changes.Missing, refresh.Coverage.Unclaimed);
        }

        return refresh;
    }

    /// <summary>What a refresh of a source would do: its document is fetched, read and judged, and nothing is stored.</summary>
    /// <param name="source">The source.</param>
    /// <param name="hasCatalog">Whether there is a catalog; without one all is new.</param>
    public Task<SourceRefresh> TryOutAsync(SourceDefinition source, bool hasCatalog, CancellationToken cancellationToken = default) => GuardAsync(source, async () =>
        await FetchAsync(source, FetchRequest.Of(source), cancellationToken).ConfigureAwait(false) switch
        {
            FetchOutcome.Fetched fetched => await JudgeOnlyAsync(source, fetched.Document, hasCatalog, cancellationToken).ConfigureAwait(false),
            FetchOutcome.Failed failed => SourceRefresh.Failed(source.Id, failed.Reason),
            _ => SourceRefresh.Failed(source.Id, $"{source.Url} answered 304 to a request without conditions"),
        });

    /// <summary>Reads the last accepted document of a source once more, by today's reading and without a network.</summary>
    public async Task<SourceRefresh> RereadAsync(SourceDefinition source, CancellationToken cancellationToken = default)
    {
        var state = await reader.GetSourceStateAsync(source.Id, cancellationToken).ConfigureAwait(false);
        if (state?.ContentHash is not { } hash)
        {
            return SourceRefresh.Failed(source.Id, "no document of it is stored; `refresh` fetches one");
        }

        var refresh = await GuardAsync(source, () => RereadAsync(source, hash, cancellationToken)).ConfigureAwait(false);
        return state.Outcome is RunOutcome.Applied ? refresh : refresh with { LastAttempt = state };
    }

    /// <summary>Reads a stored document of a source once more, as of the time at which it was last known to stand.</summary>
    public async Task<SourceRefresh> RereadAsync(SourceDefinition source, string contentHash, CancellationToken cancellationToken = default)
    {
        var started = time.GetTimestamp();
        var document = await reader.GetDocumentAsync(contentHash, cancellationToken).ConfigureAwait(false);
        var state = await reader.GetSourceStateAsync(source.Id, cancellationToken).ConfigureAwait(false);
        var refresh = document is null
            ? SourceRefresh.Failed(source.Id, "the document is no longer stored")
            : await ReadAsync(source, AsItStands(source, document, state), time.GetUtcNow(), cancellationToken, isReread: true).ConfigureAwait(false);
        return refresh with { Elapsed = time.GetElapsedTime(started) };
    }

    // One page that trips a bug must not cost the others their refresh; without the database there is none.
    private async Task<SourceRefresh> GuardAsync(SourceDefinition source, Func<Task<SourceRefresh>> attempt)
    {
        try
        {
            return await attempt().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or LeaseLostException) && !DatabaseFailure.Is(exception))
        {
            Log.Unexpected(logger, source.Id, exception);
            return SourceRefresh.Failed(source.Id, $"{source.Url}: the program itself failed, please report it: {exception.GetType().Name}: {exception.Message}");
        }
    }

    private async Task<SourceRefresh> TryAsync(SourceDefinition source, DateTimeOffset attemptedAt, CancellationToken cancellationToken)
    {
        var state = await reader.GetSourceStateAsync(source.Id, cancellationToken).ConfigureAwait(false);
        var stored = await StoredDocumentAsync(source, state, cancellationToken).ConfigureAwait(false);
        var whole = FetchRequest.Of(source);
        var request = stored is null ? whole : whole with { ETag = state!.ETag, LastModified = state.LastModified };
        return await FetchAsync(source, request, cancellationToken).ConfigureAwait(false) switch
        {
            FetchOutcome.Fetched fetched => await ReadAsync(source, fetched.Document, attemptedAt, cancellationToken).ConfigureAwait(false),

            // The stored body is read again, so that a reading that was mended since is applied without waiting for the page to change.
            FetchOutcome.NotModified at when stored is not null =>
                Unmodified(await ReadAsync(source, stored with { FetchedAt = at.At }, attemptedAt, cancellationToken).ConfigureAwait(false)),
            FetchOutcome.NotModified => SourceRefresh.Failed(source.Id, $"{source.Url} answered 304 although nothing is stored of it"),
            FetchOutcome.Failed failed => SourceRefresh.Failed(source.Id, failed.Reason),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private async Task<FetchOutcome> FetchAsync(SourceDefinition source, FetchRequest request, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Start("fetch", source.Id);
        var started = time.GetTimestamp();
        var outcome = await fetcher.FetchAsync(request, cancellationToken).ConfigureAwait(false);
        metrics.Fetched(source.Id, outcome, time.GetElapsedTime(started));
        if (outcome is FetchOutcome.Failed)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }

        return outcome;
    }

    // Why a refresh failed is told by logs and `sources`: traces go to third parties more often, and reasons hold addresses.
    private void Measure(Activity? span, SourceRefresh refresh)
    {
        metrics.Refreshed(refresh);
        span?.SetTag("outcome", RefreshMetrics.NameOf(refresh.Outcome));
        if (refresh.Outcome is SourceRefreshOutcome.Failed)
        {
            span?.SetStatus(ActivityStatusCode.Error);
        }
    }

    private static SourceRefresh Unmodified(SourceRefresh refresh) => refresh.Outcome is SourceRefreshOutcome.Read
        ? refresh with { Outcome = SourceRefreshOutcome.NotModified, Documents = 0 }
        : refresh with { Documents = 0, Error = $"the server says that nothing changed, but what is stored is no longer accepted: {refresh.Error}" };

    private async Task<Document?> StoredDocumentAsync(SourceDefinition source, SourceState? state, CancellationToken cancellationToken) =>
        state is { ContentHash: { } hash } && (state.ETag ?? (object?)state.LastModified) is not null
            ? await reader.GetDocumentAsync(hash, cancellationToken).ConfigureAwait(false) is { } document
                ? AsItStands(source, document, state)
                : null
            : null;

    // A stored body knows when and where it was first fetched; the source knows when and where it was last seen unchanged.
    private static Document AsItStands(SourceDefinition source, Document document, SourceState? state) => state?.ContentHash != document.ContentHash
        ? document
        : document with
        {
            Url = state.Url is { } url ? new Uri(url) : source.Url,
            FetchedAt = state.ConfirmedAt ?? document.FetchedAt,
            ETag = state.ETag,
            LastModified = state.LastModified,
        };

    private async Task<SourceRefresh> ReadAsync(
        SourceDefinition source, Document document, DateTimeOffset attemptedAt, CancellationToken cancellationToken, bool isReread = false)
    {
        var reading = Read(source, document);
        var baseline = await GetBaselineAsync(source, document, isReread, cancellationToken).ConfigureAwait(false);
        var judgement = await JudgeAsync(source, reading, baseline, cancellationToken).ConfigureAwait(false);
        var refresh = SourceRefresh.Of(source.Id, document, reading, judgement);
        return judgement switch
        {
            Judgement.Held held => await HoldAsync(refresh, document, held, attemptedAt, isReread, cancellationToken).ConfigureAwait(false),
            Judgement.Accepted accepted => await ApplyAsync(refresh, document, accepted, attemptedAt, isReread, cancellationToken).ConfigureAwait(false),
            _ => refresh,
        };
    }

    private async Task<SourceRefresh> JudgeOnlyAsync(SourceDefinition source, Document document, bool hasCatalog, CancellationToken cancellationToken)
    {
        var reading = Read(source, document);
        var baseline = hasCatalog ? await GetBaselineAsync(source, document, isReread: false, cancellationToken).ConfigureAwait(false) : Baseline.None;
        var judgement = hasCatalog
            ? await JudgeAsync(source, reading, baseline, cancellationToken).ConfigureAwait(false)
            : AcceptanceGate.Judge(reading, baseline, Witnesses.None, HoldDecisions.None);
        var refresh = SourceRefresh.Of(source.Id, document, reading, judgement);
        return judgement switch
        {
            Judgement.Accepted accepted => refresh with { Changes = ChangesOf(accepted, baseline), Held = accepted.KeptBack.Length },
            Judgement.Held held => refresh with { Held = held.Doubts.Length },
            _ => refresh,
        };
    }

    private static ChangeSummary ChangesOf(Judgement.Accepted accepted, Baseline baseline)
    {
        var keptBack = accepted.KeptBack.Select(doubt => doubt.Key).OfType<FactKey>().ToHashSet();
        var values = accepted.Facts.DistinctBy(FactKey.Of).ToDictionary(FactKey.Of, FactValue.Of);
        var known = values.Where(value => baseline.Facts.ContainsKey(value.Key)).ToLookup(value => FactValue.Of(baseline.Facts[value.Key]) == value.Value);
        return ChangeSummary.Nothing with
        {
            New = values.Count - known.Sum(group => group.Count()),
            Changed = known[false].Count(),
            Confirmed = known[true].Count(),
            Missing = baseline.Facts.Keys.Count(key => !values.ContainsKey(key) && !keptBack.Contains(key)),
            Changes = [.. known[false].Select(value => new Change(value.Key.Listing, value.Key.Text, FactValue.Of(baseline.Facts[value.Key]), value.Value, value.Key.Kind))],
        };
    }

    private static SourceReading Read(SourceDefinition source, Document document)
    {
        using var span = Telemetry.Start("read", source.Id);
        return SourceReader.Read(source, document);
    }

    private async Task<Judgement> JudgeAsync(SourceDefinition source, SourceReading reading, Baseline baseline, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Start("gate", source.Id);
        var witnesses = await reader.GetWitnessesAsync(source.Id, source.Provider, cancellationToken).ConfigureAwait(false);
        var decisions = await holds.GetDecisionsAsync(source.Id, cancellationToken).ConfigureAwait(false);
        return AcceptanceGate.Judge(reading, baseline, witnesses, decisions);
    }

    private async Task<Baseline> GetBaselineAsync(SourceDefinition source, Document document, bool isReread, CancellationToken cancellationToken)
    {
        var baseline = await reader.GetBaselineAsync(source.Id, options.RetireAfterRuns, cancellationToken).ConfigureAwait(false);
        var state = await reader.GetSourceStateAsync(source.Id, cancellationToken).ConfigureAwait(false);
        if (state?.ContentHash == document.ContentHash)
        {
            // What was accepted is no further document that misses a value when it is read once more.
            return isReread ? baseline with { Expiring = [] } : baseline;
        }

        // Only pages have notes around their prices; by today's reading, so that a reading that was mended is no change of the page.
        return source.Kind is SourceKind.Page or SourceKind.Markdown && state?.ContentHash is { } hash
            && await reader.GetDocumentAsync(hash, cancellationToken).ConfigureAwait(false) is { } last
            ? baseline.With(SourceReader.Read(source, last))
            : baseline;
    }

    private async Task<SourceRefresh> HoldAsync(
        SourceRefresh refresh, Document document, Judgement.Held held, DateTimeOffset attemptedAt, bool isReread, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Start("store", refresh.SourceId);
        if (!isReread)
        {
            await writer.RecordHeldAsync(refresh.SourceId, attemptedAt, refresh.Error!, cancellationToken).ConfigureAwait(false);
        }

        var counts = await holds.RecordAsync(refresh.SourceId, document, held.Digest, held.Doubts, isStored: false, isReread, attemptedAt, cancellationToken).ConfigureAwait(false);
        return refresh with { Held = counts.Open, Rejected = counts.Rejected };
    }

    private async Task<SourceRefresh> ApplyAsync(
        SourceRefresh refresh, Document document, Judgement.Accepted accepted, DateTimeOffset attemptedAt, bool isReread, CancellationToken cancellationToken)
    {
        using var span = Telemetry.Start("store", refresh.SourceId);
        var run = new SourceRun(refresh.SourceId, document, attemptedAt, accepted.Facts, refresh.Coverage)
        {
            KeptBack = [.. accepted.KeptBack.Select(doubt => doubt.Key).OfType<FactKey>()],
            IsReread = isReread,
            RetiresMissing = accepted.IsLossApproved,
        };
        var changes = await writer.ApplyAsync(run, cancellationToken).ConfigureAwait(false);
        if (changes.Refused is { } refusal)
        {
            return refresh with { Outcome = SourceRefreshOutcome.Failed, Error = refusal };
        }

        var counts = await holds.RecordAsync(refresh.SourceId, document, accepted.Digest, accepted.KeptBack, isStored: true, isReread, attemptedAt, cancellationToken).ConfigureAwait(false);
        return refresh with { Changes = changes, Held = counts.Open, Rejected = counts.Rejected, Problems = [.. refresh.Problems, .. changes.Problems] };
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Refreshed {Source}: {New} new, {Changed} changed, {Confirmed} confirmed, {Missing} missing, {Unclaimed} unclaimed")]
        public static partial void Refreshed(ILogger logger, string source, int @new, int changed, int confirmed, int missing, int unclaimed);

        [LoggerMessage(LogLevel.Warning, "Holding {Source} for a person: {Reason}")]
        public static partial void Held(ILogger logger, string source, string reason);

        [LoggerMessage(LogLevel.Warning, "Failed to refresh {Source}: {Error}")]
        public static partial void Failed(ILogger logger, string source, string error);

        [LoggerMessage(LogLevel.Error, "The program failed on {Source}")]
        public static partial void Unexpected(ILogger logger, string source, Exception exception);
    }
}
