using ModelCompare.Catalog;
using ModelCompare.Comparison;
using Xunit;
using static ModelCompare.Tests.Comparison.Profiles;

namespace ModelCompare.Tests.Comparison;

public sealed class ComparisonSetTests
{
    [Fact]
    public void Models_that_no_asked_comparison_needs_are_not_worked_out()
    {
        // Whoever looks at their prices fails.
        var unreadable = new ModelRoute("cloud", "Cloud", "coder", default);
        ModelProfile[] models =
        [
            Model("A"), Model("B"),
            Model("Coder 1", ProductTypes.CodingSpecialized) with { Routes = [unreadable] }, Model("Coder 2", ProductTypes.CodingSpecialized) with { Routes = [unreadable] },
        ];
        var set = ComparisonSet.Choose(models, new(PairChoice.SameProductType, []), int.MaxValue);

        Assert.Equal(4, set.Models.Length);
        Assert.Equal(("A", "B"), (set.Build(ComparisonPair.Of("a", "b")).Left.Name, set.Build(ComparisonPair.Of("a", "b")).Right.Name));
        Assert.ThrowsAny<Exception>(() => set.Build(ComparisonPair.Of("coder-1", "coder-2")));
    }

    [Fact]
    public void Each_model_is_worked_out_once_though_its_pairs_are_built_at_the_same_time()
    {
        var generated = new GeneratedProfiles(1);
        var model = generated.Next("a") with { LastReviewedOn = Reviewed };
        ModelProfile[] others = [.. Enumerable.Range(0, 64).Select(number => generated.Next($"b{number}") with { LastReviewedOn = Reviewed })];
        var set = ComparisonSet.Choose([model, .. others], PairSelection.All, int.MaxValue);
        var snapshots = others.AsParallel().AsOrdered().Select(other => set.Build(ComparisonPair.Of(model.Slug, other.Slug))).ToList();

        Assert.All(snapshots, snapshot => Assert.Same(snapshots[0].Pricing.Left, snapshot.Pricing.Left));
        Assert.All(snapshots.Zip(others), both => Assert.Equal(
            SnapshotJson.Serialize(SnapshotBuilder.Build(model, both.Second, both.First.Related)), SnapshotJson.Serialize(both.First)));
    }

    [Fact]
    public void Any_two_models_are_compared_but_only_kept_pairs_are_named_to_go_on_with()
    {
        ModelProfile[] models = [Model("A"), Model("B"), Model("C"), Model("D")];
        var comparisons = new CatalogComparisons(models, new HashSet<string> { "a", "b", "c" }, PairSelection.All);

        Assert.Equal(["A vs B", "A vs C"], comparisons.Of(ComparisonPair.Of("d", "a"))!.Related.Select(related => related.Text));
        Assert.Equal(5_000_000, comparisons.Of(ComparisonPair.Of("d", "a"), new Traffic(5_000_000, 1))!.MonthlyCost.Assumption.InputTokens);
        Assert.Null(comparisons.Of(ComparisonPair.Of("a", "e")));
    }
}
