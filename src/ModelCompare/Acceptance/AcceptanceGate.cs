using System.Collections.Immutable;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>
/// Compares what a document says with what its source said last time and with itself. A big change alone is no reason to hold: real
/// prices move by a half or more. What no vendor does (a column times ten, two meters in each other's place) is held for a person,
/// and the last good values stay.
/// </summary>
public static class AcceptanceGate
{
    private static readonly ImmutableArray<Func<Batch, IEnumerable<Doubt>>> Rules =
    [
        YieldRule.Check,
        RetirementRule.Check,
        UnclaimedMoneyRule.Check,
        CurrencyAndUnitRule.Check,
        NotesRule.Check,
        ScaledColumnRule.Check,
        UniformFactorRule.Check,
        MovedValuesRule.Check,
        ExchangeRule.Check,
        RenamedModelRule.Check,
        BoundsRule.Check,
        ScaledCellRule.Check,
        OrderRule.Check,
        FreeRule.Check,
        RestatedRule.Check,
        AppendedDigitsRule.Check,
        LostDecimalsRule.Check,
        CopiedRowRule.Check,
        TokenCountRule.Check,
        CapabilityFlipsRule.Check,
    ];

    /// <summary>Judges a reading.</summary>
    /// <param name="reading">What the document says.</param>
    /// <param name="baseline">What the source said last; <see cref="Baseline.None"/> for its first document.</param>
    /// <param name="witnesses">What others say about the same prices.</param>
    /// <param name="decisions">What a person decided about doubts before.</param>
    public static Judgement Judge(SourceReading reading, Baseline baseline, Witnesses witnesses, HoldDecisions decisions)
    {
        if (Refusal(reading) is { } refusal)
        {
            return new Judgement.Refused(refusal);
        }

        var batch = new Batch(reading, baseline, witnesses);
        // One value is asked about once, and so is one kind of doubt about the document, whatever else speaks against it.
        var open = Rules.SelectMany(rule => rule(batch)).Concat(decisions.Remembered(reading.Facts, batch.Digest))
            .DistinctBy(doubt => doubt.Key?.Subject ?? doubt.Rule)
            .Where(doubt => !decisions.IsApproved(doubt, batch.Digest))
            .ToImmutableArray();
        if (open.Any(doubt => doubt.Key is null))
        {
            return new Judgement.Held([.. open.Where(doubt => doubt.Key is null)], batch.Digest);
        }

        var held = open.Select(doubt => doubt.Key!).ToHashSet();
        return new Judgement.Accepted([.. reading.Facts.Where(fact => !held.Contains(FactKey.Of(fact)))], open, batch.Digest)
        {
            IsLossApproved = decisions.Documents.Contains((batch.Digest, YieldRule.Name)) || decisions.Documents.Contains((batch.Digest, RetirementRule.Name)),
        };
    }

    private static string? Refusal(SourceReading reading)
    {
        if (!reading.IsTrustworthy)
        {
            return string.Join("; ", reading.Problems);
        }

        if (!reading.Facts.IsEmpty)
        {
            return null;
        }

        var reasons = reading.Problems.Concat(reading.Unclaimed.Concat(reading.Rejections).Select(rejection => rejection.Summary)).Distinct().Take(3);
        return $"the document yields no fact ({string.Join("; ", reasons.DefaultIfEmpty("nothing in it is what the source is read for"))}); look at the page and at the source's \"read\"";
    }
}
