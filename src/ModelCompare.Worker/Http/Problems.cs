using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using ModelCompare.Catalog;
using ModelCompare.Storage;
using ModelCompare.Worker.WebPages;

namespace ModelCompare.Worker.Http;

/// <summary>Errors as problem details (RFC 9457), and as pages for people; none shows a stack trace.</summary>
internal static class Problems
{
    internal static IResult BadParameter(string parameter, string detail) => TypedResults.Problem(
        detail, statusCode: StatusCodes.Status400BadRequest, title: "A parameter is wrong.", extensions: [new("parameter", parameter)]);

    internal static IResult OneModel(string a, string b, string slug) => TypedResults.Problem(
        $"\"{a}\" and \"{b}\" are one model, {slug}; name two.", statusCode: StatusCodes.Status400BadRequest, title: "A model is not compared with itself.");

    /// <summary>No model of that name, or several.</summary>
    /// <param name="near">Slugs that may have been meant.</param>
    internal static IResult NoModel(string name, ImmutableArray<string> near) => TypedResults.Problem(
        $"The catalog holds no one model \"{name}\".{(near.IsEmpty ? "" : $" Did you mean {string.Join(", ", near)}?")}",
        statusCode: StatusCodes.Status404NotFound, title: "There is no such model.", extensions: [new("near", near)]);

    /// <summary>Finds the model of a name, or the problem to answer.</summary>
    internal static (ModelRow? Model, IResult? Problem) FindModel(this CatalogState state, string name)
    {
        var text = name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase); // Routing leaves this one encoded.
        return state.Lookup.Matches(text) switch
        {
            [var one] => (one, null),
            [] => (null, NoModel(text, state.Lookup.Near(text))),
            var several => (null, NoModel(text, [.. several.Select(model => model.Slug)])),
        };
    }

    /// <summary>What the client hears of an exception; the log holds the rest.</summary>
    internal static async Task AnswerAsync(HttpContext context)
    {
        var exception = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        var problem = exception switch
        {
            BadHttpRequestException bad => TypedResults.Problem(bad.Message, statusCode: bad.StatusCode),
            DbException or CatalogUnavailableException => TypedResults.Problem(
                "The catalog's database cannot be read just now.", statusCode: StatusCodes.Status503ServiceUnavailable, title: "The catalog is unavailable."),
            _ => TypedResults.Problem("The program failed on this request; its log says more.", statusCode: StatusCodes.Status500InternalServerError),
        };
        Protection.AddSecurityHeaders(context.Response.Headers); // Those that were set went with the answer that failed.
        await SendAsync(context, problem).ConfigureAwait(false);
    }

    /// <summary>Tells people by a page, and programs by problem details.</summary>
    internal static Task SendAsync(HttpContext context, ProblemHttpResult problem) =>
        PageEndpoints.IsPerson(context.Request) ? PageEndpoints.SendAsync(context, ProblemPage.Of(problem.ProblemDetails), problem.StatusCode) : problem.ExecuteAsync(context);
}
