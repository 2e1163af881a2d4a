using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>A price that is stated in another currency or unit than before, instead of beside it.</summary>
internal static class CurrencyAndUnitRule
{
    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var gone = batch.Missing.OfType<PriceFact>().ToLookup(price => (price.Listing, Bare(price.Terms)));
        var moved = batch.Prices
            .Where(price => !batch.Before.ContainsKey(FactKey.Of(price)))
            .Select(price => (Now: price, Before: gone[(price.Listing, Bare(price.Terms))].FirstOrDefault()))
            .FirstOrDefault(pair => pair.Before is not null);
        if (moved.Before is { } before)
        {
            yield return new("currency or unit", $"{moved.Now.Listing.ProviderModel} {moved.Now.Terms.Meter} was in {before.Terms.Currency} per {before.Terms.Unit} and is in {moved.Now.Terms.Currency} per {moved.Now.Terms.Unit}");
        }
    }

    private static PriceTerms Bare(PriceTerms terms) => terms with { Currency = "", Unit = "" };
}
