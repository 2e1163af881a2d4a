using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using ModelCompare.Sources;
using ModelCompare.Storage;
using ModelCompare.Worker.Monitoring;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Refreshes sources, then brings models and comparisons in line with what they state.</summary>
public sealed class CatalogRefresher(
    SourceRefresher refresher, CatalogWriter writer, ComparisonRegenerator comparisons, LeaseKeeper leases, IOptions<FreshnessOptions> freshness,
    ILogger<CatalogRefresher> logger) : IDisposable
{
    // Pages of different hosts are waited for side by side; each host has its own rate limit.
    private const int Parallel = 4;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private long _wanted;
    private (long UpTo, ComparisonChanges Changes) _aligned;

    /// <summary>Refreshes sources; one that fails does not stop the others.</summary>
    /// <param name="catalog">The whole of sources.json.</param>
    /// <param name="sources">Those to refresh.</param>
    /// <param name="progress">Hears of each step, from several threads.</param>
    /// <param name="cancellationToken">Stops between sources and within a fetch.</param>
    public Task<CatalogRefresh> RefreshAsync(
        SourceCatalog catalog, ImmutableArray<SourceDefinition> sources, IProgress<RefreshStep>? progress = null, CancellationToken cancellationToken = default) =>
        EachAsync(catalog, sources, refresher.RefreshAsync, progress, cancellationToken);

    /// <summary>Does what was due for one source, unless another worker has done it; one that dies at it is taken over from.</summary>
    /// <param name="catalog">The whole of sources.json.</param>
    /// <param name="source">The source.</param>
    /// <param name="dueAt">When its schedule wanted it.</param>
    /// <param name="cancellationToken">Stops it; it is then still due.</param>
    public async Task RefreshDueAsync(SourceCatalog catalog, SourceDefinition source, DateTimeOffset dueAt, CancellationToken cancellationToken = default)
    {
        using var scope = RefreshScope.Begin(logger);
        var work = await leases.WaitAsync(LeaseOf(source), dueAt, token => refresher.RefreshAsync(source, token), cancellationToken).ConfigureAwait(false);
        if (work is LeasedWork<SourceRefresh>.Done)
        {
            await AlignAsync(catalog, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads the last accepted document of each source once more, by today's reading and without a network.</summary>
    /// <inheritdoc cref="RefreshAsync"/>
    public Task<CatalogRefresh> RereadAsync(
        SourceCatalog catalog, ImmutableArray<SourceDefinition> sources, IProgress<RefreshStep>? progress = null, CancellationToken cancellationToken = default) =>
        EachAsync(catalog, sources, refresher.RereadAsync, progress, cancellationToken);

    /// <summary>Reads a stored document of a source once more, by today's reading and today's decisions.</summary>
    public async Task<SourceRefresh> RereadAsync(SourceCatalog catalog, SourceDefinition source, string contentHash, CancellationToken cancellationToken = default)
    {
        using var scope = RefreshScope.Begin(logger);
        var refresh = await leases.WaitAsync(LeaseOf(source), token => refresher.RereadAsync(source, contentHash, token), cancellationToken).ConfigureAwait(false);
        await AlignAsync(catalog, cancellationToken).ConfigureAwait(false);
        return refresh;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<CatalogRefresh> EachAsync(
        SourceCatalog catalog, ImmutableArray<SourceDefinition> sources, Func<SourceDefinition, CancellationToken, Task<SourceRefresh>> refreshOne,
        IProgress<RefreshStep>? progress, CancellationToken cancellationToken)
    {
        using var scope = RefreshScope.Begin(logger);
        var done = new ConcurrentDictionary<string, SourceRefresh>(StringComparer.Ordinal);
        await System.Threading.Tasks.Parallel.ForEachAsync(
            sources,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (source, token) =>
            {
                progress?.Report(new RefreshStep.Started(source.Id));
                var refresh = await OnceAsync(source, refreshOne, token).ConfigureAwait(false);
                done[source.Id] = refresh;
                progress?.Report(new RefreshStep.Ended(refresh));
            }).ConfigureAwait(false);
        progress?.Report(new RefreshStep.Aligning());
        var written = await AlignAsync(catalog, cancellationToken).ConfigureAwait(false);
        return new([.. sources.Select(source => done[source.Id])], written);
    }

    private async Task<SourceRefresh> OnceAsync(SourceDefinition source, Func<SourceDefinition, CancellationToken, Task<SourceRefresh>> refreshOne, CancellationToken cancellationToken) =>
        await leases.TryAsync(LeaseOf(source), dueAt: null, token => refreshOne(source, token), cancellationToken).ConfigureAwait(false) switch
        {
            LeasedWork<SourceRefresh>.Done done => done.Result,
            LeasedWork<SourceRefresh>.Busy busy => SourceRefresh.Busy(source.Id, busy.Holder, busy.Since),
            LeasedWork<SourceRefresh>.Lost => SourceRefresh.Failed(source.Id, "this worker was paused for longer than its lease, and another may have gone on; nothing was stored"),
            var other => throw new InvalidOperationException($"Unknown result {other}."),
        };

    private static string LeaseOf(SourceDefinition source) => $"source/{source.Id}";

    /// <summary>Brings models and comparisons in line with what is stored and with sources.json.</summary>
    // Jobs that end while another one's alignment runs are served by one that starts after them, not by one each.
    public async Task<ComparisonChanges> AlignAsync(SourceCatalog catalog, CancellationToken cancellationToken)
    {
        var mine = Interlocked.Increment(ref _wanted);
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_aligned.UpTo < mine)
            {
                var upTo = Interlocked.Read(ref _wanted);
                _aligned = (upTo, await AlignNowAsync(catalog, cancellationToken).ConfigureAwait(false));
            }

            return _aligned.Changes;
        }
        finally
        {
            _turn.Release();
        }
    }

    // One worker at a time: what another stored meanwhile is read when its turn is over.
    private Task<ComparisonChanges> AlignNowAsync(SourceCatalog catalog, CancellationToken cancellationToken) =>
        leases.WaitAsync(
            "catalog",
            async token =>
            {
                await writer.LinkModelsAsync(catalog, freshness.Value.Limit, token).ConfigureAwait(false);
                return await comparisons.RegenerateAsync(token).ConfigureAwait(false);
            },
            cancellationToken);
}

/// <summary>What a refresh did.</summary>
/// <param name="Sources">Each source, in the order of sources.json.</param>
/// <param name="Comparisons">What became of the stored snapshots.</param>
public sealed record CatalogRefresh(ImmutableArray<SourceRefresh> Sources, ComparisonChanges Comparisons);
