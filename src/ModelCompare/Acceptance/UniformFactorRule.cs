using System.Globalization;

namespace ModelCompare.Acceptance;

/// <summary>
/// Every price of a page changed by one large factor: a currency, a unit or a plan changed that the page does not say at the prices. A
/// general price change of some per cent is none.
/// </summary>
internal static class UniformFactorRule
{
    private const int Several = 3;
    private const decimal Large = 2m;
    private const decimal Rounding = 0.02m;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var ratios = batch.Changes.Select(change => change.Ratio).OfType<decimal>().ToArray();
        var restated = batch.Prices.Count(price => batch.Before.ContainsKey(Catalog.FactKey.Of(price)));
        if (ratios.Length < Several || ratios.Length < restated || ratios[0] is < Large and > 1 / Large)
        {
            yield break;
        }

        if (ratios.All(ratio => Math.Abs((ratio / ratios[0]) - 1) <= Rounding) && !batch.Changes.All(change => batch.Witnesses.Confirm(change.Fact)))
        {
            yield return new("uniform factor", string.Create(CultureInfo.InvariantCulture, $"all {ratios.Length} prices changed by the factor {decimal.Round(ratios[0], 3)}"));
        }
    }
}
