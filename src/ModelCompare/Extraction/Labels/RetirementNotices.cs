using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ModelCompare.Catalog;

namespace ModelCompare.Extraction.Labels;

/// <summary>
/// Notices that a model is deprecated or will be retired on a day, as vendors put them above a card. Only a sentence whose subject
/// is the exact name of a listing is read: its neighbour may tell of another model.
/// </summary>
internal static partial class RetirementNotices
{
    private const string Date = @"(?<date>(?:[A-Z][a-z]+\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})|(?:\d{1,2} [A-Z][a-z]+\.? \d{4})|(?:\d{4}-\d{2}-\d{2}))(?![\w-])";
    private const string Since = $@"(?:[Aa]s of|[Ss]ince|[Oo]n|[Ss]tarting|[Ee]ffective) {Date},? (?:[Tt]he )?\z";
    private const string Noun = "(?: (?:model|endpoint|version|snapshot|API))?";
    private const string Be = "(?:is|was|has been|will be|is scheduled to be|is being)";
    private const string End = "(?:retired|shut ?down|discontinued|sunset|turned off|removed)";

    public static IEnumerable<Observation> In(IElement part, ImmutableArray<string> models, ElementPlaces places) =>
        from block in part.QuerySelectorAll("p, li, dd, td, div, aside")
        where !block.Children.Any(ElementText.IsBlock) && !ElementText.IsUnread(block)
        let text = ElementText.Line(block)
        where Verb().IsMatch(text)
        from model in models
        from stated in Dates(text, model)
        select new Observation
        {
            Model = [model],
            Field = stated.Field,
            Lines = [stated.Date],
            Labels = [Qualifiers.Of(Qualifiers.Sentence, text)],
            Place = places.Of(block),
        };

    private static IEnumerable<(string Field, string Date)> Dates(string text, string model)
    {
        for (var at = text.IndexOf(model, StringComparison.Ordinal); at >= 0; at = text.IndexOf(model, at + model.Length, StringComparison.Ordinal))
        {
            var (before, after) = (text[..at].TrimEnd('`'), text[(at + model.Length)..].TrimStart('`'));
            if (before.Length > 0 && !char.IsWhiteSpace(before[^1]))
            {
                continue;
            }

            if (Deprecated().Match(after) is { Success: true } deprecated)
            {
                var day = deprecated.Groups["date"].Success ? deprecated : Before().Match(before);
                if (day.Success)
                {
                    yield return (ModelAttributes.DeprecatedOn, day.Groups["date"].Value);
                }
            }

            if (Retired().Match(after) is { Success: true } retired)
            {
                yield return (ModelAttributes.RetiredOn, retired.Groups["date"].Value);
            }
        }
    }

    [GeneratedRegex($@"\b(?:deprecated|{End})\b")]
    private static partial Regex Verb();

    [GeneratedRegex(Since)]
    private static partial Regex Before();

    [GeneratedRegex($@"\A{Noun} {Be} deprecated\b(?: (?:on|as of|since|from) {Date})?")]
    private static partial Regex Deprecated();

    [GeneratedRegex($@"\A{Noun}(?: {Be} deprecated(?: (?:on|as of|since|from) (?:{Date}))?,? and)? {Be} {End} on {Date}")]
    private static partial Regex Retired();
}
