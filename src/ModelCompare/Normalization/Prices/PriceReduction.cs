using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Prices;

/// <summary>A share that is said to be taken off, <c>$0.50 (75% off)</c>, beside the price that was struck through for it.</summary>
internal static partial class PriceReduction
{
    private const decimal MostRounding = 0.02m;

    /// <summary>
    /// A line without the words of the reduction, where the struck price, less the share, is the line's own: then it is taken off already.
    /// The line itself where that is not so, and what it means stays open.
    /// </summary>
    internal static string Without(string line, ImmutableArray<string> struck) =>
        struck is [var former] && Share().Match(line) is { Success: true } share && Share().Replace(line, "", 1) is var rest && IsTakenOff(former, share, rest) ? rest.Trim() : line;

    private static bool IsTakenOff(string former, Match share, string line) =>
        MoneyScanner.Scan(former).Amounts is [var before] && MoneyScanner.Scan(line).Amounts is [var now] && before.Sign == now.Sign
        && before.Value * (100 - decimal.Parse(share.Groups["percent"].Value, CultureInfo.InvariantCulture)) / 100 is var expected
        && now.Value < before.Value && Math.Abs(expected - now.Value) <= Rounding(now.Value);

    // Half of the last digit that is printed, of whole dollars less.
    private static decimal Rounding(decimal value) => Math.Min(0.5m * new decimal(1, 0, 0, false, value.Scale), value * MostRounding);

    [GeneratedRegex(@"[-(（\[]?\s*(?<![\d.])(?<percent>\d{1,2})\s*%\s*(?:off|discount)\s*[)）\]]?", RegexOptions.IgnoreCase)]
    private static partial Regex Share();
}
