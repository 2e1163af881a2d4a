using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>Several values that this document would retire together: a part of the page is read no longer, or its models were withdrawn. Both look alike.</summary>
internal static class RetirementRule
{
    internal const string Name = "retirement";

    private const int Several = 2;
    private const double Third = 1 / 3.0;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var retired = batch.Lost.Where(fact => batch.Baseline.Expiring.Contains(FactKey.Of(fact))).ToArray();
        if (retired.Length >= Several && retired.Length >= batch.Baseline.Facts.Count * Third)
        {
            var first = retired[0];
            yield return new(Name, string.Create(CultureInfo.InvariantCulture, $"{retired.Length} of {batch.Baseline.Facts.Count} facts would be retired at once, as no document states them any more; the first: {FactKey.Of(first).Text} of {first.Listing.ProviderModel}"));
        }
    }
}
