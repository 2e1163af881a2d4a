using System.Text;
using ModelCompare.Comparison;

namespace ModelCompare.Worker.Http;

/// <summary><c>/v1/comparisons</c>.</summary>
internal static class ComparisonEndpoints
{
    private static readonly QueryParameters s_traffic = new(
        new("inputTokens", "Input tokens a month for which costs are told, as 5000000 or 5M; outputTokens must be given too."),
        new("outputTokens", "Output tokens a month."));

    internal static void MapComparisons(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/comparisons/{a}/{b}", (string a, string b, HttpContext context, CatalogStates states) =>
                Answers.OfAsync(context, states, state => Task.FromResult(One(a, b, context, state))))
            .Describe("comparison", "The comparison of two models. Either order, and other names of the models, give the one document, whose address Content-Location then says.", s_traffic)
            .Produces<Snapshot>().ProducesProblem(StatusCodes.Status404NotFound);

    private static IResult One(string a, string b, HttpContext context, CatalogState state)
    {
        var ((first, noFirst), (second, noSecond)) = (state.FindModel(a), state.FindModel(b));
        var query = Query.Of(context, s_traffic);
        query.FailWhen(!Traffic.TryParse(query.Text("inputTokens"), query.Text("outputTokens"), out var traffic, out var why), "inputTokens", $"The parameters \"inputTokens\" and \"outputTokens\" are no traffic to count with: {why}");
        if ((query.Problem ?? noFirst ?? noSecond) is { } problem)
        {
            return problem;
        }

        if (first!.Slug == second!.Slug)
        {
            return Problems.OneModel(a, b, first.Slug);
        }

        // Built as of the state rather than read: review dates move in a stored one without its being written again.
        var pair = ComparisonPair.Of(first.Slug, second.Slug);
        var body = Encoding.UTF8.GetBytes(SnapshotJson.SerializeCompact(state.Comparisons.Of(pair, traffic)!));
        var location = (a, b) == (pair.Left, pair.Right) ? null : $"/v1/comparisons/{pair.Left}/{pair.Right}{context.Request.QueryString}";
        return new Answer(new(body, Answers.Json) { ContentLocation = location });
    }
}
