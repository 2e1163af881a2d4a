using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>Keeps the refreshes that were asked for, so that any worker can carry them out and any can tell how far they are.</summary>
public sealed class RefreshRequestStore(IDbContextFactory<CatalogContext> contexts, TimeProvider time)
{
    /// <summary>Asks for a refresh. A key that was used before names the refresh of that time, whatever is asked for now.</summary>
    /// <param name="sources">Ids of the sources wanted; empty for all.</param>
    /// <param name="key">The client's own name of the refresh; null for none.</param>
    /// <returns>The refresh, and whether it is new.</returns>
    public async Task<(RefreshRequest Request, bool IsNew)> AddAsync(ImmutableArray<string> sources, string? key, CancellationToken cancellationToken = default)
    {
        var id = Guid.NewGuid().ToString("n");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key ?? id)));
        if (await FindAsync(hash, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return (known, false);
        }

        return await contexts.WriteAsync(async context =>
        {
            if (await Keyed(context, hash).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } other)
            {
                // The same key came at the same time, perhaps to another worker.
                return (other.ToRequest(), false);
            }

            var entry = new RefreshRequestEntry { Id = id, KeyHash = hash, Sources = JsonSerializer.Serialize(sources), RequestedAt = time.GetUtcNow() };
            context.Add(entry);
            return (entry.ToRequest(), true);
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A refresh; null when there is none of that id.</summary>
    public async Task<RefreshRequest?> GetAsync(string id, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return (await context.RefreshRequests.AsNoTracking().SingleOrDefaultAsync(entry => entry.Id == id, cancellationToken).ConfigureAwait(false))?.ToRequest();
    }

    /// <summary>The refreshes that are not ended, oldest first.</summary>
    public async Task<ImmutableArray<RefreshRequest>> GetOpenAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var open = await context.RefreshRequests.AsNoTracking()
            .Where(entry => entry.State == RefreshState.Queued || entry.State == RefreshState.Running)
            .OrderBy(entry => entry.RequestedAt).ThenBy(entry => entry.Id)
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. open.Select(entry => entry.ToRequest())];
    }

    /// <summary>Asks for a refresh to be stopped; one that nobody has begun is cancelled at once, one that ended stays as it is.</summary>
    public Task<RefreshRequest?> CancelAsync(string id, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, entry =>
        {
            entry.IsCancelWanted = true;
            if (entry.State is RefreshState.Queued)
            {
                (entry.State, entry.EndedAt) = (RefreshState.Cancelled, time.GetUtcNow());
            }
        }, cancellationToken);

    /// <summary>Notes that a worker begins.</summary>
    /// <returns>The refresh; it does not run when it ended before.</returns>
    public Task<RefreshRequest?> StartAsync(string id, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, entry => (entry.State, entry.StartedAt, entry.Ended) = (RefreshState.Running, time.GetUtcNow(), "[]"), cancellationToken);

    /// <summary>Notes which sources were tried so far.</summary>
    public Task<RefreshRequest?> ReportAsync(string id, ImmutableArray<string> ended, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, entry => entry.Ended = JsonSerializer.Serialize(ended), cancellationToken);

    /// <summary>Notes the end.</summary>
    public Task<RefreshRequest?> EndAsync(string id, RefreshState state, string? result, string? error, CancellationToken cancellationToken = default) =>
        ChangeAsync(id, entry => (entry.State, entry.EndedAt, entry.Result, entry.Error) = (state, time.GetUtcNow(), result, error), cancellationToken);

    // What ended does not change any more.
    private Task<RefreshRequest?> ChangeAsync(string id, Action<RefreshRequestEntry> change, CancellationToken cancellationToken) =>
        contexts.WriteAsync(async context =>
        {
            // Setting what is already set takes the row's lock: of two changes at once, the later sees what the earlier did.
            var row = context.RefreshRequests.Where(entry => entry.Id == id);
            await row.ExecuteUpdateAsync(set => set.SetProperty(entry => entry.IsCancelWanted, entry => entry.IsCancelWanted), cancellationToken).ConfigureAwait(false);
            var entry = await row.SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            if (entry is { State: RefreshState.Queued or RefreshState.Running })
            {
                change(entry);
            }

            return entry?.ToRequest();
        }, cancellationToken);

    private async Task<RefreshRequest?> FindAsync(string hash, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return (await Keyed(context, hash).AsNoTracking().SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false))?.ToRequest();
    }

    private static IQueryable<RefreshRequestEntry> Keyed(CatalogContext context, string hash) => context.RefreshRequests.Where(entry => entry.KeyHash == hash);
}
