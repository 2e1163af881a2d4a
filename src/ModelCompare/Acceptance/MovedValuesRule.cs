using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>Prices that now stand where others stood: columns, rows, tabs or tables changed places or labels.</summary>
internal static class MovedValuesRule
{
    // A vendor may set one price to what another was; two of one model at once is a page that was read askew.
    private const int SeveralOfModel = 2;

    // Models of a family often share prices, so between models it takes more; names that slid along a list move two at once.
    private const int SeveralBetweenModels = 3;

    internal static IEnumerable<Doubt> Check(Batch batch) =>
    [
        .. Moved(batch, SeveralOfModel, batch.Prices.Where(price => price.Amount is not null && !batch.IsUnchanged(price)), WithinModel(batch)),
        .. Moved(batch, SeveralBetweenModels, batch.Changes.Select(change => change.Fact), BetweenModels(batch)),
    ];

    private static IEnumerable<Doubt> Moved(Batch batch, int several, IEnumerable<PriceFact> news, Func<PriceFact, PriceFact?> origin)
    {
        var moved = news.Select(price => (Now: price, From: origin(price))).Where(pair => pair.From is not null).ToArray();
        if (moved.Length >= several)
        {
            var (now, from) = moved[0];
            yield return new("moved values", string.Create(
                CultureInfo.InvariantCulture,
                $"{moved.Length} prices stand where others stood; the first: {now.Listing.ProviderModel} {FactKey.Of(now).Text} is {now.Amount}, which was {from!.Listing.ProviderModel} {FactKey.Of(from).Text}"));
        }
    }

    // Another price of the model that had this amount and has it no more.
    private static Func<PriceFact, PriceFact?> WithinModel(Batch batch)
    {
        var before = batch.Before.Values.Where(price => !StillStands(batch, price)).ToLookup(price => (price.Listing, price.Amount));
        return price => before[(price.Listing, price.Amount)].FirstOrDefault(other => FactKey.Of(other) != FactKey.Of(price) && !IsRestated(batch, other, price));
    }

    // The same price of another model that had this amount and has it no more.
    private static Func<PriceFact, PriceFact?> BetweenModels(Batch batch)
    {
        var before = batch.Changes.Select(change => change.Before).ToLookup(price => (price.Terms, price.Amount));
        return price => before[(price.Terms, price.Amount)].FirstOrDefault(other => other.Listing != price.Listing);
    }

    // An announced price that came into force, and is stated without its date now.
    private static bool IsRestated(Batch batch, PriceFact other, PriceFact price) =>
        other.Terms.Undated() == price.Terms.Undated() && !batch.Now.ContainsKey(FactKey.Of(other));

    private static bool StillStands(Batch batch, PriceFact other) =>
        other.Amount is null || batch.Now.TryGetValue(FactKey.Of(other), out var now) && now.Amount == other.Amount;
}
