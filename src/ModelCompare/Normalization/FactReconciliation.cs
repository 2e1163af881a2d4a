using System.Collections.Immutable;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization;

/// <summary>Holds what one document says of attributes, capabilities and scores against itself.</summary>
public static class FactReconciliation
{
    /// <summary>Merges what is said twice; where a document gives two values for one thing, none of them is believed.</summary>
    public static (ImmutableArray<Fact> Facts, ImmutableArray<string> Contradictions) Reconcile(IEnumerable<Fact> facts)
    {
        var believed = ImmutableArray.CreateBuilder<Fact>();
        var contradictions = ImmutableArray.CreateBuilder<string>();
        foreach (var same in facts.GroupBy(KeyOf))
        {
            var values = same.Select(ValueOf).Distinct().ToArray();
            if (values.Length == 1)
            {
                believed.Add(same.First());
            }
            else
            {
                contradictions.Add($"the document gives {string.Join(" and ", values)} for {same.Key.Name} of {same.Key.Listing.ProviderModel}");
            }
        }

        return (believed.ToImmutable(), contradictions.ToImmutable());
    }

    private static (Listing Listing, string Name) KeyOf(Fact fact) => (fact.Listing, fact switch
    {
        AttributeFact attribute => attribute.Attribute,
        CapabilityFact capability => $"capability {capability.Capability}",
        BenchmarkFact benchmark => $"{benchmark.Benchmark} ({benchmark.Metric}; {benchmark.Setting})",
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is reconciled elsewhere."),
    });

    private static string ValueOf(Fact fact) => fact switch
    {
        AttributeFact attribute => attribute.Value,
        CapabilityFact capability => capability.Supported ? "yes" : "no",
        BenchmarkFact benchmark => benchmark.Score.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };
}
