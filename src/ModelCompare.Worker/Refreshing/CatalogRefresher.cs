using System.Collections.Concurrent;
using System.Collections.Immutable;
using ModelCompare.Sources;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Refreshes sources, then brings models and comparisons in line with what they state.</summary>
public sealed class CatalogRefresher(SourceRefresher refresher, CatalogWriter writer, ComparisonRegenerator comparisons)
{
    // Pages of different hosts are waited for side by side; each host has its own rate limit.
    private const int Parallel = 4;

    /// <summary>Refreshes sources; one that fails does not stop the others.</summary>
    /// <param name="catalog">The whole of sources.json.</param>
    /// <param name="sources">Those to refresh.</param>
    /// <param name="progress">Hears of each source as it ends.</param>
    /// <param name="cancellationToken">Stops between sources and within a fetch.</param>
    public async Task<CatalogRefresh> RefreshAsync(
        SourceCatalog catalog, ImmutableArray<SourceDefinition> sources, IProgress<SourceRefresh>? progress = null, CancellationToken cancellationToken = default)
    {
        var done = new ConcurrentDictionary<string, SourceRefresh>(StringComparer.Ordinal);
        await System.Threading.Tasks.Parallel.ForEachAsync(
            sources,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (source, token) =>
            {
                var refresh = await refresher.RefreshAsync(source, token).ConfigureAwait(false);
                done[source.Id] = refresh;
                progress?.Report(refresh);
            }).ConfigureAwait(false);
        await writer.LinkModelsAsync(catalog, cancellationToken).ConfigureAwait(false);
        var written = await comparisons.RegenerateAsync(cancellationToken).ConfigureAwait(false);
        return new([.. sources.Select(source => done[source.Id])], written);
    }
}

/// <summary>What a refresh did.</summary>
/// <param name="Sources">Each source, in the order of sources.json.</param>
/// <param name="Comparisons">What became of the stored snapshots.</param>
public sealed record CatalogRefresh(ImmutableArray<SourceRefresh> Sources, ComparisonChanges Comparisons);
