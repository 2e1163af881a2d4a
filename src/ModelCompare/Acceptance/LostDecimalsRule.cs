namespace ModelCompare.Acceptance;

/// <summary>An amount that is the whole part of the old one: its decimals are raised, or stand apart, and are read as a mark.</summary>
internal static class LostDecimalsRule
{
    internal static IEnumerable<Doubt> Check(Batch batch) =>
        from change in batch.Changes
        where PrintedNumbers.Of(change) is { } printed && printed.Before.StartsWith(printed.Now + ".", StringComparison.Ordinal)
        where !batch.Witnesses.Confirm(change.Fact)
        select Doubt.About("lost decimals", $"\"{change.Fact.Evidence.Quote}\" is \"{change.Before.Evidence.Quote}\" without its decimals", change.Fact, change.Before);
}
