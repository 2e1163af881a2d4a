using System.Collections.Immutable;

namespace ModelCompare.Comparison;

/// <summary>Which pairs of models are worth a stored snapshot.</summary>
public enum PairChoice
{
    /// <summary>Every pair.</summary>
    All,

    /// <summary>Pairs of models of one product type.</summary>
    SameProductType,

    /// <summary>The pairs that are listed.</summary>
    Listed,
}

/// <summary>Decides of two models whether their snapshot is kept.</summary>
/// <param name="Choice">The rule.</param>
/// <param name="Listed">The pairs for <see cref="PairChoice.Listed"/>; empty for others.</param>
public sealed record PairSelection(PairChoice Choice, ImmutableHashSet<ComparisonPair> Listed)
{
    public static readonly PairSelection All = new(PairChoice.All, []);

    public bool Keeps(ModelProfile a, ModelProfile b) => a.Slug != b.Slug && Choice switch
    {
        PairChoice.SameProductType => a.ProductType == b.ProductType,
        PairChoice.Listed => Listed.Contains(ComparisonPair.Of(a.Slug, b.Slug)),
        _ => true,
    };

    /// <summary>
    /// The models whose pairs are kept, of those of which something is known. Where their pairs would be more than
    /// <paramref name="maxPairs"/>, as many models as fit: those with most routes first, then those of which most is known, then by slug.
    /// </summary>
    internal ImmutableArray<ModelProfile> Choose(IEnumerable<ModelProfile> profiles, int maxPairs)
    {
        var ranked = profiles
            .Where(profile => profile.LastReviewedOn is not null)
            .OrderByDescending(profile => profile.Routes.Length)
            .ThenByDescending(profile => profile.Attributes.Count + profile.Capabilities.Count + profile.Benchmarks.Length)
            .ThenBy(profile => profile.Slug, StringComparer.Ordinal);
        var kept = new List<ModelProfile>();
        long pairs = 0;
        foreach (var profile in ranked)
        {
            pairs += kept.Count(other => Keeps(profile, other));
            if (pairs > maxPairs)
            {
                break;
            }

            kept.Add(profile);
        }

        return [.. kept.Where(profile => kept.Any(other => Keeps(profile, other))).OrderBy(profile => profile.Slug, StringComparer.Ordinal)];
    }
}
