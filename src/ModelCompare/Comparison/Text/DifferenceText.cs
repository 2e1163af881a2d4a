using System.Globalization;

namespace ModelCompare.Comparison.Text;

/// <summary>How much lower one price is than another.</summary>
public static class DifferenceText
{
    // Further from a whole number than this the share would say something else than the percentage beside it.
    private const decimal Tolerance = 0.05m;

    /// <summary><c>98.65% less, about 1/74 of the price</c>. Both positive, <paramref name="low"/> below <paramref name="high"/>.</summary>
    public static string Less(decimal low, decimal high)
    {
        var percent = Math.Round((1 - (low / high)) * 100, 2, MidpointRounding.AwayFromZero);
        var less = percent switch
        {
            < 0.01m => "under 0.01% less",
            // Rounding must not turn a very low price into none.
            > 99.99m => "over 99.99% less",
            _ => $"{NumberText.Plain(percent)}% less",
        };
        var ratio = high / low;
        var share = Math.Round(ratio, 0, MidpointRounding.AwayFromZero);
        return share < 3 || Math.Abs(share - ratio) > Tolerance * ratio ? less : $"{less}, about 1/{share.ToString("N0", CultureInfo.InvariantCulture)} of the price";
    }
}
