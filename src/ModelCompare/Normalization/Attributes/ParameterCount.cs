using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Attributes;

/// <summary>Numbers of parameters.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Active">Those active per token of a mixture of experts; null when not stated.</param>
public sealed partial record ParameterCount(long Total, long? Active)
{
    /// <summary>Reads <c>0.6B</c>, <c>1B (1.23B)</c> (the exact number wins), <c>30B-A3B</c>, <c>671B total, 37B active</c>; <c>8x7B</c> tells no total and is refused.</summary>
    public static Parsed<ParameterCount> Parse(string text)
    {
        if (BlankText.Is(text))
        {
            return Parsed<ParameterCount>.Unknown();
        }

        var match = Form().Match(text.Trim());
        if (!match.Success)
        {
            return Parsed<ParameterCount>.Refused("no plain number of parameters");
        }

        var total = ValueOf(match, "total");
        var exact = ValueOf(match, "exact");
        var active = ValueOf(match, "active");
        if (total is null || (match.Groups["exact"].Success && !IsExact(exact, total.Value, match)) || active > total)
        {
            return Parsed<ParameterCount>.Refused("numbers of parameters that do not agree");
        }

        return Parsed<ParameterCount>.Of(new ParameterCount(exact ?? total.Value, active));
    }

    // "1B (1.23B)": the number in parentheses must round to the one before it, at that one's precision.
    private static bool IsExact(long? exact, long total, Match match)
    {
        var digits = match.Groups["total"].Value;
        var decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var tolerance = Scale(match.Groups["totalUnit"].Value) / (decimal)Math.Pow(10, decimals);
        return exact is not null && Math.Abs(exact.Value - total) < tolerance;
    }

    private static long? ValueOf(Match match, string group)
    {
        if (!match.Groups[group].Success)
        {
            return null;
        }

        var digits = match.Groups[group].Value.Replace(",", "", StringComparison.Ordinal);
        var unit = match.Groups[group + "Unit"].Value;
        var value = decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * Scale(unit);

        // A bare "7" may be billions; a bare 1230000000 is what it says.
        return value is >= 1 and < 1_000_000_000_000_000m && decimal.IsInteger(value) && (unit.Length > 0 || value >= 1_000_000) ? (long)value : null;
    }

    private static decimal Scale(string unit) => unit.ToLowerInvariant() switch
    {
        "k" => 1e3m,
        "m" or "million" => 1e6m,
        "b" or "billion" => 1e9m,
        "t" or "trillion" => 1e12m,
        "亿" => 1e8m,
        "万亿" => 1e12m,
        _ => 1m,
    };

    [GeneratedRegex(
        """
        \A(?<total>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)\s*(?<totalUnit>K|M|B|T|million|billion|trillion|万亿|亿)?
        (?:\s+(?:total\s+)?(?:params?|parameters)|\s+total)?
        (?:\s*\((?<exact>\d+(?:\.\d+)?)\s*(?<exactUnit>K|M|B|T)\)
          |-A(?<active>\d+(?:\.\d+)?)(?<activeUnit>M|B|T)
          |\s*[,/;(]?\s*(?<active>\d+(?:\.\d+)?)\s*(?<activeUnit>M|B|T|million|billion|trillion)\s+(?:active|activated)(?:\s+(?:params?|parameters))?\s*\)?
        )?\s*\z
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();
}
