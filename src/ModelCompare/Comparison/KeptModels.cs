using System.Collections.Immutable;

namespace ModelCompare.Comparison;

/// <summary>Chooses the models whose pairs are kept as snapshots.</summary>
public static class KeptModels
{
    /// <summary>
    /// The models of which something is known; where their pairs would be more than <paramref name="maxPairs"/>, as many of them as fit:
    /// those with most routes first, then those of which most is known, then by slug.
    /// </summary>
    public static ImmutableArray<ModelProfile> Of(IEnumerable<ModelProfile> profiles, int maxPairs) =>
    [
        .. profiles
            .Where(profile => profile.LastReviewedOn is not null)
            .OrderByDescending(profile => profile.Routes.Length)
            .ThenByDescending(profile => profile.Attributes.Count + profile.Capabilities.Count + profile.Benchmarks.Length)
            .ThenBy(profile => profile.Slug, StringComparer.Ordinal)
            .Take(MostModels(maxPairs)),
    ];

    // The largest n with n(n-1)/2 pairs at most.
    private static int MostModels(int maxPairs) => (int)((1 + Math.Sqrt(1 + 8.0 * maxPairs)) / 2);
}
