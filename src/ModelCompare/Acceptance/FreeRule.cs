using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>A price that became free, or a free one that costs: rare enough for a person to look.</summary>
internal static class FreeRule
{
    internal static IEnumerable<Doubt> Check(Batch batch) =>
        from change in batch.Changes
        where change.Fact.Amount is null || change.Before.Amount is null
        where !batch.Witnesses.Confirm(change.Fact)
        select Doubt.About("free", change.Fact.Amount is null ? "it became free" : "it was free", change.Fact, change.Before);
}
