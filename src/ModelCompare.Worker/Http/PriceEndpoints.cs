using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Worker.Http;

/// <summary><c>/v1/prices</c>.</summary>
internal static class PriceEndpoints
{
    private static readonly QueryParameters s_filters = new(
        new("model", "Only prices of this model: its slug, its name, or a provider's name for it."),
        new("provider", "Only prices of this provider, by its id."),
        new("meter", "Only prices of this meter: input, output, cached_input and so on."),
        new("serviceTier", "Only prices of this service tier: standard, batch, flex, priority or fast."),
        new("currency", "Only prices in this currency, as USD."),
        QueryParameters.Limit,
        QueryParameters.Cursor);

    internal static void MapPrices(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/prices", (HttpContext context, CatalogStates states) => Answers.OfAsync(context, states, state => Task.FromResult(List(context, state))))
            .Describe("prices", "Every current price that is not free, by provider and model; the columns are those of `export prices`, and what else narrows a price.", s_filters)
            .Produces<Page<StatedPrice>>().ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult List(HttpContext context, CatalogState state)
    {
        var query = Query.Of(context, s_filters);
        var (model, unknown) = query.Text("model") is { } name ? state.FindModel(name) : (null, null);
        var (meters, tiers) = (query.Names("meter", Meters.All), query.Names("serviceTier", ServiceTiers.All));
        if ((query.Problem ?? unknown) is { } problem)
        {
            return problem;
        }

        var (provider, currency) = (query.Text("provider"), query.Text("currency"));
        var rows = state.Prices.Where(row =>
            (model is null || row.Price.Model == model.Slug)
            && (provider is null || row.Price.Provider == provider)
            && (meters is [] || meters.Contains(row.Price.Meter))
            && (tiers is [] || tiers.Contains(row.Price.ServiceTier))
            && (currency is null || row.Price.Currency.Equals(currency, StringComparison.OrdinalIgnoreCase)));
        var page = Page<PriceRow>.Of(rows, row => row.Key, query);
        return Answers.Of(new Page<StatedPrice>([.. page.Items.Select(row => row.Price)], page.Next));
    }
}

/// <summary>A price with the text that orders it among all others.</summary>
internal sealed record PriceRow(string Key, StatedPrice Price)
{
    /// <summary>The rows in the order of their keys. Rows that are equal in everything are told apart by a number.</summary>
    internal static IEnumerable<PriceRow> Of(IEnumerable<StatedPrice> prices) => prices
        .GroupBy(KeyOf, StringComparer.Ordinal)
        .SelectMany(equal => equal.Select((price, number) => new PriceRow(number == 0 ? equal.Key : string.Create(CultureInfo.InvariantCulture, $"{equal.Key}\u0001{number:D6}"), price)))
        .OrderBy(row => row.Key, StringComparer.Ordinal);

    private static string KeyOf(StatedPrice price) => string.Join('\u0001', (ReadOnlySpan<string?>)[
        price.Provider, price.ProviderModel, price.ServiceTier, price.Meter, price.Modality,
        price.ContextOver?.ToString("D12", CultureInfo.InvariantCulture), price.ContextUpTo?.ToString("D12", CultureInfo.InvariantCulture), price.Context,
        price.Region, price.Variant, price.Unit, price.Currency, Text(price.EffectiveFrom), Text(price.EffectiveTo), price.Source, price.Locator]);

    private static string? Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
