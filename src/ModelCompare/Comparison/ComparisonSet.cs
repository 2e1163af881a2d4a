using System.Collections.Immutable;
using ModelCompare.Comparison.Parts;

namespace ModelCompare.Comparison;

/// <summary>The models whose pairs have a stored snapshot, and how each snapshot is built. Pairs are never held as a whole.</summary>
public sealed class ComparisonSet
{
    private readonly ComparedModels _compared;
    private readonly PairSelection _selection;
    private readonly RelatedComparisons _related;

    private ComparisonSet(ImmutableArray<ModelProfile> models, PairSelection selection)
    {
        Models = models;
        _selection = selection;
        _compared = new(models);
        _related = new(models, _compared, selection.Keeps);
    }

    /// <summary>The models, by slug, ordinal; each has at least one pair.</summary>
    public ImmutableArray<ModelProfile> Models { get; }

    /// <summary>The set of all pairs that a selection keeps, up to a maximum.</summary>
    /// <param name="profiles">Every model.</param>
    /// <param name="selection">Which pairs are kept.</param>
    /// <param name="maxPairs">Most pairs; whole models are left out where there would be more.</param>
    public static ComparisonSet Choose(IEnumerable<ModelProfile> profiles, PairSelection selection, int maxPairs) =>
        new(selection.Choose(profiles, maxPairs), selection);

    /// <summary>What the snapshots of a model rest on: equal digests of both models of a pair give equal snapshots but for review dates and related comparisons.</summary>
    public string DigestOf(ModelProfile model) => ProfileDigest.Of(model, $"{ProgramVersion.Text} {_selection.Choice}");

    /// <summary>The models with which a model has a kept pair, by slug, ordinal.</summary>
    public IEnumerable<ModelProfile> PartnersOf(ModelProfile model) => Models.Where(other => _selection.Keeps(model, other));

    /// <summary>Kept comparisons to go on with after that of <paramref name="pair"/>, which need not be kept itself.</summary>
    public ImmutableArray<RelatedComparison> RelatedTo(ComparisonPair pair) => _related.For(pair);

    public Snapshot Build(ComparisonPair pair) => SnapshotBuilder.Build(_compared[pair.Left], _compared[pair.Right], RelatedTo(pair), Traffic.Default);
}
