using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>What other sources say about the prices of listings, for doubts that a second opinion settles.</summary>
public sealed class Witnesses
{
    // Aggregators round; a typing error is off by far more.
    private const decimal Tolerance = 0.02m;

    private readonly ILookup<(Listing, PriceTerms), decimal> _amounts;

    /// <param name="stated">Prices that other sources state, under the listings of the source in question.</param>
    public Witnesses(IEnumerable<PriceFact> stated) =>
        _amounts = stated.Where(price => price.Amount is not null).ToLookup(price => (price.Listing, Comparable(price.Terms)), price => price.Amount!.Value);

    public static readonly Witnesses None = new([]);

    /// <summary>Whether another source states the same amount.</summary>
    public bool Confirm(PriceFact price) => price.Amount is { } amount
        && _amounts[(price.Listing, Comparable(price.Terms))].Any(other => Math.Abs(other - amount) <= amount * Tolerance);

    // Sources word ranges and dates differently; meter, modality, tier, unit and currency must agree.
    private static PriceTerms Comparable(PriceTerms terms) => terms with { Context = null, EffectiveFrom = null, EffectiveTo = null, Variant = "", Region = "" };
}
