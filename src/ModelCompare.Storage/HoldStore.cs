using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Acceptance;
using ModelCompare.Fetching;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>Which holds are meant.</summary>
public enum HoldScope
{
    /// <summary>Those that wait for a person.</summary>
    Open,

    /// <summary>Those, and what was rejected and is still stated.</summary>
    Counting,

    /// <summary>All there ever were.</summary>
    All,
}

/// <summary>How many doubts about a document wait, and how many of them a person rejected before.</summary>
public sealed record HoldCounts(int Open, int Rejected);

/// <summary>Keeps what waits for a person, and what was decided.</summary>
public sealed class HoldStore(IDbContextFactory<CatalogContext> contexts, NotificationOutbox outbox)
{
    /// <summary>
    /// What was approved of a source and is not stored yet: an approval is for once, so that a value that comes back later is asked about again. And what
    /// was rejected and is said still.
    /// </summary>
    public async Task<HoldDecisions> GetDecisionsAsync(string sourceId, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var decided = await context.Holds.AsNoTracking()
            .Where(hold => hold.SourceId == sourceId && (hold.Decision == HoldDecision.Approved || hold.Decision == HoldDecision.Rejected) && hold.ClosedAt == null)
            .OrderBy(hold => hold.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var (documents, facts) = (decided.Where(hold => hold.Subject.Length == 0).ToList(), decided.Where(hold => hold.Subject.Length > 0).ToList());
        return new(
            [.. documents.Where(IsApproved).Select(hold => (hold.Digest, hold.Rule))],
            [.. facts.Where(IsApproved).Select(hold => (hold.Subject, hold.ToValue ?? ""))])
        {
            RejectedDocuments = documents.Where(hold => !IsApproved(hold)).GroupBy(hold => hold.Digest).ToImmutableDictionary(holds => holds.Key, holds => holds.First().Rule),
            RejectedFacts = facts.Where(hold => !IsApproved(hold)).GroupBy(hold => (hold.Subject, hold.ToValue ?? "")).ToImmutableDictionary(holds => holds.Key, holds => holds.First().Rule),
        };

        static bool IsApproved(HoldEntry hold) => hold.Decision == HoldDecision.Approved;
    }

    /// <summary>
    /// Notes what a document makes doubtful. A doubt that is open stays the same hold; one that was rejected is not asked again while
    /// the source says so; what it no longer says is withdrawn.
    /// </summary>
    /// <param name="sourceId">Id of the source.</param>
    /// <param name="document">The document, which is stored so that it can be read once more when it is approved.</param>
    /// <param name="digest">Digest of everything it states.</param>
    /// <param name="doubts">The doubts; none withdraws all that is open.</param>
    /// <param name="isStored">Whether the rest of the document went into the catalog, and with it what was approved.</param>
    /// <param name="isReread">Whether a stored document was read once more: what was asked of another document, a later one, is none of its business.</param>
    /// <param name="at">Now.</param>
    public Task<HoldCounts> RecordAsync(
        string sourceId, Document document, string digest, ImmutableArray<Doubt> doubts, bool isStored, bool isReread, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        contexts.WriteAsync(async context =>
        {
            var counting = await context.Holds
                .Where(hold => hold.SourceId == sourceId && hold.ClosedAt == null && (!isReread || hold.ContentHash == document.ContentHash))
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            // What is asked of a whole document leaves open what will be asked of its values.
            var known = counting.Where(hold => hold.Decision is HoldDecision.Open or HoldDecision.Rejected && (isStored || hold.Subject.Length == 0)).ToList();
            var said = doubts.Select(doubt => Find(known, doubt, digest) ?? Add(context, sourceId, document, digest, doubt, at)).ToHashSet();
            Close(known.Where(hold => !said.Contains(hold)), at);
            // While a question about the document is open, what was approved of it may not all be stored.
            Close(counting.Where(hold => isStored && hold.Decision == HoldDecision.Approved && !said.Any(doubt => doubt.Decision == HoldDecision.Open)), at);
            foreach (var hold in said)
            {
                hold.ContentHash = document.ContentHash;
            }

            // Holds get their ids when they are saved.
            var asked = said.Where(hold => hold.Id == 0).ToArray();
            if (said.Count > 0)
            {
                await KeepAsync(context, document, isAsked: asked.Length > 0, cancellationToken).ConfigureAwait(false);
            }

            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            outbox.AddHeld(context, sourceId, asked);
            return new HoldCounts(said.Count(hold => hold.Decision == HoldDecision.Open), said.Count(hold => hold.Decision == HoldDecision.Rejected));
        }, cancellationToken);

    /// <summary>The holds that wait, oldest first; or those that count, rejected ones included; or all there ever were.</summary>
    public async Task<ImmutableArray<Hold>> GetAsync(HoldScope scope = HoldScope.Open, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var holds = await context.Holds.AsNoTracking()
            .Where(hold => scope == HoldScope.All || (hold.ClosedAt == null && (scope == HoldScope.Counting || hold.Decision == HoldDecision.Open)))
            .OrderBy(hold => hold.OpenedAt).ThenBy(hold => hold.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. holds.Select(hold => hold.ToHold())];
    }

    /// <summary>The hold of an id if it can be approved: it counts still, be it open, rejected, or approved and not stored yet; else null.</summary>
    public async Task<Hold?> FindAsync(long id, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var hold = await context.Holds.AsNoTracking().SingleOrDefaultAsync(hold => hold.Id == id, cancellationToken).ConfigureAwait(false);
        return hold is { ClosedAt: null } ? hold.ToHold() : null;
    }

    /// <summary>Notes that a person believes what a hold is about that is open, or was rejected and counts still. What is closed stays as it is.</summary>
    public Task ApproveAsync(long id, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        DecideAsync(id, [HoldDecision.Open, HoldDecision.Rejected], HoldDecision.Approved, at, cancellationToken);

    /// <summary>Takes an approval back that had no effect: the hold is again what it was before.</summary>
    /// <param name="before">The hold as it was before it was approved.</param>
    public Task RestoreAsync(Hold before, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        DecideAsync(before.Id, [HoldDecision.Approved], before.Decision, before.Decision is HoldDecision.Open ? null : at, cancellationToken);

    /// <summary>Notes that a person does not believe what an open hold is about: a value, or a document, of which then nothing else is asked.</summary>
    /// <returns>What was rejected, the hold of that id first; nothing when it is not open.</returns>
    public Task<ImmutableArray<Hold>> RejectAsync(long id, string reason, DateTimeOffset at, CancellationToken cancellationToken = default) =>
        contexts.WriteAsync<ImmutableArray<Hold>>(async context =>
        {
            var open = context.Holds.Where(hold => hold.Decision == HoldDecision.Open);
            // Setting what is already set takes the row's lock, so that nobody approves meanwhile.
            await open.Where(hold => hold.Id == id).ExecuteUpdateAsync(row => row.SetProperty(hold => hold.Note, hold => hold.Note), cancellationToken).ConfigureAwait(false);
            if (await open.SingleOrDefaultAsync(hold => hold.Id == id, cancellationToken).ConfigureAwait(false) is not { } named)
            {
                return [];
            }

            var others = open.Where(hold => named.Subject == "" && hold.Subject == "" && hold.SourceId == named.SourceId && hold.Digest == named.Digest && hold.Id != id);
            HoldEntry[] rejected = [named, .. await others.OrderBy(hold => hold.Id).ToListAsync(cancellationToken).ConfigureAwait(false)];
            foreach (var hold in rejected)
            {
                (hold.Decision, hold.Note, hold.DecidedAt) = (HoldDecision.Rejected, reason, at);
            }

            return [.. rejected.Select(hold => hold.ToHold())];
        }, cancellationToken);

    private Task DecideAsync(long id, HoldDecision[] from, HoldDecision to, DateTimeOffset? at, CancellationToken cancellationToken) =>
        contexts.WriteAsync(
            context => context.Holds
                .Where(hold => hold.Id == id && from.Contains(hold.Decision) && hold.ClosedAt == null)
                .ExecuteUpdateAsync(row => row.SetProperty(hold => hold.Decision, to).SetProperty(hold => hold.DecidedAt, at), cancellationToken),
            cancellationToken);

    // A body is stored once. One that comes back after another stood in its place was fetched now, not when it was first seen.
    private static async Task KeepAsync(CatalogContext context, Document document, bool isAsked, CancellationToken cancellationToken)
    {
        var kept = context.Documents.Where(kept => kept.ContentHash == document.ContentHash);
        if (!await kept.AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            context.Documents.Add(DocumentEntry.Of(document));
        }
        else if (isAsked)
        {
            await kept.Where(kept => kept.FetchedAt < document.FetchedAt)
                .ExecuteUpdateAsync(row => row.SetProperty(kept => kept.FetchedAt, document.FetchedAt), cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Close(IEnumerable<HoldEntry> holds, DateTimeOffset at)
    {
        foreach (var hold in holds)
        {
            hold.ClosedAt = at;
            if (hold.Decision == HoldDecision.Open)
            {
                (hold.Decision, hold.DecidedAt) = (HoldDecision.Withdrawn, at);
            }
        }
    }

    // A doubt about a fact is the same as long as the value is; one about a document, as long as all of its values are. Of a document
    // that was rejected nothing more is asked.
    private static HoldEntry? Find(List<HoldEntry> known, Doubt doubt, string digest) => doubt.Key is { } key
        ? known.FirstOrDefault(hold => hold.Subject == key.Subject && hold.ToValue == doubt.To)
        : known.Where(hold => hold.Subject.Length == 0 && hold.Digest == digest && (hold.Rule == doubt.Rule || hold.Decision == HoldDecision.Rejected))
            .MaxBy(hold => hold.Rule == doubt.Rule);

    private static HoldEntry Add(CatalogContext context, string sourceId, Document document, string digest, Doubt doubt, DateTimeOffset at)
    {
        var hold = new HoldEntry
        {
            SourceId = sourceId,
            Digest = digest,
            ContentHash = document.ContentHash,
            Subject = doubt.Key?.Subject ?? "",
            Rule = doubt.Rule,
            Reason = doubt.Reason,
            FromValue = doubt.From,
            ToValue = doubt.To,
            OpenedAt = at,
        };
        context.Add(hold);
        return hold;
    }
}
