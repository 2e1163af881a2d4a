using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>Two models that took each other's price: rows or names changed places. No vendor reprices like that.</summary>
internal static class ExchangeRule
{
    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var byChange = batch.Changes.ToLookup(change => (change.Fact.Terms, Before: change.Before.Amount, Now: change.Fact.Amount));
        foreach (var change in batch.Changes)
        {
            if (byChange[(change.Fact.Terms, change.Fact.Amount, change.Before.Amount)].FirstOrDefault(other => other.Fact.Listing != change.Fact.Listing) is { } other)
            {
                yield return new("exchange", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{change.Fact.Listing.ProviderModel} and {other.Fact.Listing.ProviderModel} took each other's {FactKey.Of(change.Fact).Text}: {FactValue.Of(change.Before)} and {FactValue.Of(change.Fact)}"));
                yield break;
            }
        }
    }
}
