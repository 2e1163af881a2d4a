using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>Most capabilities of a source turned into their opposite at once: a mark changed its meaning, or a column its place.</summary>
internal static class CapabilityFlipsRule
{
    private const int Several = 4;
    private const double Half = 0.5;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var restated = batch.Reading.Facts.OfType<CapabilityFact>()
            .Select(fact => (Now: fact, Before: batch.Baseline.Facts.GetValueOrDefault(FactKey.Of(fact)) as CapabilityFact))
            .Where(pair => pair.Before is not null)
            .ToArray();
        var flipped = restated.Where(pair => pair.Now.Supported != pair.Before!.Supported).ToArray();
        if (flipped.Length >= Several && flipped.Length > restated.Length * Half)
        {
            var first = flipped[0].Now;
            yield return new("capability flips", string.Create(CultureInfo.InvariantCulture, $"{flipped.Length} of {restated.Length} capabilities turned into their opposite; the first: {first.Capability} of {first.Listing.ProviderModel} is {FactValue.Of(first)}"));
        }
    }
}
