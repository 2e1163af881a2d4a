using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Catalog;
using ModelCompare.Sources;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>Writes what became of attempts at sources. Each call is one transaction: it happens as a whole or not at all.</summary>
public sealed class CatalogWriter(IDbContextFactory<CatalogContext> contexts, CatalogOptions options, NotificationOutbox outbox, TimeProvider time)
{
    private readonly HistoryKeys _keys = new(time);

    /// <summary>
    /// Stores what a document states. New values open rows, changed values close the old row and open another, equal values
    /// are confirmed on the UTC day of the fetch; what the document does not state stays as it was until it is retired.
    /// </summary>
    /// <returns>What happened. A document older than the one the catalog holds is refused, see <see cref="ChangeSummary.Refused"/>.</returns>
    /// <exception cref="InvalidOperationException">Facts of equal key disagree.</exception>
    public async Task<ChangeSummary> ApplyAsync(SourceRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        var facts = FactSet.Of(run.Facts);
        return await WriteAsync(run.SourceId, run.IsReread ? null : run.AttemptedAt, async (context, source) =>
        {
            if (source.ConfirmedAt > run.Document.FetchedAt)
            {
                return Refuse(context, source, run);
            }

            var isNews = !run.IsReread && !(source.ConfirmedAt >= run.Document.FetchedAt);
            var retirement = new Retirement(run, options.RetireAfterRuns, isNews);
            var summary = await new FactDiff(context, run, retirement, _keys).TrackAsync(facts, cancellationToken).ConfigureAwait(false);
            await KeepAsync(context, run.Document, cancellationToken).ConfigureAwait(false);
            Succeed(source, run, facts.Facts.Length);
            outbox.AddChanged(context, run.SourceId, Days.Utc(run.Document.FetchedAt), summary.Changes, retirement.Prices);
            context.Runs.Add(Run(source, run.AttemptedAt, RunOutcome.Applied, summary, error: null));
            return summary;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Notes that an attempt at <paramref name="at"/> failed. No date of any value moves.</summary>
    public Task RecordFailureAsync(string sourceId, DateTimeOffset at, string reason, CancellationToken cancellationToken = default) =>
        RecordAsync(sourceId, at, RunOutcome.Failed, reason, cancellationToken);

    /// <summary>Notes that what an attempt at <paramref name="at"/> brought waits for a person. No date of any value moves.</summary>
    public Task RecordHeldAsync(string sourceId, DateTimeOffset at, string reason, CancellationToken cancellationToken = default) =>
        RecordAsync(sourceId, at, RunOutcome.Held, reason, cancellationToken);

    /// <summary>
    /// Takes roles and trust of sources from <paramref name="catalog"/> and decides which listing is which model. What a source
    /// states that is not listed there stays stored, but is neither shown nor published.
    /// </summary>
    /// <param name="catalog">The whole of sources.json.</param>
    /// <param name="freshness">How long what a source stated counts as fresh where its declaration does not say.</param>
    /// <param name="cancellationToken">Stops it; nothing is then changed.</param>
    public async Task LinkModelsAsync(SourceCatalog catalog, TimeSpan freshness, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        await contexts.WriteAsync(async context =>
        {
            var linker = new ModelLinker(context, catalog, freshness, Days.Utc(time.GetUtcNow()));
            await linker.DeclareProvidersAsync(cancellationToken).ConfigureAwait(false);
            await linker.DeclareSourcesAsync(cancellationToken).ConfigureAwait(false);
            await linker.LinkAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    private async Task RecordAsync(string sourceId, DateTimeOffset at, RunOutcome outcome, string reason, CancellationToken cancellationToken) =>
        await WriteAsync(sourceId, at, (context, source) =>
        {
            if (outcome is RunOutcome.Failed && source.Outcome is not RunOutcome.Failed)
            {
                outbox.AddFailed(context, sourceId, reason);
            }

            source.Outcome = outcome;
            source.Error = reason;
            context.Runs.Add(Run(source, at, outcome, ChangeSummary.Nothing, reason));
            return Task.FromResult(ChangeSummary.Nothing);
        }, cancellationToken).ConfigureAwait(false);

    private Task<ChangeSummary> WriteAsync(
        string sourceId, DateTimeOffset? attemptedAt, Func<CatalogContext, SourceEntry, Task<ChangeSummary>> write, CancellationToken cancellationToken) =>
        contexts.WriteAsync(
            async context => await write(context, await ClaimAsync(context, sourceId, attemptedAt, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false),
            cancellationToken);

    // The update comes first: its lock makes two runs of one source wait for each other.
    private static async Task<SourceEntry> ClaimAsync(CatalogContext context, string sourceId, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var claimed = await context.Sources
            .Where(source => source.SourceId == sourceId)
            .ExecuteUpdateAsync(row => row.SetProperty(source => source.AttemptedAt, source => at ?? source.AttemptedAt), cancellationToken).ConfigureAwait(false);
        if (claimed > 0)
        {
            return await context.Sources.SingleAsync(source => source.SourceId == sourceId, cancellationToken).ConfigureAwait(false);
        }

        var added = new SourceEntry { SourceId = sourceId, AttemptedAt = at };
        context.Sources.Add(added);
        return added;
    }

    private ChangeSummary Refuse(CatalogContext context, SourceEntry source, SourceRun run)
    {
        var reason = string.Create(
            CultureInfo.InvariantCulture,
            $"The document was fetched at {run.Document.FetchedAt.UtcDateTime:u}, before {source.ConfirmedAt!.Value.UtcDateTime:u}, at which the catalog's own stood. A catalog does not go back; use another database for an old recording.");
        if (!run.IsReread)
        {
            (source.Outcome, source.Error) = (RunOutcome.Outdated, reason);
        }

        context.Runs.Add(Run(source, run.AttemptedAt, RunOutcome.Outdated, ChangeSummary.Nothing, reason));
        return ChangeSummary.Nothing with { Refused = reason };
    }

    private static async Task KeepAsync(CatalogContext context, Fetching.Document document, CancellationToken cancellationToken)
    {
        if (!await context.Documents.AnyAsync(kept => kept.ContentHash == document.ContentHash, cancellationToken).ConfigureAwait(false))
        {
            context.Documents.Add(DocumentEntry.Of(document));
        }
    }

    private void Succeed(SourceEntry source, SourceRun run, int facts)
    {
        var document = run.Document;
        // A stored document that is read once more says nothing of the last attempt, unless it is what that one brought and was held.
        if (!run.IsReread || (source.Outcome is RunOutcome.Held && source.ContentHash != document.ContentHash))
        {
            (source.Outcome, source.Error) = (RunOutcome.Applied, null);
        }

        source.SucceededAt = run.IsReread ? source.SucceededAt : time.GetUtcNow();
        source.ETag = document.ETag;
        source.LastModified = document.LastModified;
        source.ContentHash = document.ContentHash;
        source.Url = document.Url.AbsoluteUri;
        source.FetchedAt = document.FetchedAt;
        source.ConfirmedAt = document.FetchedAt;
        source.Documents = 1;
        source.Facts = facts;
        (source.Claimed, source.Ignored, source.Rejected) = (run.Coverage.Claimed, run.Coverage.Ignored, run.Coverage.Unclaimed);
    }

    private RunEntry Run(SourceEntry source, DateTimeOffset startedAt, RunOutcome outcome, ChangeSummary summary, string? error)
    {
        var read = outcome is RunOutcome.Applied;
        return new()
        {
            SourceId = source.SourceId,
            StartedAt = startedAt,
            FinishedAt = time.GetUtcNow(),
            Outcome = outcome,
            ContentHash = read ? source.ContentHash : null,
            New = summary.New,
            Changed = summary.Changed,
            Confirmed = summary.Confirmed,
            Missing = summary.Missing,
            Claimed = read ? source.Claimed : 0,
            Rejected = read ? source.Rejected : 0,
            Ignored = read ? source.Ignored : 0,
            RefreshId = CurrentRefresh.Id,
            Error = error,
        };
    }
}
