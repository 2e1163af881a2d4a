using System.Globalization;

namespace ModelCompare.Acceptance;

/// <summary>Money that nothing claims any more is a sign that the page changed under its reading.</summary>
internal static class UnclaimedMoneyRule
{
    private const int Few = 2;
    private const double Part = 0.1;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var (before, now) = (batch.Baseline.Unclaimed, batch.Reading.Coverage.Unclaimed);
        if (batch.Baseline.Facts.Count > 0 && now - before > Math.Max(Few, batch.Reading.Facts.Length * Part))
        {
            yield return new("unclaimed", string.Create(CultureInfo.InvariantCulture, $"{now} places with money are unclaimed, where {before} were; the last: {batch.Reading.Unclaimed[^1].Text}: {batch.Reading.Unclaimed[^1].Reason}"));
        }
    }
}
