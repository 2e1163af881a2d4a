using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>An amount that is the old one with one more digit behind its decimals: a footnote's mark is glued to it.</summary>
internal static class AppendedDigitsRule
{
    // One digit more changes little; a price that rises by more than that was changed on purpose.
    private const decimal Most = 1.1m;

    internal static IEnumerable<Doubt> Check(Batch batch) =>
        from change in batch.Changes
        where change.Fact.Amount is { } now && change.Before.Amount is { } before && IsAppended(change.Fact.Evidence.Quote, change.Before.Evidence.Quote, now, before)
        where !batch.Witnesses.Confirm(change.Fact)
        select Doubt.About("appended digit", $"\"{change.Fact.Evidence.Quote}\" is \"{change.Before.Evidence.Quote}\" with a digit more, as a footnote's mark would add it", change.Fact, change.Before);

    private static bool IsAppended(string now, string before, decimal amount, decimal known)
    {
        var printed = known.ToString("0.00##########", CultureInfo.InvariantCulture);
        var text = amount.ToString(CultureInfo.InvariantCulture);
        return amount > known && amount <= known * Most && text.Length == printed.Length + 1 && text.StartsWith(printed, StringComparison.Ordinal)
            && before.Contains(printed, StringComparison.Ordinal) && now.Contains(text, StringComparison.Ordinal);
    }
}
