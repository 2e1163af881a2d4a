using ModelCompare.Catalog;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

internal static class MonthlyCosts
{
    public static MonthlyCost Of(ComparedPair pair)
    {
        var assumption = new TrafficAssumption(
            pair.Traffic.InputTokens,
            pair.Traffic.OutputTokens,
            $"Assumes {pair.Traffic.Text} at the unrounded list prices of the route that is cheapest for it.");
        var costs = pair.Each(model => Cost(model, pair.Traffic));
        return new MonthlyCost(assumption, costs.Left, costs.Right, Gap(costs.Left.Amount, costs.Right.Amount));
    }

    private static ModelCost Cost(ComparedModel model, Traffic traffic) =>
        model.Cheapest is { } offer
            ? new ModelCost(offer.CostOf(traffic), CostText.Of(offer.CostOf(traffic)), offer.Route.ProviderName, offer.Terms, Reason: null)
            : new ModelCost(null, NumberText.Unknown, Route: null, Terms: null, WhyNone(model));

    private static CostGap Gap(decimal? left, decimal? right) =>
        left is { } l && right is { } r
            ? new CostGap(Math.Abs(l - r), CostText.Gap(Math.Abs(l - r)), Reason: null)
            : new CostGap(null, NumberText.Unknown, "A gap needs the cost of both models.");

    private static string WhyNone(ComparedModel model)
    {
        var prices = model.Profile.Routes.SelectMany(route => route.Prices).Where(price => Meters.IsToken(price.Terms.Meter)).ToList();
        if (model.Routes.IsEmpty)
        {
            return "No provider is known to offer it.";
        }

        if (prices.Count == 0)
        {
            return "No route states a token price.";
        }

        if (prices.TrueForAll(BasePrice.IsFree))
        {
            return "Only free token prices are known, and a free tier is no base for a cost.";
        }

        var currencies = prices.Where(price => !BasePrice.IsFree(price)).Select(price => price.Terms.Currency).Distinct().Order(StringComparer.Ordinal).ToList();
        return currencies.Contains(PriceText.Dollar)
            ? "No route states a paid input and a paid output price in US dollars that hold together for ordinary text at the standard tier."
            : $"Paid token prices are known only in {ListText.And(currencies)}, and no exchange rate is configured.";
    }
}
