using System.Collections.Immutable;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison.Parts;

internal static class Scorecard
{
    public static ImmutableArray<ScorecardRow> Of(ComparedPair pair, ImmutableArray<BenchmarkRow> shared) =>
    [
        pair.Signal("Product type", model => Cells.Of(model.Profile.ProductType, TermText.ProductType(model.Profile.ProductType))),
        pair.Signal("Best for", model => Listed(DecisionFit.BestFor(model))),
        pair.Signal("Decision fit", model => Listed(model.Tags.IsEmpty ? [DecisionFit.General] : model.Tags)),
        pair.Signal("Context window", model => Cells.Of(model.ContextWindow, ContextText.Of(model.ContextWindow))),
        pair.Signal("Cheapest output", model => Cells.Of(model.Cheapest?.OutputPrice, PriceText.Of(model.Cheapest?.OutputPrice))),
        pair.Signal("Provider routes", model => Cells.Of(model.Providers.Length, $"{model.Providers.Length} tracked")),
        SharedRow(shared),
    ];

    private static Cell Listed(ImmutableArray<string> values) => Cells.List(values, ListText.And(values));

    private static ScorecardRow SharedRow(ImmutableArray<BenchmarkRow> shared)
    {
        var widest = SharedBenchmarks.Widest(shared);
        Cell Of(string side) => Cells.Of(
            shared.Length,
            widest?.Leader == side ? $"{widest.Benchmark} leader" : NumberText.Count(shared.Length, "row"));
        return new ScorecardRow("Shared benchmarks", Of(SharedBenchmarks.LeftSide), Of(SharedBenchmarks.RightSide));
    }
}
