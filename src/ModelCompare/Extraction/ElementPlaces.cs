using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction;

/// <summary>Where the elements of one document stand: selectors that find them again. Neighbours share most of their way, which is found once.</summary>
internal sealed partial class ElementPlaces(IParentNode document)
{
    private readonly Dictionary<IElement, string> _selectors = [];
    private Dictionary<string, IElement>? _ids;

    /// <summary>The place of an element, with the headings above it.</summary>
    internal Place Of(IElement element) => new(SelectorOf(element), HeadingTrail.Above(element));

    /// <summary>A CSS selector of this very element, from the nearest ancestor with an id.</summary>
    internal string SelectorOf(IElement element)
    {
        if (!_selectors.TryGetValue(element, out var selector))
        {
            _selectors[element] = selector = Find(element);
        }

        return selector;
    }

    private string Find(IElement element)
    {
        if (element.Id is { } id && PlainId().IsMatch(id) && Ids.GetValueOrDefault(id) == element)
        {
            return $"#{id}";
        }

        var step = element.LocalName is "html" or "body" ? element.LocalName : $"{element.LocalName}:nth-of-type({Number(element)})";
        return element.ParentElement is { } parent ? $"{SelectorOf(parent)} > {step}" : step;
    }

    // Of several elements with one id, a selector finds the first.
    private Dictionary<string, IElement> Ids
    {
        get
        {
            if (_ids is null)
            {
                _ids = new(StringComparer.Ordinal);
                foreach (var element in document.QuerySelectorAll("[id]"))
                {
                    _ids.TryAdd(element.Id!, element);
                }
            }

            return _ids;
        }
    }

    private static int Number(IElement element)
    {
        var number = 1;
        if (element.Parent is { } parent)
        {
            var siblings = parent.ChildNodes;
            for (var i = 0; siblings[i] != element; i++)
            {
                number += siblings[i] is IElement before && before.LocalName == element.LocalName ? 1 : 0;
            }
        }

        return number;
    }

    [GeneratedRegex(@"\A[A-Za-z][\w-]*\z", RegexOptions.ECMAScript)]
    private static partial Regex PlainId();
}
