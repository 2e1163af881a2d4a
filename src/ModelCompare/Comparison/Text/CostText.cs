using System.Globalization;

namespace ModelCompare.Comparison.Text;

/// <summary>Monthly costs for people.</summary>
public static class CostText
{
    /// <summary>US dollars: two decimals under 100, whole with separators from there; a dash when unknown.</summary>
    public static string Of(decimal? amount)
    {
        if (amount is not { } known)
        {
            return NumberText.Unknown;
        }

        var cents = Math.Round(known, 2, MidpointRounding.AwayFromZero);
        return cents switch
        {
            0 => "under $0.01",
            < 100 => "$" + cents.ToString("F2", CultureInfo.InvariantCulture),
            _ => "$" + Math.Round(known, 0, MidpointRounding.AwayFromZero).ToString("N0", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The distance of two costs.</summary>
    public static string Gap(decimal gap) => gap == 0 ? "no difference" : Of(gap);
}
