using ModelCompare.Catalog;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

/// <summary>Which price components may stand for a route: paid, in dollars, standard tier, text, prompts from the shortest on.</summary>
internal static class BasePrice
{
    public static bool IsBase(RoutePrice price) =>
        price.Amount.Value > 0
        && price.Terms is { ServiceTier: ServiceTiers.Standard, Currency: PriceText.Dollar, Unit: Units.MillionTokens, Variant: "" }
        && HoldsForText(price.Terms.Modality)
        && HoldsForShortPrompts(price.Terms.Context);

    /// <summary>The component of a meter that holds in a region; its own price of the region comes before one that holds everywhere.</summary>
    public static RoutePrice? Select(IEnumerable<RoutePrice> basePrices, string meter, string region) =>
        basePrices
            .Where(price => price.Terms.Meter == meter && (price.Terms.Region == region || price.Terms.Region.Length == 0))
            .OrderByDescending(price => price.Terms.Region.Length)
            .ThenBy(price => price.Terms.Modality == "text" ? 0 : price.Terms.Modality.Length + 1)
            // Components that contradict each other must not make a route look cheaper than it is.
            .ThenByDescending(price => price.Amount.Value)
            .FirstOrDefault();

    public static bool IsFree(RoutePrice price) => price.Amount.Value is null or 0;

    private static bool HoldsForText(string modality) => modality.Length == 0 || modality.Split('+').Contains("text");

    private static bool HoldsForShortPrompts(ContextRange? context) =>
        context is null || (context.Over is null or 0 && context.Text != "long" && (context.UpTo is not null || context.Text == "short"));
}
