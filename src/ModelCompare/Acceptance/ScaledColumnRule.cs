using System.Globalization;

namespace ModelCompare.Acceptance;

/// <summary>Several prices that changed by one factor of ten: a unit slipped, or a decimal point.</summary>
internal static class ScaledColumnRule
{
    private const int Several = 2;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var slips = batch.Changes
            .Where(change => change.Ratio is { } ratio && PowersOfTen.IsSlip(ratio) && !batch.Witnesses.Confirm(change.Fact))
            .GroupBy(change => Math.Round(Math.Log10((double)change.Ratio!.Value)))
            .FirstOrDefault(group => group.Count() >= Several);
        if (slips is not null)
        {
            var first = slips.First();
            yield return new("scaled column", string.Create(
                CultureInfo.InvariantCulture,
                $"{slips.Count()} prices changed by the factor {Math.Pow(10, slips.Key)}; the first: {first.Fact.Listing.ProviderModel} {first.Fact.Terms.Meter} from {first.Before.Amount} to {first.Fact.Amount}"));
        }
    }
}
