using ModelCompare.Catalog;
using ModelCompare.Comparison;
using Xunit;
using static ModelCompare.Tests.Comparison.Profiles;

namespace ModelCompare.Tests.Comparison;

public sealed class RelatedComparisonsTests
{
    private static readonly ModelProfile[] Models =
    [
        Model("A").Route("Cloud", 1m, 1m),
        Model("B").Route("Cloud", 1m, 1m),
        Model("Coder", ProductTypes.CodingSpecialized).Route("Cloud", 1m, 1m),
        Model("Near").Route("Cloud", 2m, 2m),
        Model("Far").Route("Cloud", 90m, 90m),
        Model("Unpriced"),
    ];

    [Fact]
    public void The_same_product_type_comes_first_and_then_the_nearest_price()
    {
        var related = Kept(PairSelection.All).RelatedTo(ComparisonPair.Of("b", "a"));
        Assert.Equal(["A vs Near", "B vs Near", "A vs Far", "B vs Far", "A vs Unpriced", "B vs Unpriced"], related.Select(other => other.Text));
    }

    [Fact]
    public void Only_kept_pairs_that_share_a_model_are_named()
    {
        var kept = Kept(new(PairChoice.Listed, [ComparisonPair.Of("a", "b"), ComparisonPair.Of("coder", "a"), ComparisonPair.Of("near", "far")]));
        Assert.Equal([new RelatedComparison("a", "coder", "A vs Coder")], kept.RelatedTo(ComparisonPair.Of("a", "b")));
        Assert.Empty(kept.RelatedTo(ComparisonPair.Of("x", "y")));
    }

    [Fact]
    public void A_model_is_not_compared_with_itself() =>
        Assert.Throws<ArgumentException>(() => SnapshotBuilder.Build(Model("A"), Model("A"), []));

    private static ComparisonSet Kept(PairSelection selection) => ComparisonSet.Choose(Models, selection, int.MaxValue);
}
