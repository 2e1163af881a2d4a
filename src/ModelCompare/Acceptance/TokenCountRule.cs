using System.Globalization;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>Limits in tokens that no model has, that changed by a factor of a thousand, or that changed places.</summary>
internal static class TokenCountRule
{
    private const long Least = 128;
    private const long Most = 100_000_000;
    private const double Thousand = 900;

    internal static IEnumerable<Doubt> Check(Batch batch)
    {
        var counts = batch.Reading.Facts.OfType<AttributeFact>()
            .Where(fact => fact.Attribute is ModelAttributes.ContextWindow or ModelAttributes.MaxOutput)
            .Select(fact => (Fact: fact, Now: Count(fact), Before: Count(batch.Baseline.Facts.GetValueOrDefault(FactKey.Of(fact)))))
            .Where(count => count.Now is not null && count.Now != count.Before)
            .ToArray();
        return
            from count in counts
            let reason = Reason(count.Fact.Attribute, count.Now!.Value, count.Before) ?? Exchanged(counts, count)
            where reason is not null
            select new Doubt("token count", reason, FactKey.Of(count.Fact), count.Before?.ToString(CultureInfo.InvariantCulture), count.Fact.Value);
    }

    // Embedding models put out a single vector, which lists count as one token.
    private static string? Reason(string attribute, long now, long? before) =>
        now > Most || (attribute is ModelAttributes.ContextWindow && now < Least) ? string.Create(CultureInfo.InvariantCulture, $"{now} tokens is outside of what models take")
        : before is { } then && Math.Max(now, then) / (double)Math.Min(now, then) >= Thousand ? string.Create(CultureInfo.InvariantCulture, $"it changed from {then} to {now} tokens, as when a k or an M is lost")
        : null;

    private static string? Exchanged((AttributeFact Fact, long? Now, long? Before)[] counts, (AttributeFact Fact, long? Now, long? Before) count) =>
        counts.Any(other => other.Fact.Listing == count.Fact.Listing && other.Fact.Attribute != count.Fact.Attribute && other.Now == count.Before && other.Before == count.Now)
            ? "context window and longest output took each other's place"
            : null;

    private static long? Count(Fact? fact) =>
        fact is AttributeFact { Value: var text } && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null;
}
