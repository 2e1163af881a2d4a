using System.Buffers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>How an element looks. Utility classes and inline styles are all that a page without its stylesheet tells of it.</summary>
internal readonly partial struct Look(IElement element)
{
    // Lists of classes are long, and most have none of these.
    private static readonly SearchValues<string> StruckWords = SearchValues.Create(["through", "strike", "struck", "crossed", "price"], StringComparison.OrdinalIgnoreCase);

    private readonly string _classes = element.GetAttribute("class") ?? "";
    private readonly string _style = element.GetAttribute("style") ?? "";

    /// <summary>Whether its text is struck through.</summary>
    internal bool IsStruck => element.LocalName is "s" or "del" or "strike" || HasStyle("line-through") || _classes.AsSpan().ContainsAny(StruckWords) && Struck().IsMatch(_classes);

    /// <summary>Whether no reader sees it. A style sheet may hide more, which the page itself does not tell.</summary>
    internal bool IsHidden => element.HasAttribute("hidden") || HasStyle("display:none") || HasStyle("display: none");

    /// <summary>Whether it is a badge ("New", "Beta"), which stands beside a name and is no part of it.</summary>
    internal bool IsBadge => _classes.Length > 0 && Badge().IsMatch(_classes);

    /// <summary>What separates its children on the screen although nothing does in the markup; null where nothing does there either.</summary>
    internal char? Separator => !IsFlex ? null : HasClass("flex-col") || HasStyle("column") ? '\n' : ' ';

    private bool IsFlex => HasClass("flex") || HasClass("inline-flex") || HasClass("grid") || HasStyle("flex");

    private bool HasStyle(string part) => _style.Contains(part, StringComparison.OrdinalIgnoreCase);

    private bool HasClass(string name)
    {
        // Most elements have no such part in their classes at all, and lists of classes are long.
        if (!_classes.Contains(name, StringComparison.Ordinal))
        {
            return false;
        }

        foreach (var part in _classes.AsSpan().SplitAny(" \t\r\n\f"))
        {
            if (_classes.AsSpan(part).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    // A linked sheet is not read; these names say what it does.
    [GeneratedRegex(@"(?<![:\w-])(?:line-?through|strike(?:-?through)?|struck|crossed-out|old-price|price-old|was-price|price-was)(?![\w-])", RegexOptions.IgnoreCase)]
    private static partial Regex Struck();

    [GeneratedRegex(@"\b(?:badge|chip|pill)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Badge();
}
