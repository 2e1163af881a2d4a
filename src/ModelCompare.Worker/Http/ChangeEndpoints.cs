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
        endpoints.MapGet("/v1/changes", (HttpContext context, CatalogStates states, ChangeReader changes) =>
                Answers.OfAsync(context, states, _ => ListAsync(context, changes)))
            .Describe("changes", "Every value that was new or became different, by the day on which it was first read at its source.", s_filters)
            .Produces<Page<PublishedChange>>();

    private static async Task<IResult> ListAsync(HttpContext context, ChangeReader changes)
    {
        var query = Query.Of(context, s_filters);
        var since = query.Text("since");
        var place = since is null ? new Place(null, 0) : Place.Parse(since);
        query.FailWhen(place is null, "since", $"The parameter \"since\" is \"{since}\"; it must be a day as 2026-06-09, or a cursor from `next` of a page.");
        if (query.Problem is { } problem)
        {
            return problem;
        }

        var rows = await changes.GetAsync(place!.Day, place.Skip, query.Limit + 1, context.RequestAborted).ConfigureAwait(false);
        if (rows.Length <= query.Limit)
        {
            return Answers.Of(new Page<PublishedChange>(rows, null));
        }

        rows = rows[..query.Limit];
        return Answers.Of(new Page<PublishedChange>(rows, query.After(place.After([.. rows.Select(row => row.ChangedOn)]).ToString(), "since")));
    }

    /// <summary>A place in the list: so many rows after the beginning of a day.</summary>
    private sealed record Place(DateOnly? Day, int Skip)
    {
        internal static Place? Parse(string since) =>
            ParseDay(since) is { } day ? new(day, 0)
            : Cursor.Read(since)?.Split(' ') is [var from, var skip] && ParseDay(from) is { } start
                && int.TryParse(skip, NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? new(start, rows)
            : null;

        /// <summary>The place after rows that begin here.</summary>
        internal Place After(IReadOnlyList<DateOnly> days)
        {
            var last = days[^1];
            return new(last, days.Count(day => day == last) + (last == Day ? Skip : 0));
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {Skip}");

        private static DateOnly? ParseDay(string text) =>
            DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }
}
