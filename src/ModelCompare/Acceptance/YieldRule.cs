using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>A document that lost much of what the last one stated is broken, or read wrongly.</summary>
internal static class YieldRule
{
    // Vendors retire a few models at a time; a table that is gone, or half a page, is more.
    private const double Half = 0.5;
    private const int FewFacts = 1;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        // What a rule of the source names now is not lost, but no longer wanted.
        var ignored = batch.Reading.Ignored.Select(place => place.Observation.Place.Locator).ToHashSet(StringComparer.Ordinal);
        var lost = batch.Missing.Where(fact => !ignored.Contains(fact.Evidence.Locator)).ToArray();
        var missing = lost.Length;
        if (missing > FewFacts && missing >= batch.Baseline.Facts.Count * Half)
        {
            yield return Lost(missing, batch.Baseline.Facts.Count, "facts");
        }

        var missingPrices = lost.OfType<PriceFact>().Count();
        if (missingPrices > FewFacts && missingPrices >= batch.Before.Count * Half)
        {
            yield return Lost(missingPrices, batch.Before.Count, "prices");
        }
    }

    private static Doubt Lost(int missing, int of, string what) => new("yield", string.Create(CultureInfo.InvariantCulture, $"{missing} of {of} {what} that the source stated are gone"));
}
