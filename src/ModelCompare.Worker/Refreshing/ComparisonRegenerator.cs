using Microsoft.Extensions.Options;
using ModelCompare.Comparison;
using ModelCompare.Storage;
using ModelCompare.Worker.Monitoring;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Brings the stored snapshots in line with the catalog.</summary>
public sealed class ComparisonRegenerator(CatalogReader reader, ComparisonStore store, IOptions<ComparisonOptions> options, RefreshMetrics metrics, TimeProvider time)
{
    /// <summary>Builds and writes the snapshots of the models that became different.</summary>
    public async Task<ComparisonChanges> RegenerateAsync(CancellationToken cancellationToken = default)
    {
        using var span = Telemetry.Start("comparisons");
        var started = time.GetTimestamp();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var profiles = await reader.GetProfilesAsync(today, null, cancellationToken).ConfigureAwait(false);
        var set = ComparisonSet.Choose(profiles, options.Value.Selection, options.Value.MaxPairs);
        var changes = await store.WriteAsync(set, today, cancellationToken).ConfigureAwait(false);
        metrics.Built(changes, time.GetElapsedTime(started));
        return changes;
    }

    /// <summary>Builds the snapshot of any two models as of today, whether its pair is kept or not.</summary>
    /// <param name="pair">The two models.</param>
    /// <param name="traffic">What costs are told for; null for that of stored snapshots.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Null when the catalog holds none of one of the slugs.</returns>
    public async Task<Snapshot?> BuildAsync(ComparisonPair pair, Traffic? traffic = null, CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var profiles = await reader.GetProfilesAsync(today, null, cancellationToken).ConfigureAwait(false);
        var kept = await store.ReadModelsAsync(cancellationToken).ConfigureAwait(false);
        return new CatalogComparisons(profiles, kept, options.Value.Selection).Of(pair, traffic);
    }
}
