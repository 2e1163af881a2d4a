using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>The common words and signs for currencies.</summary>
public static partial class CurrencyWords
{
    /// <summary>A yen or yuan sign, where a text does not say which of the two it means.</summary>
    public const string YenOrYuan = "¥";

    /// <summary>
    /// The ISO code that a folded text names in words (<c>in USD</c>, <c>人民币</c>) or, alone in a header, by a sign
    /// (<see cref="YenOrYuan"/> for that one); null when it names none or several.
    /// </summary>
    public static string? Find(string folded)
    {
        string[] found =
        [
            .. Us().IsMatch(folded) ? ["USD"] : Array.Empty<string>(),
            .. Chinese().IsMatch(folded) ? ["CNY"] : Array.Empty<string>(),
            .. Euro().IsMatch(folded) ? ["EUR"] : Array.Empty<string>(),
            .. Yen().IsMatch(folded) ? ["JPY"] : Array.Empty<string>(),
            .. Other().Matches(folded).Select(match => CodeOf(match.Value)).Distinct(),
        ];
        if (found.Length == 0 && YenSign().IsMatch(folded))
        {
            return YenOrYuan;
        }

        return found.Length == 1 ? found[0] : null;
    }

    private static string CodeOf(string name) => name.Split(' ')[0] switch
    {
        "australian" => "AUD",
        "canadian" => "CAD",
        "hong" => "HKD",
        "singapore" => "SGD",
        "new" => "NZD",
        "taiwan" => "TWD",
        "pound" or "pounds" => "GBP",
        { Length: 3 } code => code.ToUpperInvariant(),
        _ => name,
    };

    /// <summary>Whether words around an amount show that a <c>¥</c> is the Chinese one: characters that Chinese price pages use and Japanese ones do not.</summary>
    public static bool IsSimplifiedChinese(string text) => text.AsSpan().IndexOfAny("输价缓万单") >= 0;

    [GeneratedRegex(@"\busd\b|\bus\$|\bu\.?s\.? dollars?\b|美元|(?<![a-z])\$(?!\s*\d)")]
    private static partial Regex Us();

    [GeneratedRegex(@"\bcny\b|\brmb\b|人民币|(?<![美欧日])元\s*(/|每|$)|\(元\)")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\beur\b|\beuros?\b|欧元|€(?!\s*\d)")]
    private static partial Regex Euro();

    [GeneratedRegex(@"¥(?!\s*\d)")]
    private static partial Regex YenSign();

    // They contradict a plain $, which else means US dollars.
    [GeneratedRegex(@"\b(?:aud|cad|hkd|sgd|nzd|twd|mxn|brl|gbp|inr|krw|chf|sek|nok|dkk|pln|zar|aed|thb|idr|myr|vnd)\b|\b(?:swiss francs?|(?:indian )?rupees?|(?:swedish|danish|norwegian) kron(?:a|or|er?)|korean won|(?:mexican )?pesos|reais|roubles|rubles|zloty|dirhams|riyals)\b|\b(?:australian|canadian|hong kong|singapore|new zealand|taiwan) dollars?\b|\b(?:in|us) cents\b|\bpounds? sterling\b")]
    private static partial Regex Other();

    [GeneratedRegex(@"\bjpy\b|日元|円")]
    private static partial Regex Yen();
}
