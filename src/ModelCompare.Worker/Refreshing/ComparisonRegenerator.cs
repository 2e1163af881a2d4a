using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using ModelCompare.Comparison;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Brings the stored snapshots in line with the catalog.</summary>
public sealed class ComparisonRegenerator(CatalogReader reader, ComparisonStore store, IOptions<ComparisonOptions> options, TimeProvider time)
{
    /// <summary>Builds the snapshots of all kept pairs, and writes those that became different.</summary>
    public async Task<ComparisonChanges> RegenerateAsync(CancellationToken cancellationToken = default)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var profiles = await reader.GetProfilesAsync(today, null, cancellationToken).ConfigureAwait(false);
        var kept = KeptModels.Of(profiles, options.Value.MaxPairs).ToImmutableDictionary(profile => profile.Slug, StringComparer.Ordinal);
        var pairs = ComparisonPairs.Of(kept.Keys, options.Value.MaxPairs).Kept;
        var related = new RelatedComparisons(kept.Values, pairs);
        return await store.WriteAsync(pairs.Select(pair => Build(pair, kept, related)), today, cancellationToken).ConfigureAwait(false);
    }

    private static StoredComparison Build(ComparisonPair pair, ImmutableDictionary<string, ModelProfile> profiles, RelatedComparisons related)
    {
        var snapshot = SnapshotBuilder.Build(profiles[pair.Left], profiles[pair.Right], related.For(pair));
        return new(pair.Left, pair.Right, snapshot.Digest, SnapshotJson.Serialize(snapshot), snapshot.LastReviewedOn);
    }
}
