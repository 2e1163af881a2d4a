using Microsoft.AspNetCore.Mvc;
using ModelCompare.Comparison.Rendering;

namespace ModelCompare.Worker.WebPages;

/// <summary>What people see where programs are told a problem.</summary>
internal static class ProblemPage
{
    internal static SitePage Of(ProblemDetails problem)
    {
        var title = problem.Title?.TrimEnd('.') ?? "This page cannot be shown";
        return new(
            title,
            $"{title}.",
            "",
            Markup.Of($"""
                {(problem.Detail is null ? Markup.Empty : Markup.Of($"<p>{problem.Detail}</p>"))}
                {(problem.Status >= StatusCodes.Status500InternalServerError ? Markup.Of($"<p>Nothing that you did caused this. Try again in a minute.</p>") : Markup.Empty)}
                <p><a href="/">All models</a></p>
                """));
    }
}
