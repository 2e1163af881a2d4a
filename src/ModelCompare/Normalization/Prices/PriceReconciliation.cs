using System.Collections.Immutable;
using System.Globalization;
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
        var ranged = PromptLengths.Complete([.. candidates]).ToArray();
        var mixed = ranged.GroupBy(PromptLengths.Without)
            .Where(alike => alike.Select(candidate => candidate.Fact.Terms.Context is null).Distinct().Count() > 1)
            .ToDictionary(alike => alike.Key, alike => alike.ToArray());
        foreach (var group in ranged.GroupBy(candidate => (candidate.Fact.Listing, candidate.Fact.Terms)))
        {
            if (mixed.TryGetValue(PromptLengths.Without(group.First()), out var alike))
            {
                contradictions.AddRange(group.Select(candidate => Contradiction(candidate, alike)));
                continue;
            }

            foreach (var same in ToldApart([.. group]).GroupBy(candidate => candidate.Fact.Terms))
            {
                if (same.DistinctBy(candidate => candidate.Fact.Amount).Count() == 1)
                {
                    prices.Add(same.First().Fact);
                }
                else
                {
                    contradictions.AddRange(same.Select(candidate => Contradiction(candidate, same)));
                }
            }
        }

        return (prices.ToImmutable(), contradictions.ToImmutable());
    }

    private static Rejection Contradiction(PriceCandidate candidate, IEnumerable<PriceCandidate> same)
    {
        var amounts = string.Join(" and ", same.Select(other => other.Fact.Amount?.ToString(CultureInfo.InvariantCulture) ?? "free").Distinct());
        return new(candidate.Observation, candidate.Observation.Quote, $"the page gives {amounts} for the same {candidate.Fact.Terms.Meter} price of {candidate.Fact.Listing.ProviderModel}");
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
