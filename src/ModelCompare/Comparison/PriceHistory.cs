using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Parts;

namespace ModelCompare.Comparison;

/// <summary>What input and output of a model cost over time, on the route whose prices its comparisons show.</summary>
/// <param name="Route">The route.</param>
/// <param name="Currency">ISO 4217 code of all amounts, which are per million tokens.</param>
/// <param name="Series">Input, then output; one is absent where the route states none.</param>
public sealed record PriceHistory(ModelRoute Route, string Currency, ImmutableArray<PriceSeries> Series)
{
    /// <summary>The history up to a day; null when no route has a price of input or output now.</summary>
    /// <param name="profile">What is current.</param>
    /// <param name="statements">Everything that was ever stated of the model's listings.</param>
    /// <param name="today">The last day that is shown.</param>
    public static PriceHistory? Of(ModelProfile profile, IReadOnlyCollection<Statement> statements, DateOnly today)
    {
        var offer = new ComparedModel(profile, Traffic.Default).Cheapest;
        var (route, prices) = offer is null ? First(profile) : (offer.Route, [offer.Input, offer.Output]);
        return route is null ? null : new(route, prices[0].Terms.Currency, [.. prices.Select(price => SeriesOf(route, price, statements, today)).Where(series => !series.Steps.IsEmpty)]);
    }

    // Without a complete price in dollars, what the first route says of plain input and output.
    private static (ModelRoute? Route, ImmutableArray<RoutePrice> Prices) First(ModelProfile profile) => profile.Routes
        .Select(route => ((ModelRoute?)route, Prices: route.Prices.Where(IsPlain).DistinctBy(price => price.Terms.Meter).OrderBy(price => price.Terms.Meter is Meters.Output).ToImmutableArray()))
        .FirstOrDefault(route => !route.Prices.IsEmpty, (null, []));

    private static bool IsPlain(RoutePrice price) =>
        price.Terms is { Meter: Meters.Input or Meters.Output, ServiceTier: ServiceTiers.Standard, Unit: Units.MillionTokens, Variant: "", Modality: "", Context: null }
        && price.Amount.Value > 0;

    // Of one source alone: a step from one source's value to another's would be no change of the price.
    private static PriceSeries SeriesOf(ModelRoute route, RoutePrice price, IReadOnlyCollection<Statement> statements, DateOnly today)
    {
        var steps = statements
            .Where(statement => statement.Fact is PriceFact fact
                && fact.Listing == new Listing(route.Provider, route.ProviderModel)
                && fact.Terms.Undated() == price.Terms.Undated()
                && fact.Evidence.Source == price.Amount.Source)
            .Select(Step)
            .Where(step => step.From <= today && !(step.To <= step.From))
            .OrderBy(step => step.From);
        return new(price.Terms.Meter, [.. steps], price.Amount.ConfirmedOn);
    }

    private static PriceStep Step(Statement statement)
    {
        var fact = (PriceFact)statement.Fact;
        var from = fact.Terms.EffectiveFrom > statement.ChangedOn ? fact.Terms.EffectiveFrom.Value : statement.ChangedOn;
        var over = fact.Terms.EffectiveTo?.AddDays(1);
        return new(from, over < statement.ClosedOn ? over : statement.ClosedOn ?? over, fact.Amount ?? 0, statement.Fact.Evidence.Quote);
    }
}

/// <summary>The price of one meter over time.</summary>
/// <param name="Meter"><see cref="Meters.Input"/> or <see cref="Meters.Output"/>.</param>
/// <param name="Steps">By first day.</param>
/// <param name="ConfirmedOn">The day on which today's price was last read again; nobody knows that it held later.</param>
public sealed record PriceSeries(string Meter, ImmutableArray<PriceStep> Steps, DateOnly ConfirmedOn);

/// <summary>A price as long as it stood the same.</summary>
/// <param name="From">The day on which it was first read, or from which the vendor says that it holds, whichever is later.</param>
/// <param name="To">The first day on which it no longer held; null while it is stated.</param>
/// <param name="Amount">Per million tokens; 0 when free.</param>
/// <param name="Quote">The cell, verbatim.</param>
public sealed record PriceStep(DateOnly From, DateOnly? To, decimal Amount, string Quote);
