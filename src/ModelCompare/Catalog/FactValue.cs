using System.Globalization;

namespace ModelCompare.Catalog;

/// <summary>Values of facts as the catalog keeps and compares them.</summary>
public static class FactValue
{
    /// <summary>
    /// Decimal places that the catalog keeps. Prices are per million tokens, so the last place is a trillionth of a dollar;
    /// what pages write beyond it is noise of binary fractions (<c>0.19999999999999998</c>).
    /// </summary>
    public const int DecimalPlaces = 12;

    /// <summary>The value of <paramref name="fact"/> as canonical text; equal texts are equal values. A free price is <c>free</c>.</summary>
    public static string Of(Fact fact) => fact switch
    {
        PriceFact { Amount: null } => "free",
        PriceFact { Amount: { } amount } => Text(amount),
        AttributeFact attribute => attribute.Value,
        CapabilityFact capability => capability.Supported ? "yes" : "no",
        BenchmarkFact score => Text(score.Score),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A kind of fact that has no value."),
    };

    /// <summary>The number as it is kept.</summary>
    public static decimal Kept(decimal value) => decimal.Round(value, DecimalPlaces);

    private static string Text(decimal value) => Kept(value).ToString("0.############", CultureInfo.InvariantCulture);
}
