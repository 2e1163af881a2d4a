using System.Collections.Immutable;

namespace ModelCompare.Comparison;

/// <summary>Comparisons of any two models of a catalog, whether their pair is kept or not, for any traffic: the one place where a snapshot that is not stored is made.</summary>
public sealed class CatalogComparisons
{
    private readonly ImmutableDictionary<string, ModelProfile> _profiles;
    private readonly ComparisonSet _kept;

    /// <param name="profiles">Every model.</param>
    /// <param name="kept">Slugs of the models whose pairs are kept; only such pairs are named as ones to go on with.</param>
    /// <param name="selection">Which of their pairs are.</param>
    public CatalogComparisons(IReadOnlyCollection<ModelProfile> profiles, ISet<string> kept, PairSelection selection)
    {
        _profiles = profiles.ToImmutableDictionary(profile => profile.Slug, StringComparer.Ordinal);
        _kept = ComparisonSet.Choose(profiles.Where(profile => kept.Contains(profile.Slug)), selection, int.MaxValue);
    }

    /// <summary>The snapshot of a pair; null when there is none of one of the slugs.</summary>
    /// <param name="pair">The two models.</param>
    /// <param name="traffic">What costs are told for; null for that of stored snapshots.</param>
    public Snapshot? Of(ComparisonPair pair, Traffic? traffic = null) =>
        _profiles.TryGetValue(pair.Left, out var left) && _profiles.TryGetValue(pair.Right, out var right)
            ? SnapshotBuilder.Build(left, right, _kept.RelatedTo(pair), traffic)
            : null;
}
