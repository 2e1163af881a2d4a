using System.Collections.Concurrent;
using System.Collections.Immutable;
using ModelCompare.Comparison.Parts;

namespace ModelCompare.Comparison;

/// <summary>Finds comparisons to go on with. Ranks each model's partners once, when it is first asked for.</summary>
/// <param name="profiles">The models.</param>
/// <param name="compared">The same, for what they cost.</param>
/// <param name="keeps">Whether two models have a snapshot; only such pairs are named.</param>
internal sealed class RelatedComparisons(IEnumerable<ModelProfile> profiles, ComparedModels compared, Func<ModelProfile, ModelProfile, bool> keeps)
{
    private const int Shown = 6;

    private readonly ImmutableDictionary<string, ModelProfile> _models = profiles.ToImmutableDictionary(profile => profile.Slug, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableArray<Candidate>> _nearest = new(StringComparer.Ordinal);

    /// <summary>At most six other comparisons of one of the two: of one product type first, then of nearest blended price.</summary>
    public ImmutableArray<RelatedComparison> For(ComparisonPair pair) =>
    [
        .. Nearest(NearestOf(pair.Left).Concat(NearestOf(pair.Right)).Where(candidate => candidate.Pair != pair), Shown)
            .Select(candidate => new RelatedComparison(candidate.Pair.Left, candidate.Pair.Right, $"{_models[candidate.Pair.Left].Name} vs {_models[candidate.Pair.Right].Name}")),
    ];

    // One more than is shown, since the pair asked for is among them.
    private ImmutableArray<Candidate> NearestOf(string slug) => _models.TryGetValue(slug, out var model)
        ? _nearest.GetOrAdd(slug, _ => Nearest(
            _models.Values.Where(other => keeps(model, other)).Select(other => CandidateOf(model, other)), Shown + 1))
        : [];

    private static ImmutableArray<Candidate> Nearest(IEnumerable<Candidate> candidates, int count) =>
    [
        .. candidates
            .OrderBy(candidate => candidate.SameType ? 0 : 1)
            .ThenBy(candidate => candidate.Distance ?? decimal.MaxValue)
            .ThenBy(candidate => candidate.Pair.Left, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Pair.Right, StringComparer.Ordinal)
            .Take(count),
    ];

    private Candidate CandidateOf(ModelProfile a, ModelProfile b) => new(
        ComparisonPair.Of(a.Slug, b.Slug),
        a.ProductType == b.ProductType,
        BlendOf(a) is { } one && BlendOf(b) is { } other ? Math.Abs(one - other) : null);

    private decimal? BlendOf(ModelProfile model) => compared[model.Slug].Cheapest?.Blend;

    /// <param name="Distance">Between the blended prices, in US dollars per million tokens; null unless both are known.</param>
    private sealed record Candidate(ComparisonPair Pair, bool SameType, decimal? Distance);
}
