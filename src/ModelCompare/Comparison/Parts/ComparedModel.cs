using System.Collections.Immutable;
using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Comparison.Parts;

/// <summary>A profile with what several parts of a snapshot derive from it.</summary>
internal sealed class ComparedModel
{
    public ComparedModel(ModelProfile profile, Traffic traffic)
    {
        Profile = profile;
        var offers = RouteOffer.Of(profile, traffic).ToList();
        Cheapest = offers.FirstOrDefault();
        Routes = [.. profile.Routes.OrderBy(route => CostRank(offers, route))];
        Providers = [.. Routes.DistinctBy(route => route.Provider)];
        Tags = DecisionFit.Of(this);
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
