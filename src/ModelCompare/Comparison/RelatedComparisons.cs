using System.Collections.Immutable;
using ModelCompare.Comparison.Parts;

namespace ModelCompare.Comparison;

/// <summary>Finds comparisons to go on with. Ranks each model's partners once, so that many pairs can be asked for.</summary>
public sealed class RelatedComparisons
{
    private const int Shown = 6;

    private readonly Dictionary<string, ImmutableArray<Candidate>> _nearest;

    /// <param name="profiles">The models.</param>
    /// <param name="kept">The pairs that have a snapshot; only these are named.</param>
    public RelatedComparisons(IEnumerable<ModelProfile> profiles, IEnumerable<ComparisonPair> kept)
    {
        var models = profiles.ToDictionary(profile => profile.Slug, Priced.Of, StringComparer.Ordinal);
        _nearest = kept
            .Where(pair => models.ContainsKey(pair.Left) && models.ContainsKey(pair.Right))
            .Select(pair => Candidate.Of(pair, models[pair.Left], models[pair.Right]))
            .SelectMany(candidate => new[] { (Slug: candidate.Pair.Left, candidate), (Slug: candidate.Pair.Right, candidate) })
            .GroupBy(entry => entry.Slug, entry => entry.candidate, StringComparer.Ordinal)
            // One more than is shown, since the pair asked for is among them.
            .ToDictionary(group => group.Key, group => Nearest(group, Shown + 1), StringComparer.Ordinal);
    }

    /// <summary>At most six other comparisons of one of the two: of one product type first, then of nearest blended price.</summary>
    public ImmutableArray<RelatedComparison> For(ComparisonPair pair) =>
    [
        .. Nearest(Of(pair.Left).Concat(Of(pair.Right)).Where(candidate => candidate.Pair != pair), Shown)
            .Select(candidate => new RelatedComparison(candidate.Pair.Left, candidate.Pair.Right, candidate.Text)),
    ];

    private ImmutableArray<Candidate> Of(string slug) => _nearest.TryGetValue(slug, out var found) ? found : [];

    private static ImmutableArray<Candidate> Nearest(IEnumerable<Candidate> candidates, int count) =>
    [
        .. candidates
            .OrderBy(candidate => candidate.SameType ? 0 : 1)
            .ThenBy(candidate => candidate.Distance ?? decimal.MaxValue)
            .ThenBy(candidate => candidate.Pair.Left, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Pair.Right, StringComparer.Ordinal)
            .Take(count),
    ];

    private sealed record Priced(string Name, string ProductType, decimal? Blend)
    {
        public static Priced Of(ModelProfile profile) =>
            new(profile.Name, profile.ProductType, RouteOffer.Of(profile, Traffic.Default).FirstOrDefault()?.Blend);
    }

    /// <param name="Distance">Between the blended prices, in US dollars per million tokens; null unless both are known.</param>
    private sealed record Candidate(ComparisonPair Pair, bool SameType, decimal? Distance, string Text)
    {
        public static Candidate Of(ComparisonPair pair, Priced left, Priced right) => new(
            pair,
            left.ProductType == right.ProductType,
            left.Blend is { } l && right.Blend is { } r ? Math.Abs(l - r) : null,
            $"{left.Name} vs {right.Name}");
    }
}
