using System.Collections.Immutable;
using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Comparison.Parts;

/// <summary>A profile with what several parts of a snapshot derive from it, made once for all comparisons of the model.</summary>
internal sealed class ComparedModel
{
    private readonly Lazy<ModelOffers> _offers;
    private readonly Lazy<ImmutableArray<EvidenceRow>> _asLeft;
    private readonly Lazy<ImmutableArray<EvidenceRow>> _asRight;

    public ComparedModel(ModelProfile profile, Traffic traffic)
    {
        Profile = CanonicalOrder.Of(profile);
        var offers = RouteOffer.Of(Profile, traffic).ToList();
        Cheapest = offers.FirstOrDefault();
        Routes = [.. Profile.Routes.OrderBy(route => CostRank(offers, route))];
        Providers = [.. Routes.DistinctBy(route => route.Provider)];
        Tags = DecisionFit.Of(this);
        _offers = new(() => PriceTables.Offers(this));
        _asLeft = new(() => EvidenceList.Of(Profile, SharedBenchmarks.LeftSide));
        _asRight = new(() => EvidenceList.Of(Profile, SharedBenchmarks.RightSide));
    }

    public ModelProfile Profile { get; }

    public string Name => Profile.Name;

    /// <summary>Null when no route prices both input and output.</summary>
    public RouteOffer? Cheapest { get; }

    /// <summary>Cheapest first; routes without a cost last, in the order of the profile.</summary>
    public ImmutableArray<ModelRoute> Routes { get; }

    /// <summary>One route of each provider, cheapest first.</summary>
    public ImmutableArray<ModelRoute> Providers { get; }

    /// <summary>Decision-fit tags; empty when none holds.</summary>
    public ImmutableArray<string> Tags { get; }

    /// <summary>Every route and price.</summary>
    public ModelOffers Offers => _offers.Value;

    /// <summary>What each value rests on, where the model stands on the left.</summary>
    public ImmutableArray<EvidenceRow> EvidenceAsLeft => _asLeft.Value;

    /// <inheritdoc cref="EvidenceAsLeft"/>
    public ImmutableArray<EvidenceRow> EvidenceAsRight => _asRight.Value;

    public long? ContextWindow => Number(ModelAttributes.ContextWindow);

    public IReadOnlyList<string> ProviderNames => [.. Providers.Select(route => route.ProviderName)];

    public string? Attribute(string name) => Profile.Attributes.TryGetValue(name, out var sourced) ? sourced.Value : null;

    public long? Number(string attribute) =>
        long.TryParse(Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Null when unknown.</summary>
    public bool? Supports(string capability) => Profile.Capabilities.TryGetValue(capability, out var sourced) ? sourced.Value : null;

    public bool Has(string capability) => Supports(capability) == true;

    private static int CostRank(List<RouteOffer> offers, ModelRoute route) =>
        offers.FindIndex(offer => ReferenceEquals(offer.Route, route)) is var index and >= 0 ? index : int.MaxValue;
}
