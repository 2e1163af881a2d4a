namespace ModelCompare.Catalog;

/// <summary>A current fact with what else a comparison of sources must know of it.</summary>
/// <param name="Stated">The fact and the day on which it was last read again.</param>
/// <param name="Model">Slug of the model that the listing is; null while it is unmatched.</param>
public sealed record LinkedFact(StatedFact Stated, string? Model);

/// <summary>Two sources that state different values for the same thing.</summary>
/// <param name="Kind">Sort of the fact.</param>
/// <param name="Model">Slug of the model; empty where the listing is unmatched.</param>
/// <param name="Provider">Whose offer the other source speaks of; both do where the kind is a price.</param>
/// <param name="What">What is stated, as <see cref="FactKey.Text"/>.</param>
/// <param name="Winner">What the more trusted source says.</param>
/// <param name="Other">What the less trusted one says.</param>
/// <param name="Published">False where both only witness a price, so that the catalog publishes neither.</param>
/// <param name="Ratio">For prices, the other amount by the winner's, six places; null where one of them is free.</param>
/// <param name="Difference">The other number less the winner's, free being 0; null where the values are no numbers.</param>
public sealed record Discrepancy(
    FactKind Kind, string Model, string Provider, string What, StatedValue Winner, StatedValue Other, bool Published, decimal? Ratio, decimal? Difference);

/// <summary>One side of a discrepancy.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Listing">The listing of which it is stated.</param>
/// <param name="Value">The value, as <see cref="FactValue.Of"/>.</param>
/// <param name="ConfirmedOn">The day on which it was last read again.</param>
/// <param name="Quote">The cell or line, verbatim.</param>
/// <param name="Locator">Its place in the document.</param>
public sealed record StatedValue(string Source, Listing Listing, string Value, DateOnly ConfirmedOn, string Quote, string Locator)
{
    internal static StatedValue Of(StatedFact stated)
    {
        var (fact, evidence) = (stated.Fact, stated.Fact.Evidence);
        return new(evidence.Source, fact.Listing, FactValue.Of(fact), stated.ConfirmedOn, evidence.Quote, evidence.Locator);
    }
}
