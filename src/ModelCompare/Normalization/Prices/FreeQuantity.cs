using System.Text.RegularExpressions;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class FreeQuantity
{
    /// <summary>Whether words around an amount give a quantity that is free: <c>first 1M tokens free</c>. A free allowance before a price (<c>1,500 RPD (free), then $35</c>) is none. A least quantity (<c>min. 1000 tokens</c>) is a condition as well.</summary>
    internal static bool IsMentioned(string words) => Mention().IsMatch(TextFolding.Fold(words));

    [GeneratedRegex(@"\bfirst\b[^,;]*\bfree\b|\bminimum\b|\bmin\.? ?\d")]
    private static partial Regex Mention();
}
