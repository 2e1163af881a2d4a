using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>Models that took each other's prices, two or more in a ring: rows or names changed places. No vendor reprices like that.</summary>
internal static class ExchangeRule
{
    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var byOldAmount = batch.Changes.Where(change => change.Before.Amount is not null).ToLookup(change => (change.Fact.Terms, change.Before.Amount));
        foreach (var change in batch.Changes)
        {
            if (Ring(change, byOldAmount) is { } ring)
            {
                var names = string.Join(" and ", ring.Select(member => member.Fact.Listing.ProviderModel));
                yield return new("exchange", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{names} took each other's {FactKey.Of(change.Fact).Text}: {FactValue.Of(change.Before)} and {FactValue.Of(change.Fact)}"));
                yield break;
            }
        }
    }

    // From a change to the one whose old amount is its new one, until the way comes back to its beginning.
    private static List<PriceChange>? Ring(PriceChange first, ILookup<(PriceTerms, decimal?), PriceChange> byOldAmount)
    {
        var ring = new List<PriceChange> { first };
        while (byOldAmount[(first.Fact.Terms, ring[^1].Fact.Amount)].FirstOrDefault(next => next == first || !ring.Contains(next)) is { } next)
        {
            if (next == first)
            {
                return ring.Select(member => member.Fact.Listing).Distinct().Count() > 1 ? ring : null;
            }

            ring.Add(next);
        }

        return null;
    }
}
