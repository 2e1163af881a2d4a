using ModelCompare.Catalog;
using ModelCompare.Comparison;

namespace ModelCompare.Worker.Http;

/// <summary><c>/v1/models</c>.</summary>
internal static class ModelEndpoints
{
    private static readonly QueryParameters s_filters = new(
        new("developer", "Only models of this developer, as it is written; capitals do not matter."),
        new("productType", $"Only models of this product type: {string.Join(" or ", ProductTypes.All)}."),
        new("capability", "Only models that have this capability for certain; several are joined by commas."),
        new("minContext", "Only models that are known to take at least so many tokens of context.", IsNumber: true),
        new("q", "Only models whose slug or name holds this text; capitals do not matter."),
        QueryParameters.Limit,
        QueryParameters.Cursor);

    internal static void MapModels(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/v1/models", (HttpContext context, CatalogStates states) => Answers.OfAsync(context, states, state => Task.FromResult(List(context, state))))
            .Describe("models", "The models of the catalog, by slug, each with the values that won.", s_filters)
            .Produces<Page<ModelItem>>();
        endpoints.MapGet("/v1/models/{slug}", (string slug, HttpContext context, CatalogStates states) => Answers.OfAsync(context, states, state => Task.FromResult(One(slug, context, state))))
            .Describe("model", "Everything current about a model: its routes, prices, scores, and where each value was read. Also by its name or a provider's name for it; Content-Location then says the slug.", new())
            .Produces<ModelDocument>().ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static IResult List(HttpContext context, CatalogState state)
    {
        var query = Query.Of(context, s_filters);
        var least = query.Number("minContext", 0, long.MaxValue);
        var capabilities = query.Names("capability", Capabilities.All, several: true);
        var types = query.Names("productType", ProductTypes.All);
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var (developer, text) = (query.Text("developer"), query.Text("q"));
        var items = state.View.Profiles
            .Where(profile => developer is null || Same(profile.Developer, developer))
            .Where(profile => types is [] || types.Contains(profile.ProductType))
            .Where(profile => text is null || Holds(profile.Slug, text) || Holds(profile.Name, text))
            .Where(profile => capabilities.All(name => profile.Capabilities.TryGetValue(name, out var stated) && stated.Value))
            .Select(ModelItem.Of)
            .Where(item => least is null || item.ContextWindow >= least);
        return Answers.Of(Page<ModelItem>.Of(items, item => item.Slug, query));
    }

    private static IResult One(string slug, HttpContext context, CatalogState state)
    {
        var (model, problem) = state.FindModel(slug);
        return Query.Of(context, new()).Problem ?? problem
            ?? Answers.Of(ModelDocument.Of(state.Profiles[model!.Slug], model.Listings), model.Slug == slug ? null : $"/v1/models/{model.Slug}");
    }

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static bool Holds(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);
}
