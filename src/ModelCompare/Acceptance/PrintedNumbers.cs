using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelCompare.Acceptance;

/// <summary>The numbers of a changed price as the page printed them, for slips that only their digits show.</summary>
internal static partial class PrintedNumbers
{
    private const decimal Rounding = 0.000001m;

    /// <summary>The printed number before and now, of the same amounts as the change; null where the quotes do not tell.</summary>
    internal static (string Before, string Now)? Of(PriceChange change)
    {
        if (change.Ratio is not { } ratio)
        {
            return null;
        }

        var pairs =
            from before in Numbers(change.Before.Evidence.Quote)
            from now in Numbers(change.Fact.Evidence.Quote)
            where before.Value > 0 && Math.Abs((now.Value / before.Value) - ratio) < Rounding
            select ((string, string)?)(before.Text, now.Text);
        return pairs.FirstOrDefault();
    }

    private static IEnumerable<(string Text, decimal Value)> Numbers(string quote) =>
        from Match match in Number().Matches(quote)
        where decimal.TryParse(match.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
        select (match.Value, decimal.Parse(match.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Number();
}
