using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>An amount of money in a text.</summary>
/// <param name="Value">The number as printed.</param>
/// <param name="Sign">The currency sign or code as printed, upper case.</param>
/// <param name="Start">Where sign and number start in the text.</param>
/// <param name="End">Behind the last character of sign and number.</param>
public sealed record MoneyAmount(decimal Value, string Sign, int Start, int End);

/// <summary>The amounts of a text, or why its numbers are not believed.</summary>
public sealed record MoneyScan(ImmutableArray<MoneyAmount> Amounts, string? Problem);

/// <summary>Finds amounts of money. A number whose form can be read in two ways is a problem, never a price.</summary>
public static partial class MoneyScanner
{
    /// <summary>Whether a text holds money at all.</summary>
    public static bool HasMoney(string text)
    {
        var plain = TextFolding.Plain(text);
        return MoneySigns.AreIn(plain) && (HasDollars(plain) || Money().IsMatch(plain));
    }

    /// <summary>Whether a text has a currency sign without a number that belongs to it.</summary>
    public static bool HasUnreadableMoney(string text)
    {
        var plain = TextFolding.Plain(text);
        return plain.Length <= LongestPrice && Sign().IsMatch(plain) && !Money().IsMatch(plain);
    }

    /// <summary>Whether a text is a number with no words but those of a unit: "0,25" or "2.50 per image", not "50% off" or "3,700 tokens".</summary>
    public static bool StandsAsNumber(string text) => Number().IsMatch(TextFolding.Plain(text));

    /// <summary>Whether a text gives a share of something: "10% of input".</summary>
    public static bool IsShare(string text) => Share().IsMatch(TextFolding.Plain(text));

    /// <summary>Whether a text holds a number whose comma can only stand before decimals: "0,25", "1.250,5".</summary>
    public static bool HasDecimalComma(string text) => DecimalComma().IsMatch(TextFolding.Plain(text));

    /// <summary>Whether a text holds a number with a comma and no point, which stands before thousands where the usual form is kept.</summary>
    public static bool HasGroupingComma(string text) => GroupingComma().IsMatch(TextFolding.Plain(text));

    /// <summary>Finds all amounts of a text; positions refer to <see cref="TextFolding.Plain"/> of it.</summary>
    public static MoneyScan Scan(string text)
    {
        var plain = TextFolding.Plain(text);
        var amounts = ImmutableArray.CreateBuilder<MoneyAmount>();
        foreach (Match match in Money().Matches(plain))
        {
            var number = match.Groups["number"].Value;
            if (Problem(plain, match, number) is { } problem)
            {
                return new([], problem);
            }

            var value = decimal.Parse(number.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            amounts.Add(new(value, match.Groups["sign"].Value.ToUpperInvariant(), match.Index, match.Index + match.Length));
        }

        return new(amounts.ToImmutable(), null);
    }

    /// <summary>The number that a text consists of, for columns whose header gives the currency; null when it is anything else.</summary>
    public static decimal? BareNumber(string text)
    {
        var plain = TextFolding.Plain(text).Trim();
        return SafeNumber().IsMatch(plain)
            ? decimal.Parse(plain.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : null;
    }

    // "$0.25", as most prices are, needs no pattern to be seen.
    private static bool HasDollars(string plain) => plain.IndexOf('$', StringComparison.Ordinal) is >= 0 and var at && at + 1 < plain.Length && char.IsAsciiDigit(plain[at + 1]);

    private static string? Problem(string plain, Match match, string number)
    {
        if (!SafeNumber().IsMatch(number) || match.Groups["sign"].Value.ToUpperInvariant() is "€" or "EUR" && Grouped().IsMatch(number))
        {
            return $"the number \"{number}\" can be read in more than one way";
        }

        if (match.Index > 0 && plain[match.Index - 1] == '-' && (match.Index == 1 || char.IsWhiteSpace(plain[match.Index - 2])))
        {
            return $"the amount \"{match.Value}\" is negative";
        }

        return Broken().IsMatch(plain[(match.Index + match.Length)..])
            ? $"the number in \"{plain[match.Index..].Trim()}\" is broken off or scaled"
            : null;
    }

    [GeneratedRegex(
        @"(?<sign>(?:us|ca|au|a|c|hk|nt|s|r|nz|mx)?\$|€|£|¥|₹|₩|\b(?:usd|cny|rmb|eur|gbp|jpy)\b)\s*(?<number>\.?\d(?:[\d.,]*\d)?)|(?<![\d.,])(?<number>\.?\d(?:[\d.,]*\d)?)\s*(?<sign>元|円|美元|欧元|¢|€|(?:dollars?|cents?|usd|cny|rmb|eur|gbp|jpy)\b)",
        RegexOptions.IgnoreCase)]
    private static partial Regex Money();

    [GeneratedRegex(@"^\W*\d[\d.]*\s*%")]
    private static partial Regex Share();

    [GeneratedRegex(@"^(?:(?:from|up to|starting at|about|around|approx\.?)\s)?[^\p{L}%×\d]*\d[^\p{L}%×]*(?:$|(?:/|\bper\b)\s*\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    // Where a comma is usual before decimals, "1.250" and "1,250" can each be a thousand or a little more than one.
    [GeneratedRegex(@"^[1-9]\d{0,2}[.,]\d{3}$")]
    private static partial Regex Grouped();

    [GeneratedRegex(@"(?<![\d.,])(?:0,\d+|\d+(?:\.\d{3})*,\d{1,2})(?![\d,])")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,])")]
    private static partial Regex GroupingComma();

    // "¥?.40"; a header such as "$ / 1M tokens" or "US$" gives a currency, and longer texts talk about one.
    private const int LongestPrice = 24;

    [GeneratedRegex(@"[$€£¥][^\s/)\d]{0,3}[?._\d]")]
    private static partial Regex Sign();

    [GeneratedRegex(@"^(?:[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)$")]
    private static partial Regex SafeNumber();

    [GeneratedRegex(@"^(?:\s*[.,']\s*\d|\s\d{3}(?![\d\w])|\s\d+(?:[.,]\d+)?\s*(?:$|/|\bper\b)|[\d]|\s?(?:k|m|bn|mm|million|billion|thousand|万|亿)(?![a-z/]|\s*/)(?!\s*(?:input|output|cached|tokens?)))", RegexOptions.IgnoreCase)]
    private static partial Regex Broken();
}
