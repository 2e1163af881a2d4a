using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction;

/// <summary>
/// Writes what a page's own style sheet hides or strikes through into the elements' <c>style</c>, where every reading looks for it.
/// Sheets that the page only links stay unknown.
/// </summary>
internal static partial class PageStyles
{
    private const string Hidden = "display:none";
    private const string Struck = "text-decoration:line-through";

    internal static void Apply(IDocument page)
    {
        foreach (var sheet in page.QuerySelectorAll("style"))
        {
            Apply(page, Comment().Replace(sheet.TextContent, ""));
        }
    }

    private static void Apply(IDocument page, string sheet)
    {
        var media = Media().Matches(sheet).SelectMany(block => Rules(block.Groups["rules"].Value)).ToList();
        var rules = Rules(Media().Replace(sheet, "")).ToList();
        for (var i = 0; i < rules.Count; i++)
        {
            if (DisplayNone().IsMatch(DeclarationsOf(rules[i])) && Select(page, rules[i]) is { Length: > 0 } selected)
            {
                // What a later rule, or a wider screen, shows again is not hidden.
                var showing = rules.Skip(i + 1).Concat(media).Where(rule => DisplayOther().IsMatch(DeclarationsOf(rule))).Select(SelectorOf).Where(selector => selector.Length > 0).ToArray();
                Add(selected.Where(element => !showing.Any(selector => IsMatch(element, selector))), Hidden);
            }

            if (LineThrough().IsMatch(DeclarationsOf(rules[i])))
            {
                Add(Select(page, rules[i]), Struck);
            }
        }
    }

    private static void Add(IEnumerable<IElement> elements, string declaration)
    {
        foreach (var element in elements)
        {
            var style = element.GetAttribute("style");
            if (style?.Contains(declaration[..declaration.IndexOf(':', StringComparison.Ordinal)], StringComparison.OrdinalIgnoreCase) != true)
            {
                element.SetAttribute("style", $"{style};{declaration}".TrimStart(';'));
            }
        }
    }

    private static IEnumerable<Match> Rules(string sheet) => Rule().Matches(sheet);

    private static string DeclarationsOf(Match rule) => rule.Groups["declarations"].Value;

    // A selector with a colon means a state (:hover) or a part (::before), which does not tell what stands there; an escaped one is part of a class.
    private static string SelectorOf(Match rule) =>
        string.Join(',', rule.Groups["selector"].Value.Split(',').Where(one => !one.Replace(@"\:", "", StringComparison.Ordinal).Contains(':', StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(one)));

    private static IElement[] Select(IDocument page, Match rule)
    {
        var selector = SelectorOf(rule);
        try
        {
            return selector.Length == 0 ? [] : [.. page.QuerySelectorAll(selector)];
        }
        catch (DomException)
        {
            return [];
        }
    }

    private static bool IsMatch(IElement element, string selector)
    {
        try
        {
            return element.Matches(selector);
        }
        catch (DomException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"@(?!import|charset|layer\s+[\w.]+\s*;)[^{};]*\{(?<rules>(?>[^{}]+|\{(?>[^{}]+|\{[^{}]*\})*\})*)\}")]
    private static partial Regex Media();

    [GeneratedRegex(@"(?<selector>[^{};]+)\{(?<declarations>[^{}]*)\}")]
    private static partial Regex Rule();

    [GeneratedRegex(@"(?<![\w-])display\s*:\s*none", RegexOptions.IgnoreCase)]
    private static partial Regex DisplayNone();

    [GeneratedRegex(@"(?<![\w-])display\s*:\s*(?!none)\w", RegexOptions.IgnoreCase)]
    private static partial Regex DisplayOther();

    [GeneratedRegex(@"(?<![\w-])text-decoration(?:-line)?\s*:[^;]*line-through", RegexOptions.IgnoreCase)]
    private static partial Regex LineThrough();
}
