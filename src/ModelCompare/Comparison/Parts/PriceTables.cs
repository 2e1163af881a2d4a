using System.Collections.Immutable;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

internal static class PriceTables
{
    public static Pricing Of(ComparedPair pair) => new(Cheapest(pair), pair.Left.Offers, pair.Right.Offers, [.. Notes(pair)]);

    public static ModelOffers Offers(ComparedModel model) => new(
        [.. model.Routes.Select(route => new RouteRow(route.Provider, route.ProviderName, route.ProviderModel, !route.Prices.IsEmpty, IsFree(route)))],
        [.. model.Routes.SelectMany(route => route.Prices.Select(price => Row(route, price)))]);

    private static ImmutableArray<AttributeRow> Cheapest(ComparedPair pair) =>
    [
        pair.Row("input", "Input price", model => Price(model.Cheapest?.InputPrice)),
        pair.Row("output", "Output price", model => Price(model.Cheapest?.OutputPrice)),
        pair.Row("blended", "Blended price", model => Price(model.Cheapest?.Blend)),
        pair.Row("cheapest_route", "Cheapest route", model => model.Cheapest is { } offer ? Cells.Of(offer.Route.Provider, offer.Route.ProviderName) : Cells.Unknown),
        pair.Row("free_routes", "Free routes", model => Names(model, [.. model.Routes.Where(IsFree).DistinctBy(route => route.Provider)])),
        pair.Row("providers", "Providers", model => Names(model, model.Providers)),
    ];

    private static Cell Price(decimal? amount) => Cells.Of(amount, PriceText.Of(amount));

    private static Cell Names(ComparedModel model, ImmutableArray<ModelRoute> routes)
    {
        string[] names = [.. routes.Select(route => route.ProviderName)];
        var none = model.Providers.IsEmpty ? NumberText.Unknown : "none known";
        return Cells.List([.. routes.Select(route => route.Provider)], names.Length == 0 ? none : ListText.And(names));
    }

    private static bool IsFree(ModelRoute route) => !route.Prices.IsEmpty && route.Prices.All(BasePrice.IsFree);

    private static PriceRow Row(ModelRoute route, RoutePrice price) => new(
        route.Provider,
        route.ProviderName,
        route.ProviderModel,
        price.Terms.Meter,
        price.Terms.Modality,
        price.Terms.ServiceTier,
        price.Terms.Context?.Text ?? "",
        price.Terms.Region,
        price.Terms.Variant,
        price.Terms.Unit,
        price.Terms.Currency,
        price.Amount.Value ?? 0,
        BasePrice.IsFree(price),
        PriceText.Exact(price.Amount.Value ?? 0, price.Terms.Currency, price.Terms.Unit),
        price.Terms.EffectiveFrom,
        price.Terms.EffectiveTo);

    private static IEnumerable<string> Notes(ComparedPair pair)
    {
        ComparedModel[] models = [pair.Left, pair.Right];
        if (models.Any(model => model.Cheapest is not null))
        {
            yield return "Input and output price come from one route: the one that costs least for " + pair.Traffic.Text + ".";
            yield return "The blended price weighs input at 70% and output at 30%.";
        }

        foreach (var model in models)
        {
            if (model.Cheapest?.Terms is { } terms)
            {
                yield return $"The cheapest prices of {model.Name} are those for {terms}.";
            }
        }

        var prices = models.SelectMany(model => model.Profile.Routes).SelectMany(route => route.Prices).ToList();
        if (prices.Exists(BasePrice.IsFree))
        {
            yield return "What is free is shown as free and never counts as the cheapest price.";
        }

        // What is free has no currency.
        string[] foreign = [.. prices.Select(price => price.Terms.Currency).Where(currency => currency.Length > 0 && currency != PriceText.Dollar).Distinct().Order(StringComparer.Ordinal)];
        if (foreign.Length > 0)
        {
            yield return $"Prices in {ListText.And(foreign)} stand as stated; without an exchange rate they take no part in the cheapest price, the blend, or the cost.";
        }
    }
}
