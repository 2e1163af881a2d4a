using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>
/// The order that prices of one model keep everywhere: cached input below input, batch below standard, output not far below input.
/// What breaks it is held at first sight, and so is a change that breaks an order which held before; what stays odd is as the page prints it.
/// </summary>
internal static partial class OrderRule
{
    private const decimal FarBelow = 0.5m;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var now = batch.Prices.Where(price => price.Amount is not null).ToLookup(price => price.Listing);
        return batch.Prices.Where(price => IsNews(batch, price) && !batch.Witnesses.Confirm(price)).SelectMany(price => Check(batch, price, now[price.Listing]));
    }

    private static bool IsNews(Batch batch, PriceFact price) => price.Amount is not null && !batch.IsUnchanged(price);

    private static IEnumerable<Doubt> Check(Batch batch, PriceFact price, IEnumerable<PriceFact> others)
    {
        foreach (var other in others)
        {
            if (Orders(price, other) is { } order && !order(price.Amount!.Value, other.Amount!.Value) && HeldBefore(batch, price, other, order))
            {
                yield return Doubt.About(
                    "order",
                    string.Create(CultureInfo.InvariantCulture, $"{price.Terms.Meter} ({price.Terms.ServiceTier}) at {price.Amount} stands oddly beside {other.Terms.Meter} ({other.Terms.ServiceTier}) at {other.Amount}"),
                    price,
                    batch.Before.GetValueOrDefault(FactKey.Of(price)));
                yield break;
            }
        }
    }

    private static bool HeldBefore(Batch batch, PriceFact price, PriceFact other, Func<decimal, decimal, bool> order)
    {
        var (a, b) = (batch.Before.GetValueOrDefault(FactKey.Of(price))?.Amount, batch.Before.GetValueOrDefault(FactKey.Of(other))?.Amount);
        return a is null || b is null ? !AnswersInAWord(price, other) : order(a.Value, b.Value);
    }

    // What a guard puts out is a verdict, which vendors price as they like.
    private static bool AnswersInAWord(PriceFact price, PriceFact other) => price.Terms.Meter != other.Terms.Meter
        && (price.Terms.Meter is Meters.Output || other.Terms.Meter is Meters.Output) && Guard().IsMatch(price.Listing.ProviderModel);

    // The order that must hold between two prices of a listing, if any does.
    private static Func<decimal, decimal, bool>? Orders(PriceFact a, PriceFact b)
    {
        var (x, y) = (a.Terms, b.Terms);
        if (x with { ServiceTier = "", Meter = "" } != y with { ServiceTier = "", Meter = "" })
        {
            return null;
        }

        return (x.Meter == y.Meter, x.ServiceTier == y.ServiceTier) switch
        {
            (true, false) when (x.ServiceTier, y.ServiceTier) is (ServiceTiers.Batch, ServiceTiers.Standard) => (p, q) => p <= q,
            (true, false) when (x.ServiceTier, y.ServiceTier) is (ServiceTiers.Standard, ServiceTiers.Batch) => (p, q) => p >= q,
            (false, true) when (x.Meter, y.Meter) is (Meters.CachedInput, Meters.Input) => (p, q) => p <= q,
            (false, true) when (x.Meter, y.Meter) is (Meters.Input, Meters.CachedInput) => (p, q) => p >= q,
            (false, true) when (x.Meter, y.Meter) is (Meters.Output, Meters.Input) => (p, q) => p >= q * FarBelow,
            (false, true) when (x.Meter, y.Meter) is (Meters.Input, Meters.Output) => (p, q) => q >= p * FarBelow,
            _ => null,
        };
    }

    [GeneratedRegex(@"guard|moderation|classif", RegexOptions.IgnoreCase)]
    private static partial Regex Guard();
}
