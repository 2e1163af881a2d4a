using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>Prices outside of what any model costs.</summary>
internal static class BoundsRule
{
    // US dollars per million tokens; the dearest model on record is at 600, the cheapest at 0.001.
    private const decimal Lowest = 0.0005m;
    private const decimal Highest = 2_000m;

    internal static IEnumerable<Doubt> Check(Batch batch) =>
        from price in batch.Prices
        where Meters.IsToken(price.Terms.Meter) && price.Amount is { } amount && IsOutside(amount, price.Terms.Currency)
            && !batch.IsUnchanged(price)
        select Doubt.About("bounds", string.Create(CultureInfo.InvariantCulture, $"{price.Amount} {price.Terms.Currency} per {price.Terms.Unit} is outside of what models cost"), price, batch.Before.GetValueOrDefault(FactKey.Of(price)));

    private static bool IsOutside(decimal amount, string currency)
    {
        var factor = currency is "CNY" ? 7 : currency is "JPY" ? 150 : 1;
        return amount < Lowest * factor || amount > Highest * factor;
    }
}
