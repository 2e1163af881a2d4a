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
    public async Task<LeaseAttempt> TryAcquireAsync(string name, string holder, TimeSpan length, DateTimeOffset? dueAt, CancellationToken cancellationToken = default)
    {
        await AddMissingAsync(name, cancellationToken).ConfigureAwait(false);
        return await contexts.WriteAsync(async context =>
        {
            var now = time.GetUtcNow();
            var (nonsense, soon) = (now + (length * LongestInLengths), now + Skew);
            var until = now + length;
            var taken = await context.Leases
                .Where(lease => lease.Name == name && (lease.ExpiresAt <= now || lease.ExpiresAt > nonsense)
                    && (dueAt == null || lease.ServedAt == null || lease.ServedAt < dueAt || lease.ServedAt > soon))
                .ExecuteUpdateAsync(
                    row => row.SetProperty(lease => lease.Holder, holder).SetProperty(lease => lease.Token, lease => lease.Token + 1)
                        .SetProperty(lease => lease.AcquiredAt, now).SetProperty(lease => lease.ExpiresAt, until),
                    cancellationToken).ConfigureAwait(false);
            var entry = await context.Leases.AsNoTracking().SingleAsync(lease => lease.Name == name, cancellationToken).ConfigureAwait(false);
            return taken == 1 ? new LeaseAttempt.Granted(new(name, holder, entry.Token))
                : entry.ExpiresAt > now && entry.ExpiresAt <= nonsense ? new LeaseAttempt.Busy(entry.Holder, entry.AcquiredAt, entry.ExpiresAt)
                : (LeaseAttempt)new LeaseAttempt.Served(entry.ServedAt!.Value);
        }, cancellationToken).ConfigureAwait(false);
    }

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
        // Setting what is already set takes the row's lock.
        var held = await context.Leases.Where(entry => entry.Name == lease.Name && entry.Token == lease.Token)
            .ExecuteUpdateAsync(row => row.SetProperty(entry => entry.Token, entry => entry.Token), cancellationToken).ConfigureAwait(false);
        if (held == 0)
        {
            throw LeaseLostException.Of(lease);
        }
    }

    private Task<bool> UpdateAsync(Lease lease, Action<LeaseEntry> change, CancellationToken cancellationToken) =>
        contexts.WriteAsync(async context =>
        {
            var entry = await context.Leases.SingleOrDefaultAsync(entry => entry.Name == lease.Name && entry.Token == lease.Token, cancellationToken).ConfigureAwait(false);
            if (entry is not null)
            {
                change(entry);
            }

            return entry is not null;
        }, cancellationToken);

    private async Task AddMissingAsync(string name, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        if (await context.Leases.AnyAsync(lease => lease.Name == name, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        try
        {
            context.Add(new LeaseEntry { Name = name, Holder = "", AcquiredAt = DateTimeOffset.UnixEpoch, ExpiresAt = DateTimeOffset.UnixEpoch });
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Another worker added it at the same time; if not, the database does not take it.
            if (!await context.Leases.AnyAsync(lease => lease.Name == name, cancellationToken).ConfigureAwait(false))
            {
                throw;
            }
        }
    }
}
