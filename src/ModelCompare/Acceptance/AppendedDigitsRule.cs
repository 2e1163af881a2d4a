namespace ModelCompare.Acceptance;

/// <summary>An amount that is the old one with one more digit behind its decimals: a footnote's mark is glued to it.</summary>
internal static class AppendedDigitsRule
{
    // One digit more changes little; a price that rises by more than that was changed on purpose.
    private const decimal Most = 1.1m;

    internal static IEnumerable<Doubt> Check(Batch batch) =>
        from change in batch.Changes
        where change.Ratio is > 1 and <= Most && PrintedNumbers.Of(change) is { } printed && IsAppended(printed.Before, printed.Now)
        where !batch.Witnesses.Confirm(change.Fact)
        select Doubt.About("appended digit", $"\"{change.Fact.Evidence.Quote}\" is \"{change.Before.Evidence.Quote}\" with a digit more, as a footnote's mark would add it", change.Fact, change.Before);

    private static bool IsAppended(string before, string now) =>
        before.Contains('.', StringComparison.Ordinal) && now.Length == before.Length + 1 && now.StartsWith(before, StringComparison.Ordinal);
}
