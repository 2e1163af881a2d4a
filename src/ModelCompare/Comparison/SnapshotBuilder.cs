using ModelCompare.Comparison.Parts;

namespace ModelCompare.Comparison;

/// <summary>Compares two models. Pure: the same facts give the same snapshot, whichever model comes first.</summary>
public static class SnapshotBuilder
{
    /// <param name="a">A model.</param>
    /// <param name="b">The other model.</param>
    /// <param name="related">Comparisons to go on with.</param>
    /// <param name="traffic">What costs and the cheapest routes are told for; stored snapshots are for <see cref="Traffic.Default"/>.</param>
    /// <exception cref="ArgumentException">The two profiles have one slug.</exception>
    public static Snapshot Build(ModelProfile a, ModelProfile b, IReadOnlyList<RelatedComparison> related, Traffic? traffic = null)
    {
        traffic ??= Traffic.Default;
        return Build(new ComparedModel(a, traffic), new ComparedModel(b, traffic), related, traffic);
    }

    /// <summary>As above, of models that were made for the same traffic.</summary>
    internal static Snapshot Build(ComparedModel a, ComparedModel b, IReadOnlyList<RelatedComparison> related, Traffic traffic)
    {
        var isOrdered = ComparisonPair.Of(a.Profile.Slug, b.Profile.Slug).Left == a.Profile.Slug;
        var pair = new ComparedPair(isOrdered ? a : b, isOrdered ? b : a, traffic);
        var (left, right) = (pair.Left.Profile, pair.Right.Profile);
        var shared = SharedBenchmarks.Of(pair);
        var reasons = Parts.Reasons.Of(pair, shared);
        var cost = MonthlyCosts.Of(pair);
        return new Snapshot
        {
            Left = Model(left),
            Right = Model(right),
            Introduction = Opening.Introduction(pair),
            Verdict = Opening.Verdict(pair, cost),
            Scorecard = Scorecard.Of(pair, shared),
            Reasons = reasons,
            MonthlyCost = cost,
            Switching = SwitchFriction.Of(pair),
            Specs = Specs.Of(pair),
            Pricing = PriceTables.Of(pair),
            Capabilities = CapabilityTable.Of(pair),
            Benchmarks = shared,
            DeepDive = DeepDive.Of(pair, reasons),
            Faq = Faq.Of(pair),
            Related = [.. related],
            LastReviewedOn = Older(left.LastReviewedOn, right.LastReviewedOn),
            Stale = [.. left.Stale.Union(right.Stale).OrderBy(stale => stale.Source, StringComparer.Ordinal)],
            Evidence = [.. pair.Left.EvidenceAsLeft, .. pair.Right.EvidenceAsRight],
        };
    }

    private static SnapshotModel Model(ModelProfile profile) => new(profile.Slug, profile.Name, profile.Developer, profile.ProductType);

    // A model without a single fact has nothing to review and does not hide the date of the other.
    private static DateOnly? Older(DateOnly? a, DateOnly? b) => (a, b) switch
    {
        (null, _) => b,
        (_, null) => a,
        _ => a < b ? a : b,
    };
}
