using ModelCompare.Comparison.Parts;

namespace ModelCompare.Comparison;

/// <summary>Compares two models. Pure: the same facts give the same snapshot, whichever model comes first.</summary>
public static class SnapshotBuilder
{
    /// <exception cref="ArgumentException">The two profiles have one slug.</exception>
    public static Snapshot Build(ModelProfile a, ModelProfile b, IReadOnlyList<RelatedComparison> related)
    {
        var order = ComparisonPair.Of(a.Slug, b.Slug);
        var left = CanonicalOrder.Of(order.Left == a.Slug ? a : b);
        var right = CanonicalOrder.Of(order.Left == a.Slug ? b : a);
        var pair = new ComparedPair(new ComparedModel(left), new ComparedModel(right));
        var shared = SharedBenchmarks.Of(pair);
        var cost = MonthlyCosts.Of(pair);
        return new Snapshot
        {
            Left = Model(left),
            Right = Model(right),
            Introduction = Opening.Introduction(pair),
            Verdict = Opening.Verdict(pair, cost),
            Scorecard = Scorecard.Of(pair, shared),
            Reasons = Reasons.Of(pair, shared),
            MonthlyCost = cost,
            Switching = SwitchFriction.Of(pair),
            Specs = Specs.Of(pair),
            Pricing = PriceTables.Of(pair),
            Capabilities = CapabilityTable.Of(pair),
            Benchmarks = shared,
            DeepDive = DeepDive.Of(pair),
            Faq = Faq.Of(pair),
            Related = [.. related],
            LastReviewedOn = Older(left.LastReviewedOn, right.LastReviewedOn),
            Stale = [.. left.Stale.Union(right.Stale).OrderBy(stale => stale.Source, StringComparer.Ordinal)],
            Evidence = EvidenceList.Of(pair),
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
