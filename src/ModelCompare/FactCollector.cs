using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization;
using ModelCompare.Normalization.Prices;
using ModelCompare.Sources;

namespace ModelCompare;

/// <summary>Gathers what the observations of one document became, and holds it against each other at the end.</summary>
internal sealed class FactCollector
{
    private readonly List<PriceCandidate> _prices = [];
    private readonly List<Fact> _others = [];
    private readonly List<Rejection> _rejections = [];
    private readonly List<IgnoredObservation> _ignored = [];

    internal void Add(PriceReading reading)
    {
        _prices.AddRange(reading.Prices);
        _rejections.AddRange(reading.Rejections);
    }

    internal void Add(NormalizationResult result)
    {
        _others.AddRange(result.Facts);
        _rejections.AddRange(result.Rejections);
    }

    internal void Ignore(Observation observation, IgnoreRule rule) => _ignored.Add(new(observation, rule));

    internal SourceReading ToReading(ImmutableArray<string> problems)
    {
        var (prices, contradictions) = PriceReconciliation.Reconcile(_prices);
        var others = FactReconciliation.Reconcile(_others);
        return new(
            [.. prices, .. others.Facts],
            [.. _rejections, .. contradictions],
            [.. _ignored],
            [.. problems, .. others.Contradictions]);
    }
}
