using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ModelCompare.Extraction.Tables;

namespace ModelCompare.Extraction;

/// <summary>Where the elements of one document stand: selectors that find them again. Neighbours share most of their way, which is found once.</summary>
internal sealed partial class ElementPlaces(IDocument document, PageParts parts)
{
    private readonly Dictionary<IElement, string> _selectors = [];
    private readonly Dictionary<IElement, int> _numbers = [];
    private Dictionary<string, IElement>? _ids;

    /// <summary>The place of an element, with the headings above it.</summary>
    internal Place Of(IElement element) => new(SelectorOf(element), HeadingTrail.Above(element, parts));

    /// <summary>A CSS selector of this very element, from the nearest ancestor with an id.</summary>
    internal string SelectorOf(IElement element)
    {
        if (!_selectors.TryGetValue(element, out var selector))
        {
            _selectors[element] = selector = Find(element);
        }

        return selector;
    }

    /// <summary>The selector of an element, where one was asked for.</summary>
    internal string? KnownSelectorOf(IElement element) => _selectors.GetValueOrDefault(element);

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

    // All elements of a parent are numbered when the first of them is asked for, since tables ask for each.
    private int Number(IElement element)
    {
        if (!_numbers.TryGetValue(element, out var number))
        {
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var sibling in element.Parent?.ChildNodes.OfType<IElement>() ?? [element])
            {
                _numbers[sibling] = seen[sibling.LocalName] = seen.GetValueOrDefault(sibling.LocalName) + 1;
            }

            number = _numbers[element];
        }

        return number;
    }

    [GeneratedRegex(@"\A[A-Za-z][\w-]*\z", RegexOptions.ECMAScript)]
    private static partial Regex PlainId();
}
