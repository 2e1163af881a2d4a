using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction;

/// <summary>Where an element stands: a selector that finds it again, and the headings above it.</summary>
public static partial class ElementPlace
{
    /// <summary>The place of an element.</summary>
    public static Place Of(IElement element) => new(SelectorOf(element), HeadingsAbove(element));

    /// <summary>A CSS selector of this very element, from the nearest ancestor with an id.</summary>
    public static string SelectorOf(IElement element)
    {
        var steps = new Stack<string>();
        for (var at = element; at is not null; at = at.ParentElement)
        {
            if (at.Id is { } id && PlainId().IsMatch(id) && at.Owner?.GetElementById(id) == at)
            {
                steps.Push($"#{id}");
                break;
            }

            steps.Push(at.LocalName is "html" or "body" ? at.LocalName : $"{at.LocalName}:nth-of-type({Number(at)})");
        }

        return string.Join(" > ", steps);
    }

    /// <summary>The headings that govern an element, outermost first.</summary>
    public static ImmutableArray<string> HeadingsAbove(IElement element)
    {
        var headings = ImmutableArray.CreateBuilder<string>();
        var level = 7;
        for (var at = element; at is not null && level > 1; at = at.ParentElement)
        {
            for (var before = at.PreviousElementSibling; before is not null && level > 1; before = before.PreviousElementSibling)
            {
                foreach (var heading in HeadingsIn(before).Where(heading => Level(heading) < level))
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
    private static IEnumerable<IElement> HeadingsIn(IElement element) => element.LocalName switch
    {
        "li" or "tr" or "td" or "th" or "dd" or "article" or "aside" or "nav" => [],
        _ when IsHeading(element) => [element],
        _ => element.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Reverse(),
    };

    private static bool IsHeading(IElement element) => element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6";

    private static int Level(IElement heading) => heading.LocalName[1] - '0';

    private static int Number(IElement element)
    {
        var number = 1;
        for (var before = element.PreviousElementSibling; before is not null; before = before.PreviousElementSibling)
        {
            number += before.LocalName == element.LocalName ? 1 : 0;
        }

        return number;
    }

    [GeneratedRegex(@"\A[A-Za-z][\w-]*\z", RegexOptions.ECMAScript)]
    private static partial Regex PlainId();
}
