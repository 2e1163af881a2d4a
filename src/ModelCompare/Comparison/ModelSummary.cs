using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Parts;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison;

/// <summary>What a list says of a model, by the rules of the comparison.</summary>
/// <param name="Profile">The model, its lists in the order in which comparisons show them.</param>
/// <param name="ContextWindow">Tokens; null when unknown.</param>
/// <param name="InputPrice">US dollars per million tokens on the route that costs least; null when no route prices both input and output.</param>
/// <param name="OutputPrice">As <paramref name="InputPrice"/>.</param>
/// <param name="CheapestRoute">Name of the provider of that route.</param>
/// <param name="CheapestTerms">What narrows the two prices, as <c>prompt length &lt;=200k</c>; null when nothing does.</param>
/// <param name="Providers">Distinct providers with an active route.</param>
/// <param name="FreeRoute">Name of the first provider all of whose prices are free, input and output among them; null when there is none.</param>
/// <param name="OtherCurrencies">Currencies of token prices where no route has a complete price in dollars; ISO codes, ordinal.</param>
public sealed record ModelSummary(
    ModelProfile Profile, long? ContextWindow, decimal? InputPrice, decimal? OutputPrice, string? CheapestRoute, string? CheapestTerms, int Providers, string? FreeRoute, ImmutableArray<string> OtherCurrencies)
{
    public static ModelSummary Of(ModelProfile profile)
    {
        var model = new ComparedModel(profile, Traffic.Default);
        return new(
            model.Profile, model.ContextWindow, model.Cheapest?.InputPrice, model.Cheapest?.OutputPrice, model.Cheapest?.Route.ProviderName, model.Cheapest?.Terms,
            model.Providers.Length, model.Routes.FirstOrDefault(HasFreeTokens)?.ProviderName,
            model.Cheapest is null ? Foreign(profile) : []);
    }

    // A song, an image or a cache that is free says nothing of input and output.
    private static bool HasFreeTokens(ModelRoute route) =>
        route.Prices.All(BasePrice.IsFree) && new[] { Meters.Input, Meters.Output }.All(meter => route.Prices.Any(price => price.Terms.Meter == meter));

    private static ImmutableArray<string> Foreign(ModelProfile profile) =>
    [
        .. profile.Routes.SelectMany(route => route.Prices)
            .Where(price => Meters.IsToken(price.Terms.Meter) && !BasePrice.IsFree(price) && price.Terms.Currency != PriceText.Dollar)
            .Select(price => price.Terms.Currency).Distinct().Order(StringComparer.Ordinal),
    ];
}
