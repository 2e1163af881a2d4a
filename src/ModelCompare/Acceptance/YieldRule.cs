using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>A document that lost much of what the last one stated is broken, or read wrongly.</summary>
internal static class YieldRule
{
    internal const string Name = "yield";

    // Vendors retire a few models at a time; a table that is gone, or half a page, is more.
    private const double Half = 0.5;
    private const int FewFacts = 1;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var missing = batch.Lost.Length;
        if (missing > FewFacts && missing >= batch.Baseline.Facts.Count * Half)
        {
            yield return Lost(missing, batch.Baseline.Facts.Count, "facts");
        }

        var missingPrices = batch.Lost.OfType<PriceFact>().Count();
        if (missingPrices > FewFacts && missingPrices >= batch.Before.Count * Half)
        {
            yield return Lost(missingPrices, batch.Before.Count, "prices");
        }
    }

    private static Doubt Lost(int missing, int of, string what) => new(Name, string.Create(CultureInfo.InvariantCulture, $"{missing} of {of} {what} that the source stated are gone"));
}
