using System.Globalization;

namespace ModelCompare.Acceptance;

/// <summary>Money that nothing claims any more is a sign that the page changed under its reading: one place too many is enough.</summary>
internal static class UnclaimedMoneyRule
{
    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var (before, now) = (batch.Baseline.Unclaimed, batch.Reading.Coverage.Unclaimed);
        if (batch.Baseline.Facts.Count > 0 && now > before)
        {
            yield return new("unclaimed", string.Create(CultureInfo.InvariantCulture, $"places with unclaimed money rose from {before} to {now}; the last: {batch.Reading.Unclaimed[^1].Summary}"));
        }
    }
}
