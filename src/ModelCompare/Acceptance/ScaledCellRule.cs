using System.Globalization;

namespace ModelCompare.Acceptance;

/// <summary>One price that changed by a factor of ten, or by so much that a second opinion is wanted.</summary>
internal static class ScaledCellRule
{
    // Of real price edits few exceed a factor of five; those that do are announced, and others list them too.
    private const decimal Large = 6m;

    internal static IEnumerable<Doubt> Check(Batch batch) =>
        from change in batch.Changes
        let ratio = change.Ratio
        where ratio is { } value && (PowersOfTen.IsSlip(value) || value >= Large || value <= 1 / Large) && !batch.Witnesses.Confirm(change.Fact)
        select Doubt.About("scaled cell", string.Create(CultureInfo.InvariantCulture, $"it changed by the factor {decimal.Round(ratio.Value, 4)}, and no other source says so"), change.Fact, change.Before);
}
