using System.Text.RegularExpressions;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class QuantityCondition
{
    /// <summary>Whether words around an amount give a quantity below or from which it holds: one that is free first (<c>first 1M tokens free</c>), or a least one (<c>min. 1000 tokens</c>). A free allowance before a price (<c>1,500 RPD (free), then $35</c>) is none.</summary>
    internal static bool IsMentioned(string words) => Mention().IsMatch(TextFolding.Fold(words));

    [GeneratedRegex(@"\bfirst\b[^,;]*\bfree\b|\bminimum\b|\bmin\.? ?\d")]
    private static partial Regex Mention();
}
