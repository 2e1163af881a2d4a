namespace ModelCompare.Comparison.Text;

/// <summary>How much lower one price is than another.</summary>
public static class DifferenceText
{
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
        var share = Math.Round(high / low, 0, MidpointRounding.AwayFromZero);
        return share < 3 ? less : $"{less}, about 1/{NumberText.Plain(share)} of the price";
    }
}
