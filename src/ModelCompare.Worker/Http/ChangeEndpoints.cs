using System.Globalization;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Http;

/// <summary><c>/v1/changes</c>.</summary>
internal static class ChangeEndpoints
{
    private static readonly QueryParameters s_filters = new(
        new("since", "Only changes of this day (UTC, as 2026-06-09) or later; or the cursor of `next` of the page before."),
        QueryParameters.Limit);

    internal static void MapChanges(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/v1/changes", (HttpContext context, CatalogStates states, CatalogReader reader) =>
                Answers.OfAsync(context, states, _ => ListAsync(context, reader)))
            .Describe("changes", "Every value that was new, became different or was retired, by day.", s_filters)
            .Produces<Page<PublishedChange>>();

    private static async Task<IResult> ListAsync(HttpContext context, CatalogReader reader)
    {
        var query = Query.Of(context, s_filters);
        var since = query.Text("since");
        var place = since is null ? new(null, null) : Place.Parse(since);
        query.FailWhen(place is null, "since", $"The parameter \"since\" is \"{since}\"; it must be a day as 2026-06-09, or a cursor from `next` of a page.");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var rows = await reader.GetChangesAsync(place!.Day, null, place.After, query.Limit + 1, context.RequestAborted).ConfigureAwait(false);
        return Answers.Of(rows.Length <= query.Limit
            ? new Page<PublishedChange>(rows, null)
            : new Page<PublishedChange>(rows[..query.Limit], query.After(new Place(rows[query.Limit - 1].ChangedOn, rows[query.Limit - 1].Id).ToString(), "since")));
    }

    /// <summary>A place in the list: after a change of a day, or at its beginning.</summary>
    private sealed record Place(DateOnly? Day, string? After)
    {
        internal static Place? Parse(string since) =>
            ParseDay(since) is { } day ? new(day, null)
            : Cursor.Read(since)?.Split(' ') is [var from, var id] && ParseDay(from) is { } start ? new(start, id)
            : null;

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {After}");

        private static DateOnly? ParseDay(string text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
