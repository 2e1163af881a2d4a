using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

/// <summary>Every value of a profile with what it rests on.</summary>
internal static class EvidenceList
{
    public static ImmutableArray<EvidenceRow> Of(ModelProfile profile, string side) =>
    [
        .. profile.Attributes
            .Select(pair => Row(pair.Key, side, pair.Value.Value, pair.Value))
            .Concat(profile.Capabilities.Select(pair => Row($"capability/{pair.Key}", side, pair.Value.Value ? "yes" : "no", pair.Value)))
            .Concat(profile.Routes.SelectMany(route => route.Prices.Select(price => Row(PriceName(route, price.Terms), side, PriceValue(price), price.Amount))))
            .Concat(profile.Benchmarks.Select(row => Row($"benchmark/{row.Benchmark}/{row.Metric}/{row.Setting}", side, NumberText.Plain(row.Score.Value), row.Score))),
    ];

    private static EvidenceRow Row<T>(string fact, string side, string value, Sourced<T> sourced) =>
        new(fact, side, value, sourced.Source, sourced.Url, sourced.Quote, sourced.ConfirmedOn);

    private static string PriceName(ModelRoute route, PriceTerms terms)
    {
        var details = new[] { terms.Meter, terms.Modality, terms.ServiceTier, terms.Context?.Text ?? "", terms.Region, terms.Variant };
        return $"price/{route.Provider}/{route.ProviderModel}/{string.Join('/', details.Where(text => text.Length > 0))}";
    }

    private static string PriceValue(RoutePrice price) =>
        BasePrice.IsFree(price) ? "free" : $"{NumberText.Plain(price.Amount.Value!.Value)} {price.Terms.Currency}/{price.Terms.Unit}";
}
