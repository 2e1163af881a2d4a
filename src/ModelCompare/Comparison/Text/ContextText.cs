using System.Globalization;

namespace ModelCompare.Comparison.Text;

/// <summary>Context windows for people.</summary>
public static class ContextText
{
    /// <summary>Thousands of tokens as <c>131k</c>, from a million as <c>1m</c> or <c>1.5m</c>; a dash when unknown.</summary>
    public static string Of(long? tokens) => tokens switch
    {
        null => NumberText.Unknown,
        < 1_000 => NumberText.Plain(tokens.Value),
        < 999_500 => Rounded(tokens.Value / 1_000m, 0) + "k",
        _ => Rounded(tokens.Value / 1_000_000m, 1) + "m",
    };

    /// <summary>Both windows, in digits where the short forms would hide their difference.</summary>
    internal static (string Self, string Other) Pair(long self, long other) =>
        self != other && Of(self) == Of(other)
            ? (self.ToString("N0", CultureInfo.InvariantCulture), other.ToString("N0", CultureInfo.InvariantCulture))
            : (Of(self), Of(other));

    private static string Rounded(decimal value, int decimals) =>
        NumberText.Plain(Math.Round(value, decimals, MidpointRounding.AwayFromZero));
}
