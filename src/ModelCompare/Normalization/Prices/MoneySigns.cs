using System.Buffers;

namespace ModelCompare.Normalization.Prices;

/// <summary>The signs and codes of currencies, one of which is in every amount of money. Looking for them is far cheaper than looking for amounts.</summary>
internal static class MoneySigns
{
    private static readonly SearchValues<char> Signs = SearchValues.Create("$€£¥₹₩¢元円＄￥￡￠￦");
    private static readonly SearchValues<string> Codes = SearchValues.Create(["usd", "cny", "rmb", "eur", "gbp", "jpy", "dollar", "cent"], StringComparison.OrdinalIgnoreCase);

    internal static bool AreIn(string text) => text.AsSpan().ContainsAny(Signs) || HasCode(text);

    // "percent" and "neurons" hold a code, which begins no word there.
    private static bool HasCode(ReadOnlySpan<char> text)
    {
        for (var (from, at) = (0, text.IndexOfAny(Codes)); at >= 0; at = text[from..].IndexOfAny(Codes))
        {
            if (from + at == 0 || !char.IsAsciiLetter(text[from + at - 1]))
            {
                return true;
            }

            from += at + 1;
        }

        return false;
    }
}
