using ModelCompare.Catalog;

namespace ModelCompare.Comparison.Parts;

/// <summary>A paid input and a paid output price of one route that hold together for ordinary text traffic.</summary>
internal sealed record RouteOffer(ModelRoute Route, RoutePrice Input, RoutePrice Output)
{
    public decimal InputPrice => Input.Amount.Value!.Value;

    public decimal OutputPrice => Output.Amount.Value!.Value;

    /// <summary>US dollars per million tokens, 70% of them input.</summary>
    public decimal Blend => (0.7m * InputPrice) + (0.3m * OutputPrice);

    /// <summary>What narrows the two prices; null when nothing does.</summary>
    public string? Terms
    {
        get
        {
            var contexts = new[] { Input, Output }.Select(price => price.Terms.Context?.Text).OfType<string>().Distinct();
            var regions = new[] { Input, Output }.Select(price => price.Terms.Region).Where(region => region.Length > 0).Distinct();
            string[] terms = [.. contexts.Select(PromptLength), .. regions.Select(region => $"region {region}")];
            return terms.Length == 0 ? null : string.Join(", ", terms);
        }
    }

    /// <summary>The offers of a model, the cheapest for the traffic first; equal costs in the order of the routes.</summary>
    public static IEnumerable<RouteOffer> Of(ModelProfile profile, Traffic traffic) =>
        profile.Routes.SelectMany(OfRoute).OrderBy(offer => offer.CostOf(traffic));

    /// <summary>US dollars a month for the traffic.</summary>
    public decimal CostOf(Traffic traffic) =>
        (traffic.InputTokens / 1_000_000m * InputPrice) + (traffic.OutputTokens / 1_000_000m * OutputPrice);

    private static string PromptLength(string text) => text == "short" ? "short prompts" : $"prompt length {text}";

    private static IEnumerable<RouteOffer> OfRoute(ModelRoute route)
    {
        var prices = route.Prices.Where(BasePrice.IsBase).ToList();
        foreach (var region in prices.Select(price => price.Terms.Region).Append("").Distinct())
        {
            if (BasePrice.Select(prices, Meters.Input, region) is { } input
                && BasePrice.Select(prices, Meters.Output, region) is { } output)
            {
                yield return new RouteOffer(route, input, output);
            }
        }
    }
}
