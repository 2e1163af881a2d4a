using System.Globalization;

namespace ModelCompare.Comparison.Text;

/// <summary>Numbers for people.</summary>
public static class NumberText
{
    /// <summary>Stands for every value that is not known.</summary>
    public const string Unknown = "—";

    /// <summary>Parameters as <c>270M</c>, <c>1.23B</c>, <c>1.6T</c>; a dash when unknown.</summary>
    public static string Parameters(long? count) => count switch
    {
        null => Unknown,
        < 1_000_000 => Plain(count.Value),
        < 1_000_000_000 => Scaled(count.Value, 1_000_000m, "M"),
        < 1_000_000_000_000 => Scaled(count.Value, 1_000_000_000m, "B"),
        _ => Scaled(count.Value, 1_000_000_000_000m, "T"),
    };

    /// <summary>A number and its noun: <c>1 row</c>, <c>2 rows</c>.</summary>
    public static string Count(decimal count, string noun) => $"{Plain(count)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>A number of tokens: <c>800M</c>, <c>1.5B</c>, <c>500k</c>; with all its digits where the short form would round it.</summary>
    public static string Tokens(long count) => count switch
    {
        >= 1_000_000_000 when count % 10_000_000 == 0 => Scaled(count, 1_000_000_000m, "B"),
        >= 1_000_000 when count % 10_000 == 0 => Scaled(count, 1_000_000m, "M"),
        >= 1_000 and < 1_000_000 when count % 1_000 == 0 => Scaled(count, 1_000m, "k"),
        _ => count.ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>All digits, no trailing zeros, no separators.</summary>
    public static string Plain(decimal value) =>
        value.WithoutTrailingZeros().ToString(CultureInfo.InvariantCulture);

    private static string Scaled(long count, decimal unit, string suffix) =>
        Plain(Math.Round(count / unit, 2, MidpointRounding.AwayFromZero)) + suffix;
}
