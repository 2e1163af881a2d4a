using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>
/// A price of a known model under terms that it never had, while it lost one that it had: the page words its prices differently
/// now, or is read askew. New dates alone are no doubt: announced prices come into force.
/// </summary>
internal static class RestatedRule
{
    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var lost = batch.Missing.OfType<PriceFact>().ToLookup(price => price.Listing);
        return
            from price in batch.Prices
            where !batch.Before.ContainsKey(FactKey.Of(price))
            let gone = lost[price.Listing].FirstOrDefault()
            where gone is not null && !lost[price.Listing].Any(other => other.Terms.Undated() == price.Terms.Undated()) && !batch.Witnesses.Confirm(price)
            select Doubt.About("restated", $"it is new, while {FactKey.Of(gone).Text} is gone", price, before: null);
    }
}
