using Microsoft.EntityFrameworkCore;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>
/// Keeps leases in the database, so that workers of one catalog do nothing twice at once. Their ends are read off the workers' clocks;
/// where those differ, the token of <see cref="Lease"/> still keeps a holder whose lease was taken from storing anything.
/// </summary>
public sealed class LeaseStore(IDbContextFactory<CatalogContext> contexts, TimeProvider time)
{
    // A lease that ends later than any is given for, or was served in the future, was written before the clock was set back.
    private const int LongestInLengths = 2;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    /// <summary>Asks for a lease.</summary>
    /// <param name="name">See <see cref="Lease.Name"/>.</param>
    /// <param name="holder">See <see cref="Lease.Holder"/>.</param>
    /// <param name="length">How long it is held unless it is prolonged.</param>
    /// <param name="dueAt">When the work was due; it is not done again when it was begun since. Null for work that is always done.</param>
    public Task<LeaseAttempt> TryAcquireAsync(string name, string holder, TimeSpan length, DateTimeOffset? dueAt, CancellationToken cancellationToken = default) =>
        contexts.WriteAsync<LeaseAttempt>(async context =>
        {
            var entry = await LockAsync(context.Leases.Where(lease => lease.Name == name), cancellationToken).ConfigureAwait(false)
                ?? context.Add(new LeaseEntry { Name = name, Holder = "", AcquiredAt = DateTimeOffset.UnixEpoch, ExpiresAt = DateTimeOffset.UnixEpoch }).Entity;
            var now = time.GetUtcNow();
            if (entry.ExpiresAt > now && entry.ExpiresAt <= now + (length * LongestInLengths))
            {
                return new LeaseAttempt.Busy(entry.Holder, entry.AcquiredAt, entry.ExpiresAt);
            }

            if (entry.ServedAt >= dueAt && entry.ServedAt <= now + Skew)
            {
                return new LeaseAttempt.Served(entry.ServedAt.Value);
            }

            (entry.Holder, entry.Token, entry.AcquiredAt, entry.ExpiresAt) = (holder, entry.Token + 1, now, now + length);
            return new LeaseAttempt.Granted(new(name, holder, entry.Token));
        }, cancellationToken);

    /// <summary>Prolongs a lease.</summary>
    /// <returns>False when it is lost.</returns>
    public Task<bool> RenewAsync(Lease lease, TimeSpan length, CancellationToken cancellationToken = default) =>
        UpdateAsync(lease, entry => entry.ExpiresAt = time.GetUtcNow() + length, cancellationToken);

    /// <summary>Gives a lease back; nothing happens when it is lost.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="isServed">Whether the work was ended, however it ended, rather than broken off.</param>
    public Task<bool> ReleaseAsync(Lease lease, bool isServed, CancellationToken cancellationToken = default) =>
        UpdateAsync(
            lease,
            entry =>
            {
                entry.ExpiresAt = time.GetUtcNow();
                entry.ServedAt = isServed ? entry.AcquiredAt : entry.ServedAt;
            },
            cancellationToken);

    /// <summary>Checks within a transaction that its lease is still held; until the transaction ends nobody else can take it.</summary>
    /// <exception cref="LeaseLostException">It is not.</exception>
    internal static async Task RequireAsync(CatalogContext context, Lease lease, CancellationToken cancellationToken)
    {
        if (await LockRowsAsync(Held(context, lease), cancellationToken).ConfigureAwait(false) == 0)
        {
            throw LeaseLostException.Of(lease);
        }
    }

    private Task<bool> UpdateAsync(Lease lease, Action<LeaseEntry> change, CancellationToken cancellationToken) =>
        contexts.WriteAsync(async context =>
        {
            var entry = await LockAsync(Held(context, lease), cancellationToken).ConfigureAwait(false);
            if (entry is not null)
            {
                change(entry);
            }

            return entry is not null;
        }, cancellationToken);

    private static IQueryable<LeaseEntry> Held(CatalogContext context, Lease lease) => context.Leases.Where(entry => entry.Name == lease.Name && entry.Token == lease.Token);

    // What is read of a row without its lock may be another worker's a moment later.
    private static async Task<LeaseEntry?> LockAsync(IQueryable<LeaseEntry> row, CancellationToken cancellationToken) =>
        await LockRowsAsync(row, cancellationToken).ConfigureAwait(false) == 0 ? null : await row.SingleAsync(cancellationToken).ConfigureAwait(false);

    // Setting what is already set takes the row's lock.
    private static Task<int> LockRowsAsync(IQueryable<LeaseEntry> row, CancellationToken cancellationToken) =>
        row.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.Token, entry => entry.Token), cancellationToken);
}
