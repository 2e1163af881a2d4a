using System.Globalization;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>A CSS selector that leads to one element of a page.</summary>
public static class ElementPath
{
    /// <summary>Path from the nearest ancestor with an id of its own, else from the root.</summary>
    public static string Of(IElement element)
    {
        var steps = new Stack<string>();
        for (var current = element; current is not null; current = current.ParentElement)
        {
            if (current.Id is { Length: > 0 } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && char.IsAsciiLetter(id[0]))
            {
                steps.Push("#" + id);
                break;
            }

            steps.Push(Step(current));
        }

        return string.Join(" > ", steps);
    }

    private static string Step(IElement element)
    {
        var index = 1;
        for (var sibling = element.PreviousElementSibling; sibling is not null; sibling = sibling.PreviousElementSibling)
        {
            index += sibling.LocalName == element.LocalName ? 1 : 0;
        }

        return index == 1 && element.LocalName is "html" or "body" or "thead" or "tbody"
            ? element.LocalName
            : $"{element.LocalName}:nth-of-type({index.ToString(CultureInfo.InvariantCulture)})";
    }
}
