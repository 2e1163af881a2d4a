using System.Collections.Immutable;
using System.Globalization;
using ModelCompare.Comparison;

namespace ModelCompare.Catalog;

/// <summary>A current fact and the day on which it was last read again.</summary>
public sealed record StatedFact(Fact Fact, DateOnly ConfirmedOn);

/// <summary>
/// Makes a model's profile of what all sources state about its listings: the most trusted source wins each value, and within a
/// source the listing that is first by provider and name.
/// </summary>
/// <param name="trust">Which source is believed.</param>
/// <param name="providerNames">Names of providers for people, by id.</param>
/// <param name="today">The day on which prices must hold and routes be served.</param>
/// <param name="staleSources">Sources past their limit of freshness, with the day on which each was last confirmed.</param>
public sealed class ProfileBuilder(
    SourceTrust trust, IReadOnlyDictionary<string, string> providerNames, DateOnly today, IReadOnlyDictionary<string, DateOnly> staleSources)
{
    /// <summary>The profile of <paramref name="model"/>; facts of sources that sources.json does not list are left out.</summary>
    public ModelProfile Build(ResolvedModel model, IEnumerable<StatedFact> facts)
    {
        var believed = InOrderOfTrust(facts);
        var attributes = Winners(believed, (AttributeFact fact) => fact.Attribute)
            .Where(stated => ((AttributeFact)stated.Fact).Attribute != ModelAttributes.Offered)
            .ToImmutableArray();
        var capabilities = Winners(believed, (CapabilityFact fact) => fact.Capability);
        var scores = Winners(believed, (BenchmarkFact fact) => (fact.Benchmark, fact.Metric, fact.Setting));
        var routes = Routes(believed);
        ImmutableArray<StatedFact> shown = [.. attributes, .. capabilities, .. scores, .. routes.SelectMany(route => route.RestsOn)];
        return new ModelProfile
        {
            Slug = model.Slug,
            Name = model.Name,
            Developer = model.Developer,
            ProductType = model.ProductType,
            Attributes = attributes.ToImmutableSortedDictionary(
                stated => ((AttributeFact)stated.Fact).Attribute, stated => Sourced(stated, ((AttributeFact)stated.Fact).Value), StringComparer.Ordinal),
            Capabilities = capabilities.ToImmutableSortedDictionary(
                stated => ((CapabilityFact)stated.Fact).Capability, stated => Sourced(stated, ((CapabilityFact)stated.Fact).Supported), StringComparer.Ordinal),
            Benchmarks = Benchmarks(scores),
            Routes = [.. routes.Select(route => route.Route)],
            LastReviewedOn = Oldest(shown),
            Stale = Stale(shown),
        };
    }

    private ImmutableArray<StatedFact> InOrderOfTrust(IEnumerable<StatedFact> facts) =>
    [
        .. facts
            .Where(stated => trust.RankOf(stated.Fact.Evidence.Source) is not null)
            .OrderBy(stated => trust.RankOf(stated.Fact.Evidence.Source))
            .ThenBy(stated => stated.Fact.Listing.Provider, StringComparer.Ordinal)
            .ThenBy(stated => stated.Fact.Listing.ProviderModel, StringComparer.Ordinal),
    ];

    private static ImmutableArray<StatedFact> Winners<TFact, TKey>(IEnumerable<StatedFact> believed, Func<TFact, TKey> key)
        where TFact : Fact =>
        [.. believed.Where(stated => stated.Fact is TFact).DistinctBy(stated => key((TFact)stated.Fact))];

    private static ImmutableArray<ModelBenchmark> Benchmarks(IEnumerable<StatedFact> scores) =>
    [
        .. scores
            .Select(stated => (stated, fact: (BenchmarkFact)stated.Fact))
            .Select(s => new ModelBenchmark(s.fact.Benchmark, s.fact.Metric, s.fact.Setting, Sourced(s.stated, s.fact.Score)))
            .OrderBy(row => row.Benchmark, StringComparer.Ordinal)
            .ThenBy(row => row.Metric, StringComparer.Ordinal)
            .ThenBy(row => row.Setting, StringComparer.Ordinal),
    ];

    private ImmutableArray<(ModelRoute Route, ImmutableArray<StatedFact> RestsOn)> Routes(IEnumerable<StatedFact> believed) =>
    [
        .. believed
            .GroupBy(stated => stated.Fact.Listing)
            .OrderBy(listing => listing.Key.Provider, StringComparer.Ordinal)
            .ThenBy(listing => listing.Key.ProviderModel, StringComparer.Ordinal)
            .Select(listing => Route(listing.Key, listing))
            .OfType<(ModelRoute, ImmutableArray<StatedFact>)>(),
    ];

    private (ModelRoute Route, ImmutableArray<StatedFact> RestsOn)? Route(Listing listing, IEnumerable<StatedFact> believed)
    {
        var stated = believed.ToImmutableArray();
        if (IsRetired(stated))
        {
            return null;
        }

        var prices = Winners(InForce(stated), (PriceFact fact) => fact.Terms.Undated())
            .OrderBy(stated => FactKey.Of(stated.Fact).Text, StringComparer.Ordinal)
            .ToImmutableArray();
        var offer = Winners(stated.Where(fact => !trust.IsWitness(fact.Fact.Evidence.Source)), (AttributeFact fact) => fact.Attribute)
            .FirstOrDefault(stated => stated.Fact is AttributeFact { Attribute: ModelAttributes.Offered, Value: "yes" });
        if (prices.IsEmpty && offer is null)
        {
            return null;
        }

        var shown = prices.Select(stated => new RoutePrice(((PriceFact)stated.Fact).Terms, Sourced(stated, ((PriceFact)stated.Fact).Amount)));
        var route = new ModelRoute(listing.Provider, providerNames.GetValueOrDefault(listing.Provider, listing.Provider), listing.ProviderModel, [.. shown]);
        return (route, prices.IsEmpty ? [offer!] : prices);
    }

    // A witness sells nothing: neither its price nor its word that something is offered makes a route. Of prices of one source that hold on the same day,
    // the one that the vendor dates latest is meant: a promotion beside the usual price.
    private IEnumerable<StatedFact> InForce(IEnumerable<StatedFact> stated) =>
        from fact in stated
        let price = fact.Fact as PriceFact
        where price is not null && !trust.IsWitness(price.Evidence.Source) && price.Terms.HoldOn(today)
        orderby trust.RankOf(price.Evidence.Source), price.Terms.EffectiveFrom descending, price.Terms.EffectiveTo ?? DateOnly.MaxValue
        select fact;

    // Of a month or a year without a day, only its end is sure.
    private bool IsRetired(IEnumerable<StatedFact> stated)
    {
        var on = stated
            .Where(fact => !trust.IsWitness(fact.Fact.Evidence.Source))
            .Select(fact => fact.Fact).OfType<AttributeFact>()
            .FirstOrDefault(fact => fact.Attribute == ModelAttributes.RetiredOn)?.Value;
        var day = today.ToString("O", CultureInfo.InvariantCulture);
        return on is not null && string.CompareOrdinal(on, on.Length < day.Length ? day[..on.Length] : day) is var order && (order < 0 || (order == 0 && on.Length == day.Length));
    }

    private static DateOnly? Oldest(ImmutableArray<StatedFact> shown) =>
        shown.IsEmpty ? null : shown.Min(stated => stated.ConfirmedOn);

    private ImmutableArray<StaleSource> Stale(ImmutableArray<StatedFact> shown) =>
    [
        .. shown
            .Select(stated => stated.Fact.Evidence.Source)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Where(staleSources.ContainsKey)
            .Select(source => new StaleSource(source, staleSources[source])),
    ];

    private static Sourced<T> Sourced<T>(StatedFact stated, T value)
    {
        var evidence = stated.Fact.Evidence;
        return new(value, evidence.Source, evidence.Url, evidence.Quote, stated.ConfirmedOn);
    }
}
