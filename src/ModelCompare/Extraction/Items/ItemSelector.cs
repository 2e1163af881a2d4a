using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Items;

/// <summary>A selector of <see cref="Sources.ItemReading"/>: CSS, perhaps with an attribute's name after <c>@</c>; empty for the element itself.</summary>
internal sealed partial record ItemSelector(string Css, string? Attribute)
{
    public static ItemSelector Parse(string text)
    {
        var match = Form().Match(text);
        return new ItemSelector(match.Groups["css"].Value.Trim(), match.Groups["attribute"] is { Success: true } attribute ? attribute.Value : null);
    }

    /// <summary>The elements meant, in document order.</summary>
    public IEnumerable<IElement> In(IElement item) => Css.Length == 0 ? [item] : item.QuerySelectorAll(Css);

    /// <summary>What an element says: the attribute's value, or the lines of its text.</summary>
    public ImmutableArray<string> Read(IElement element)
    {
        if (Attribute is null)
        {
            return ElementText.Lines(element);
        }

        return ElementText.Fold(element.GetAttribute(Attribute) ?? "") is { Length: > 0 } value ? [value] : [];
    }

    [GeneratedRegex(@"\A(?<css>.*?)(?:@(?<attribute>[\w:-]+))?\z")]
    private static partial Regex Form();
}
