using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>A model that was never listed has exactly the prices of one that is gone: it was renamed, or a header is read as a model.</summary>
internal static class RenamedModelRule
{
    private const int Several = 2;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var known = batch.Before.Values.Select(price => price.Listing).ToHashSet();
        var gone = batch.Missing.OfType<PriceFact>().ToLookup(price => (price.Terms, price.Amount), price => price.Listing);
        var listed = batch.Prices.Select(price => price.Listing).ToHashSet();
        var renamed = batch.Prices
            .Where(price => !known.Contains(price.Listing))
            .SelectMany(price => gone[(price.Terms, price.Amount)].Where(old => !listed.Contains(old)).Select(old => (Old: old, New: price.Listing)))
            .GroupBy(pair => pair)
            .FirstOrDefault(group => group.Count() >= Several);
        if (renamed is not null)
        {
            yield return new("renamed model", $"{renamed.Key.New.ProviderModel} has the prices that {renamed.Key.Old.ProviderModel} had, which is gone");
        }
    }
}
