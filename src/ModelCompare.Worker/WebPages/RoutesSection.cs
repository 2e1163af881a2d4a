using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Worker.WebPages;

/// <summary>Who sells a model, and every price that holds today.</summary>
internal static class RoutesSection
{
    internal static Markup Of(ModelProfile profile) => SectionMarkup.Of(
        "Routes and prices", Markup.Join(profile.Routes.Select(Route)), !profile.Routes.IsEmpty, "No provider is known to serve it.");

    private static Markup Route(ModelRoute route)
    {
        var prices = route.Prices.OrderBy(price => price.Terms.ServiceTier is not ServiceTiers.Standard).ThenBy(price => price.Terms.ServiceTier, StringComparer.Ordinal);
        return Markup.Of($"""
            <div class="block"><h3>{route.ProviderName} <code>{route.ProviderModel}</code></h3>
            {(route.Prices.IsEmpty ? Markup.Of($"<p class=\"quiet\">It is served, but no price of it is known.</p>") : Table(route, prices))}</div>

            """);
    }

    private static Markup Table(ModelRoute route, IEnumerable<RoutePrice> prices) => MarkupTable.Of(
        $"Prices of {route.ProviderName}, {route.ProviderModel}",
        [MarkupTable.Header("Meter"), MarkupTable.Header("Terms"), MarkupTable.Header("Price", isFigure: true), .. EvidenceCells.Headers()],
        prices.Select(Row));

    private static Markup Row(RoutePrice price)
    {
        var terms = price.Terms;
        var conditions = TermText.Conditions(terms.ServiceTier, terms.Modality, terms.Context?.Text ?? "", terms.Region, terms.Variant, terms.EffectiveFrom, terms.EffectiveTo);
        return Markup.Of($"""
            <tr><th scope="row">{MeterText(terms.Meter)}</th><td>{conditions}</td><td class="figure">{PriceText.Exact(price.Amount.Value ?? 0, terms.Currency, terms.Unit)}</td>{EvidenceCells.Of(price.Amount)}</tr>

            """);
    }

    internal static string MeterText(string meter) => TermText.Capability(meter);
}
