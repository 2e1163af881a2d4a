using System.Collections.Immutable;
using System.Globalization;

namespace ModelCompare.Catalog;

/// <summary>What a fact is about, without its value: two facts of one source with equal keys state the same thing.</summary>
/// <param name="Listing">The listing.</param>
/// <param name="Kind">Sort of the fact.</param>
/// <param name="Name">Meter, attribute, capability or benchmark.</param>
/// <param name="Terms">The terms of a price; null for others.</param>
/// <param name="Metric">Metric of a benchmark; empty for others.</param>
/// <param name="Setting">Setting of a benchmark; empty for others.</param>
public sealed record FactKey(Listing Listing, FactKind Kind, string Name, PriceTerms? Terms = null, string Metric = "", string Setting = "")
{
    /// <summary>The key of <paramref name="fact"/>.</summary>
    public static FactKey Of(Fact fact) => fact switch
    {
        PriceFact price => new(price.Listing, FactKind.Price, price.Terms.Meter, price.Terms),
        AttributeFact attribute => new(attribute.Listing, FactKind.Attribute, attribute.Attribute),
        CapabilityFact capability => new(capability.Listing, FactKind.Capability, capability.Capability),
        BenchmarkFact score => new(score.Listing, FactKind.Benchmark, score.Benchmark, null, score.Metric, score.Setting),
        _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.GetType().Name, "A kind of fact that has no key."),
    };

    /// <summary>The key without its listing, for a person: <c>output price (batch, &lt;=200k)</c>, <c>context_window</c>.</summary>
    public string Text => Terms is null
        ? string.Join(' ', ImmutableArray.Create(Name, Metric, Setting).Where(part => part.Length > 0))
        : $"{Name} price ({string.Join(", ", Conditions(Terms))})";

    /// <summary>The key with its listing; equal texts are equal keys of one source.</summary>
    public string Subject => $"{Listing.Provider} {Listing.ProviderModel}: {Text}";

    /// <summary>The key without the days on which a price holds; the key itself for others.</summary>
    public FactKey Undated() => Terms is null ? this : this with { Terms = Terms.Undated() };

    private static IEnumerable<string> Conditions(PriceTerms terms)
    {
        var given = ImmutableArray.Create(terms.Modality, terms.Context?.Text ?? "", terms.Region, terms.Variant).Where(part => part.Length > 0);
        return [terms.ServiceTier, .. given, .. Period(terms), terms.Currency.Length > 0 ? $"{terms.Currency} per {terms.Unit}" : $"per {terms.Unit}"];
    }

    private static IEnumerable<string> Period(PriceTerms terms)
    {
        if (terms.EffectiveFrom is { } from)
        {
            yield return "from " + from.ToString("O", CultureInfo.InvariantCulture);
        }

        if (terms.EffectiveTo is { } to)
        {
            yield return "to " + to.ToString("O", CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>Sorts of facts.</summary>
public enum FactKind
{
    Price,
    Attribute,
    Capability,
    Benchmark,
}
