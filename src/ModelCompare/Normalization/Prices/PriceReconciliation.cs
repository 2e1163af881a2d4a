using System.Collections.Immutable;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Prices;

/// <summary>Holds the prices of one document against each other.</summary>
public static class PriceReconciliation
{
    /// <summary>
    /// Merges what a page says twice. Prices of equal terms and different amounts are told apart by the words around them
    /// where those differ; where they do not, the page contradicts itself and none of them is believed.
    /// </summary>
    public static (ImmutableArray<PriceFact> Prices, ImmutableArray<Rejection> Contradictions) Reconcile(IEnumerable<PriceCandidate> candidates)
    {
        var prices = ImmutableArray.CreateBuilder<PriceFact>();
        var contradictions = ImmutableArray.CreateBuilder<Rejection>();
        foreach (var group in candidates.GroupBy(candidate => (candidate.Fact.Listing, candidate.Fact.Terms)))
        {
            foreach (var same in ToldApart([.. group]).GroupBy(candidate => candidate.Fact.Terms))
            {
                Add([.. same]);
            }
        }

        return (prices.ToImmutable(), contradictions.ToImmutable());

        void Add(PriceCandidate[] same)
        {
            if (same.DistinctBy(candidate => candidate.Fact.Amount).Count() == 1)
            {
                prices.Add(same[0].Fact);
                return;
            }

            var amounts = string.Join(" and ", same.Select(candidate => candidate.Fact.Amount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "free").Distinct());
            contradictions.AddRange(same.Select(candidate => new Rejection(
                candidate.Observation, candidate.Observation.Quote, $"the page gives {amounts} for the same {candidate.Fact.Terms.Meter} price of {candidate.Fact.Listing.ProviderModel}")));
        }
    }

    private static IEnumerable<PriceCandidate> ToldApart(PriceCandidate[] group)
    {
        if (group.DistinctBy(candidate => candidate.Fact.Amount).Count() == 1)
        {
            return group;
        }

        var shared = group.Select(candidate => candidate.Qualifiers.ToHashSet()).Aggregate((a, b) =>
        {
            a.IntersectWith(b);
            return a;
        });
        return group.Select(candidate => candidate with { Fact = candidate.Fact with { Terms = WithVariant(candidate, shared) } });
    }

    private static PriceTerms WithVariant(PriceCandidate candidate, HashSet<string> shared)
    {
        var terms = candidate.Fact.Terms;
        var words = candidate.Qualifiers.Where(word => !shared.Contains(word));
        return terms with { Variant = string.Join(", ", words.Prepend(terms.Variant).Where(word => word.Length > 0)) };
    }
}
