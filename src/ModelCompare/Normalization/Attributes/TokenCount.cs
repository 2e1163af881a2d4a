using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Attributes;

/// <summary>A number of tokens. Printed thousands are decimal: <c>128k</c> is 128000, never 131072.</summary>
public static partial class TokenCount
{
    /// <summary>Reads one number of tokens; several different ones, or words that change its meaning, are refused.</summary>
    public static Parsed<long> Parse(string text)
    {
        if (BlankText.Is(text))
        {
            return Parsed<long>.Unknown();
        }

        var numbers = Number().Matches(text);
        var rest = Number().Replace(text, " ");
        if (numbers.Count == 0 || Digit().IsMatch(rest))
        {
            return Parsed<long>.Refused("no number of tokens");
        }

        if (!PlainWords().IsMatch(rest))
        {
            return Parsed<long>.Refused("more than a number of tokens");
        }

        var values = numbers.Select(ValueOf).Distinct().ToList();
        return values switch
        {
            [null] => Parsed<long>.Refused("not a whole number of tokens"),
            [{ } value] => Parsed<long>.Of(value),
            _ => Parsed<long>.Refused("several different numbers of tokens"),
        };
    }

    private static long? ValueOf(Match match)
    {
        var digits = match.Groups["digits"].Value.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal);
        var scale = match.Groups["scale"].Value.ToLowerInvariant() switch
        {
            "k" or "thousand" => 1_000m,
            "m" or "million" or "百万" => 1_000_000m,
            "万" => 10_000m,
            _ => 1m,
        };
        return decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number * scale is > 0 and < 1_000_000_000_000m and var tokens && decimal.IsInteger(tokens)
            ? (long)tokens
            : null;
    }

    [GeneratedRegex(@"(?<![\w.,\-−])(?<digits>\d{1,3}(?:[,，]\d{3})+|\d{1,15}(?:\.\d{1,12})?(?:[eE]\+?\d{1,2})?)\s*(?<scale>k|m|thousand|million|百万|万)?(?![\w.,]*\d)(?![a-zA-Z])", RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"\d")]
    private static partial Regex Digit();

    [GeneratedRegex(@"\A(?:\s|tokens?|context|window|length|up to|max(?:imum)?|input|output|最大|最多|上下文|长度|输出|个|[:：()（）=])*\z", RegexOptions.IgnoreCase)]
    private static partial Regex PlainWords();
}
