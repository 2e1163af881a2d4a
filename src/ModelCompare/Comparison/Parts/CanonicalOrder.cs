using ModelCompare.Catalog;

namespace ModelCompare.Comparison.Parts;

/// <summary>Puts a profile's lists in one order, so that the order in which facts were read back shows nowhere.</summary>
internal static class CanonicalOrder
{
    private static readonly string[] Meters =
    [
        Catalog.Meters.Input, Catalog.Meters.CachedInput, Catalog.Meters.CacheWrite, Catalog.Meters.CacheWrite1h,
        Catalog.Meters.CacheStorage, Catalog.Meters.Output,
    ];

    public static ModelProfile Of(ModelProfile profile) => profile with
    {
        Routes =
        [
            .. profile.Routes
                .OrderBy(route => route.Provider, StringComparer.Ordinal)
                .ThenBy(route => route.ProviderModel, StringComparer.Ordinal)
                .Select(route => route with { Prices = [.. route.Prices.OrderBy(MeterRank).ThenBy(Key, StringComparer.Ordinal)] }),
        ],
        Benchmarks =
        [
            .. profile.Benchmarks
                .OrderBy(row => row.Benchmark, StringComparer.Ordinal)
                .ThenBy(row => row.Metric, StringComparer.Ordinal)
                .ThenBy(row => row.Setting, StringComparer.Ordinal),
        ],
    };

    private static int MeterRank(RoutePrice price) =>
        Array.IndexOf(Meters, price.Terms.Meter) is var rank and >= 0 ? rank : Meters.Length;

    // "long" gives no number and stands after what does.
    private static long Above(ContextRange? range) => range?.Text == "long" ? long.MaxValue : range?.Over ?? 0;

    // Standard comes before the other tiers; within one, the plainer terms come first.
    private static string Key(RoutePrice price)
    {
        var terms = price.Terms;
        var tier = terms.ServiceTier == ServiceTiers.Standard ? "" : terms.ServiceTier;
        return string.Join(
            '\u0001',
            terms.Meter, tier, $"{Above(terms.Context):D19}", terms.Context?.Text, terms.Modality, terms.Region, terms.Variant,
            terms.Unit, terms.Currency, $"{terms.EffectiveFrom:O}", $"{terms.EffectiveTo:O}", $"{price.Amount.Value}");
    }
}
