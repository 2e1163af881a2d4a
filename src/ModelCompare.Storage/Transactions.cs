using Microsoft.EntityFrameworkCore;

namespace ModelCompare.Storage;

/// <summary>
/// Units of work: each has a context and a transaction of its own, so that it can be done again as a whole where the database's
/// strategy says that an error passes (a lost connection, the victim of a deadlock).
/// </summary>
internal static class Transactions
{
    /// <summary>Writes as a whole or not at all, and not at all when the lease of <see cref="Lease.Current"/> is lost.</summary>
    /// <exception cref="LeaseLostException">The lease is lost.</exception>
    public static Task<T> WriteAsync<T>(this IDbContextFactory<CatalogContext> contexts, Func<CatalogContext, Task<T>> work, CancellationToken cancellationToken) =>
        contexts.AttemptAsync(async context =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
            var result = await work(context).ConfigureAwait(false);
            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            if (Lease.Current is { } lease)
            {
                // Last, so that its row is locked for a moment only: long work must not keep its own lease from being prolonged.
                await LeaseStore.RequireAsync(context, lease, cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }, cancellationToken);

    /// <summary>Reads in several queries what one moment held.</summary>
    public static Task<T> ReadAsync<T>(this IDbContextFactory<CatalogContext> contexts, Func<CatalogContext, Task<T>> read, CancellationToken cancellationToken) =>
        contexts.AttemptAsync(async context =>
        {
            try
            {
                await using var transaction = await context.BeginReadAsync(cancellationToken).ConfigureAwait(false);
                return await read(context).ConfigureAwait(false);
            }
            finally
            {
                await context.EndReadAsync().ConfigureAwait(false);
            }
        }, cancellationToken);

    private static async Task<T> AttemptAsync<T>(this IDbContextFactory<CatalogContext> contexts, Func<CatalogContext, Task<T>> attempt, CancellationToken cancellationToken)
    {
        await using var any = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await any.Database.CreateExecutionStrategy().ExecuteAsync(
            async token =>
            {
                await using var context = await contexts.CreateDbContextAsync(token).ConfigureAwait(false);
                return await attempt(context).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }
}
