using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>
/// A model whose prices all became those of another model, which kept them: a row was copied over another. A single price that became
/// another's is no sign of it where the model has more.
/// </summary>
internal static class CopiedRowRule
{
    private const int Several = 2;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var kept = batch.Prices.Where(batch.IsUnchanged).ToLookup(price => (price.Terms.Undated(), price.Amount));
        var counts = batch.Prices.CountBy(price => price.Listing).ToDictionary();
        return
            from model in batch.Changes.GroupBy(change => change.Fact.Listing)
            let changes = model.ToArray()
            where changes.Length >= Math.Min(Several, counts[model.Key])
            let origins = changes.Select(Origins).Aggregate((a, b) => a.Intersect(b)).ToArray()
            where origins.Length > 0
            from change in changes
            where !batch.Witnesses.Confirm(change.Fact)
            select Doubt.About("copied row", $"all that changed of it became what {origins[0].ProviderModel} costs, as when a row is copied", change.Fact, change.Before);

        IEnumerable<Listing> Origins(PriceChange change) =>
            kept[(change.Fact.Terms.Undated(), change.Fact.Amount)].Select(price => price.Listing).Where(listing => listing != change.Fact.Listing);
    }
}
