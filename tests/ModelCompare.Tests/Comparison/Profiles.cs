using ModelCompare.Catalog;
using ModelCompare.Comparison;

namespace ModelCompare.Tests.Comparison;

/// <summary>States profiles fact by fact: <c>Profiles.Model("o3").Context(200_000).Has(…).Route("OpenAI API", 2m, 8m)</c>.</summary>
internal static class Profiles
{
    public static readonly DateOnly Reviewed = new(2026, 6, 10);

    public static ModelProfile Model(string name, string productType = ProductTypes.StandaloneApi, string developer = "Example Lab") => new()
    {
        Slug = Id(name),
        Name = name,
        Developer = developer,
        ProductType = productType,
        LastReviewedOn = Reviewed,
    };

    public static ModelProfile ReviewedOn(this ModelProfile model, DateOnly? day) => model with { LastReviewedOn = day };

    public static ModelProfile Context(this ModelProfile model, long tokens) =>
        model.Attribute(ModelAttributes.ContextWindow, $"{tokens}");

    public static ModelProfile Attribute(this ModelProfile model, string name, string value) =>
        model with { Attributes = model.Attributes.SetItem(name, Sourced(value)) };

    public static ModelProfile Has(this ModelProfile model, params string[] capabilities) => model.States(true, capabilities);

    public static ModelProfile Lacks(this ModelProfile model, params string[] capabilities) => model.States(false, capabilities);

    /// <summary>States a no for every capability that nothing was stated of.</summary>
    public static ModelProfile LacksTheRest(this ModelProfile model) =>
        model.Lacks([.. Capabilities.All.Where(name => !model.Capabilities.ContainsKey(name))]);

    public static ModelProfile Route(this ModelProfile model, string providerName, params RoutePrice[] prices) => model with
    {
        Routes =
        [
            .. model.Routes.Add(new ModelRoute(Id(providerName), providerName, $"{Id(providerName)}/{model.Slug}", [.. prices]))
                .OrderBy(route => route.Provider, StringComparer.Ordinal),
        ],
    };

    public static ModelProfile Route(this ModelProfile model, string providerName, decimal? input, decimal? output) =>
        model.Route(providerName, Price(Meters.Input, input), Price(Meters.Output, output));

    /// <summary>Adds providers that list the model without a price.</summary>
    public static ModelProfile UnpricedRoutes(this ModelProfile model, int count) =>
        Enumerable.Range(1, count).Aggregate(model, (so, number) => so.Route($"Unpriced Cloud {number}"));

    public static ModelProfile Benchmark(this ModelProfile model, string name, decimal score, string metric = "", string setting = "") => model with
    {
        Benchmarks =
        [
            .. model.Benchmarks.Add(new ModelBenchmark(name, metric, setting, Sourced(score)))
                .OrderBy(row => row.Benchmark, StringComparer.Ordinal)
                .ThenBy(row => row.Metric, StringComparer.Ordinal)
                .ThenBy(row => row.Setting, StringComparer.Ordinal),
        ],
    };

    public static RoutePrice Price(string meter, decimal? amount) => Price(amount, Terms(meter));

    public static RoutePrice Price(decimal? amount, PriceTerms terms) => new(terms, Sourced(amount));

    public static PriceTerms Terms(string meter) => new() { Meter = meter, Unit = Units.MillionTokens, Currency = "USD" };

    public static Sourced<T> Sourced<T>(T value) => new(value, "example", "https://models.example/card", $"{value}", Reviewed);

    private static ModelProfile States(this ModelProfile model, bool supported, string[] capabilities) => model with
    {
        Capabilities = capabilities.Aggregate(model.Capabilities, (all, name) => all.SetItem(name, Sourced(supported))),
    };

    private static string Id(string name) =>
        name.ToLowerInvariant().Replace(' ', '-').Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
}
