using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Extraction.Tables;

namespace ModelCompare.Extraction;

/// <summary>The headings above an element, for people who look for it.</summary>
internal static class HeadingTrail
{
    /// <summary>The headings that govern an element, outermost first.</summary>
    internal static ImmutableArray<string> Above(IElement element, PageParts parts)
    {
        var headings = ImmutableArray.CreateBuilder<string>();
        var level = 7;
        for (var at = element; at.ParentElement is { } parent && level > 1; at = parent)
        {
            foreach (var heading in parts.HoldsHeading(parent) ? parent.Children.TakeWhile(child => child != at).Reverse().SelectMany(before => HeadingsIn(before, parts)) : [])
            {
                if (Level(heading) < level)
                {
                    level = Level(heading);
                    Add(headings, heading);
                }
            }
        }

        headings.Reverse();
        return headings.ToImmutable();
    }

    private static void Add(ImmutableArray<string>.Builder headings, IElement heading)
    {
        if (ElementText.Line(heading) is { Length: > 0 } text)
        {
            headings.Add(text);
        }
    }

    // A heading inside an earlier item, row or article governs that one only.
    private static IEnumerable<IElement> HeadingsIn(IElement element, PageParts parts) => element.LocalName switch
    {
        _ when !parts.HoldsHeading(element) => [],
        "li" or "tr" or "td" or "th" or "dd" or "article" or "aside" or "nav" => [],
        _ when IsHeading(element) => [element],
        _ => element.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Reverse(),
    };

    private static bool IsHeading(IElement element) => element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    private static int Level(IElement heading) => heading.LocalName[1] - '0';
}
