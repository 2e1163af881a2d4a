using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>A notification that is to be delivered now, by whoever claimed it.</summary>
/// <param name="Attempts">How often it was tried, this time included.</param>
public sealed record PendingNotification(string Id, string Target, string Body, DateTimeOffset CreatedAt, int Attempts);

/// <summary>How deliveries stand.</summary>
/// <param name="Waiting">Notifications that are neither acknowledged nor given up.</param>
/// <param name="OldestAt">When the oldest of them was written.</param>
/// <param name="GivenUp">Those that were given up and are still stored.</param>
public sealed record NotificationStanding(int Waiting, DateTimeOffset? OldestAt, int GivenUp);

/// <summary>Hands out the notifications of <see cref="NotificationOutbox"/>, each to one worker at a time, until they are acknowledged.</summary>
public sealed class NotificationStore(IDbContextFactory<CatalogContext> contexts, NotificationOutbox outbox, TimeProvider time)
{
    /// <summary>Takes the oldest notifications that are due. One that is not ended within <paramref name="lease"/> is due again, for anybody.</summary>
    public async Task<ImmutableArray<PendingNotification>> ClaimAsync(int most, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var due = await context.Notifications.AsNoTracking()
            .Where(entry => entry.EndedAt == null && entry.NextAttemptAt <= now)
            .OrderBy(entry => entry.NextAttemptAt).ThenBy(entry => entry.Id).Take(most)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var claimed = ImmutableArray.CreateBuilder<PendingNotification>();
        foreach (var entry in due)
        {
            // Of several workers that read the same row, one finds it as it was.
            var until = now + lease;
            var won = await context.Notifications
                .Where(row => row.Id == entry.Id && row.EndedAt == null && row.NextAttemptAt == entry.NextAttemptAt)
                .ExecuteUpdateAsync(row => row.SetProperty(it => it.NextAttemptAt, until).SetProperty(it => it.Attempts, it => it.Attempts + 1), cancellationToken)
                .ConfigureAwait(false);
            if (won == 1)
            {
                claimed.Add(new(entry.Id, entry.Target, entry.Body, entry.CreatedAt, entry.Attempts + 1));
            }
        }

        return claimed.ToImmutable();
    }

    /// <summary>Notes that it was acknowledged (no error) or is given up (with one); it is not tried again.</summary>
    public Task EndAsync(string id, string? error, CancellationToken cancellationToken = default)
    {
        DateTimeOffset? now = time.GetUtcNow();
        return UpdateAsync(id, rows => rows.ExecuteUpdateAsync(row => row.SetProperty(it => it.EndedAt, now).SetProperty(it => it.Error, error), cancellationToken), cancellationToken);
    }

    /// <summary>Notes that an attempt failed, and when the next one may be made.</summary>
    public Task DeferAsync(string id, DateTimeOffset until, string error, CancellationToken cancellationToken = default) =>
        UpdateAsync(id, rows => rows.ExecuteUpdateAsync(row => row.SetProperty(it => it.NextAttemptAt, until).SetProperty(it => it.Error, error), cancellationToken), cancellationToken);

    /// <summary>Writes a notification for each source of sources.json that turned stale, once until it is confirmed and turns stale again.</summary>
    /// <returns>How many sources turned stale.</returns>
    public async Task<int> TellStaleAsync(CancellationToken cancellationToken = default)
    {
        // Asked every few seconds, and mostly there is none: nobody's writing waits for the look.
        var today = Days.Utc(time.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var stale = await context.Sources.AsNoTracking()
            .Where(source => source.Trust != null && source.FreshUntil < today && (source.StaleTold == null || source.StaleTold != source.FreshUntil))
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        var told = 0;
        foreach (var source in stale)
        {
            told += await contexts.WriteAsync(unit => TellStaleAsync(unit, source, cancellationToken), cancellationToken).ConfigureAwait(false);
        }

        return told;
    }

    /// <summary>How deliveries stand.</summary>
    public Task<NotificationStanding> GetStandingAsync(CancellationToken cancellationToken = default) => contexts.ReadAsync(
        async context =>
        {
            var waiting = context.Notifications.Where(entry => entry.EndedAt == null);
            var count = await waiting.CountAsync(cancellationToken).ConfigureAwait(false);
            var oldest = await waiting.OrderBy(entry => entry.CreatedAt).Select(entry => (DateTimeOffset?)entry.CreatedAt).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            return new NotificationStanding(count, oldest, await context.Notifications.CountAsync(entry => entry.EndedAt != null && entry.Error != null, cancellationToken).ConfigureAwait(false));
        },
        cancellationToken);

    // Another worker may be at it, too; the row's lock lets one of them find it untold.
    private async Task<int> TellStaleAsync(CatalogContext context, SourceEntry source, CancellationToken cancellationToken)
    {
        var won = await context.Sources
            .Where(row => row.SourceId == source.SourceId && row.FreshUntil == source.FreshUntil && (row.StaleTold == null || row.StaleTold != row.FreshUntil))
            .ExecuteUpdateAsync(row => row.SetProperty(it => it.StaleTold, source.FreshUntil), cancellationToken).ConfigureAwait(false);
        if (won == 1)
        {
            outbox.AddStale(context, source.SourceId, source.FreshUntil!.Value, source.ConfirmedAt);
        }

        return won;
    }

    private async Task UpdateAsync(string id, Func<IQueryable<NotificationEntry>, Task<int>> update, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await update(context.Notifications.Where(entry => entry.Id == id && entry.EndedAt == null)).ConfigureAwait(false);
    }
}
