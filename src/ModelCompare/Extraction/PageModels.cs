using System.Collections.Immutable;

namespace ModelCompare.Extraction;

/// <summary>Which listings a whole page is about: declared, or named by an element of it.</summary>
internal static class PageModels
{
    /// <summary>The declared listings, else the one named at the selector; empty when nothing is there.</summary>
    public static ImmutableArray<string> Of(Page page, ImmutableArray<string> declared, string? selector)
    {
        if (!declared.IsEmpty || selector is null)
        {
            return declared;
        }

        return page.Document.QuerySelector(selector) is { } element && ElementText.Line(element) is { Length: > 0 } name ? [name] : [];
    }

    /// <summary>The observations, stated of each of the listings; without any listing that is a problem.</summary>
    public static ExtractionResult State(ImmutableArray<string> models, IEnumerable<Observation> observations, params ImmutableArray<string> problems)
    {
        var stated = observations.ToList();
        if (models.IsEmpty && stated.Count > 0)
        {
            return new ExtractionResult([], problems.Add("The page names no model where the reading looks for it."));
        }

        return new ExtractionResult([.. stated.SelectMany(observation => models.Select(model => observation with { Model = [model] }))], problems);
    }
}
