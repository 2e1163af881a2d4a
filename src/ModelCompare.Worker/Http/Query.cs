using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ModelCompare.Worker.Http;

/// <summary>A parameter of the query of an endpoint.</summary>
/// <param name="IsNumber">Whether it is a whole number.</param>
internal sealed record QueryParameter(string Name, string Description, bool IsNumber = false);

/// <summary>The parameters that an endpoint takes: for reading them, and for the OpenAPI document.</summary>
internal sealed record QueryParameters(params QueryParameter[] All)
{
    internal static readonly QueryParameter Limit = new("limit", $"Most rows of a page: 1 to {Query.MostRows}, {Query.DefaultRows} by default.", IsNumber: true);
    internal static readonly QueryParameter Cursor = new("cursor", "Where the page begins, as `next` of the page before says.");
}

/// <summary>The query of a request. A parameter that is unknown or wrong is an error: a filter that is passed over gives wrong rows silently.</summary>
internal sealed class Query
{
    internal const int DefaultRows = 100;
    internal const int MostRows = 1000;

    private readonly HttpRequest _request;

    private Query(HttpRequest request) => _request = request;

    /// <summary>What is wrong with the request; null while nothing is.</summary>
    public IResult? Problem { get; private set; }

    public int Limit { get; private set; } = DefaultRows;

    /// <summary>Key of the last row of the page before; null for the first page.</summary>
    public string? Cursor { get; private set; }

    internal static Query Of(HttpContext context, QueryParameters parameters)
    {
        var query = new Query(context.Request);
        foreach (var (name, values) in context.Request.Query)
        {
            if (!parameters.All.Any(parameter => parameter.Name == name))
            {
                var known = parameters.All.Length == 0 ? "There are none here." : $"There are {string.Join(", ", parameters.All.Select(parameter => parameter.Name))}.";
                query.Fail(name, $"There is no parameter \"{name}\". {known}");
            }
            else if (values.Count != 1 || string.IsNullOrEmpty(values[0]))
            {
                query.Fail(name, $"The parameter \"{name}\" must be given once and not be empty.");
            }
        }

        query.Limit = (int)(query.Number("limit", 1, MostRows) ?? DefaultRows);
        if (query.Text("cursor") is { } cursor)
        {
            query.Cursor = Http.Cursor.Read(cursor);
            query.FailWhen(query.Cursor is null, "cursor", $"The cursor \"{cursor}\" is none of ours: take it from `next` of a page.");
        }

        return query;
    }

    internal string? Text(string name) => _request.Query.TryGetValue(name, out var values) ? values[0] : null;

    internal long? Number(string name, long least, long most)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fail(name, $"The parameter \"{name}\" is \"{text}\"; it must be a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>The values of a parameter that takes names of a vocabulary, joined by commas where it takes several; none when it is not given.</summary>
    internal string[] Names(string name, IReadOnlyList<string> vocabulary, bool several = false)
    {
        var names = several ? Text(name)?.Split(',') ?? [] : Text(name) is { } one ? [one] : [];
        var unknown = names.FirstOrDefault(given => !vocabulary.Contains(given));
        FailWhen(unknown is not null, name, $"The parameter \"{name}\" names \"{unknown}\", which is none. There are {string.Join(", ", vocabulary)}.");
        return names;
    }

    /// <summary>Address of the rows after a key.</summary>
    internal string After(string key, string parameter = "cursor")
    {
        var others = _request.Query.Where(given => given.Key != parameter).Select(given => KeyValuePair.Create(given.Key, (string?)given.Value[0]));
        return QueryHelpers.AddQueryString(_request.Path.ToUriComponent(), [.. others, KeyValuePair.Create<string, string?>(parameter, Http.Cursor.Write(key))]);
    }

    internal void FailWhen(bool isWrong, string parameter, string detail)
    {
        if (isWrong)
        {
            Fail(parameter, detail);
        }
    }

    private void Fail(string parameter, string detail) => Problem ??= Problems.BadParameter(parameter, detail);
}
