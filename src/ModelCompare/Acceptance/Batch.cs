using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ModelCompare.Catalog;
using ModelCompare.Extraction;

namespace ModelCompare.Acceptance;

/// <summary>What a source said last: its current facts, and how much money its last document left unclaimed.</summary>
public sealed record Baseline(ImmutableDictionary<FactKey, Fact> Facts, int Unclaimed)
{
    /// <summary>The source was never read.</summary>
    public static readonly Baseline None = new(ImmutableDictionary<FactKey, Fact>.Empty, 0);

    /// <summary>What is retired when one more document does not state it.</summary>
    public ImmutableHashSet<FactKey> Expiring { get; init; } = [];

    /// <summary>What stood around its prices in its last document; empty where that is not known.</summary>
    public ImmutableDictionary<FactKey, ImmutableArray<Label>> Labels { get; init; } = ImmutableDictionary<FactKey, ImmutableArray<Label>>.Empty;

    public static Baseline Of(IEnumerable<Fact> facts, int unclaimed) => new(facts.ToImmutableDictionary(FactKey.Of), unclaimed);

    /// <summary>The same, with what stood around the prices in the last document, as it is read today.</summary>
    public Baseline With(SourceReading last) => this with { Labels = LabelsOf(last).ToImmutableDictionary() };

    private static IEnumerable<KeyValuePair<FactKey, ImmutableArray<Label>>> LabelsOf(SourceReading reading) =>
        from price in reading.Facts.OfType<PriceFact>()
        where reading.Labels.ContainsKey(price.Evidence.Locator)
        select KeyValuePair.Create(FactKey.Of(price), reading.Labels[price.Evidence.Locator]);
}

/// <summary>One document's statements beside those of the last one, for the rules of the gate.</summary>
internal sealed class Batch
{
    internal Batch(SourceReading reading, Baseline baseline, Witnesses witnesses)
    {
        Reading = reading;
        Baseline = baseline;
        Witnesses = witnesses;
        Prices = [.. reading.Facts.OfType<PriceFact>()];
        Now = Prices.ToImmutableDictionary(FactKey.Of);
        Before = baseline.Facts.Values.OfType<PriceFact>().ToImmutableDictionary(FactKey.Of);
        var keys = reading.Facts.Select(fact => FactKey.Of(fact).Undated()).ToHashSet();
        var ignored = reading.Ignored.Select(place => place.Observation.Place.Locator).ToHashSet(StringComparer.Ordinal);
        Missing = [.. baseline.Facts.Where(known => !keys.Contains(known.Key.Undated())).Select(known => known.Value)];
        Lost = [.. Missing.Where(fact => !ignored.Contains(fact.Evidence.Locator))];
        var undated = Before.Values.ToLookup(price => FactKey.Of(price).Undated());
        Changes = [.. Prices.Select(price => ChangeOf(price, undated[FactKey.Of(price).Undated()])).OfType<PriceChange>()];
        Digest = DigestOf(reading.Facts);
    }

    internal SourceReading Reading { get; }

    internal Baseline Baseline { get; }

    internal Witnesses Witnesses { get; }

    /// <summary>The prices that the document states.</summary>
    internal ImmutableArray<PriceFact> Prices { get; }

    /// <summary>The same, by key.</summary>
    internal ImmutableDictionary<FactKey, PriceFact> Now { get; }

    /// <summary>The prices that the source stated before.</summary>
    internal ImmutableDictionary<FactKey, PriceFact> Before { get; }

    /// <summary>What the source stated before and this document does not; a price that has other dates now is none of it.</summary>
    internal ImmutableArray<Fact> Missing { get; }

    /// <summary>The same without what a rule of the source names now: that is not lost, but no longer wanted.</summary>
    internal ImmutableArray<Fact> Lost { get; }

    /// <summary>The prices that are stated again with another amount; one with other dates is held against the latest one that it restates.</summary>
    internal ImmutableArray<PriceChange> Changes { get; }

    /// <summary>SHA-256 over all keys and values: what a decision about the whole document is about.</summary>
    internal string Digest { get; }

    /// <summary>Whether a price is stated as it was before.</summary>
    internal bool IsUnchanged(PriceFact price) => Before.TryGetValue(FactKey.Of(price), out var before) && before.Amount == price.Amount;

    // What is announced may be what held before, or what was announced already.
    private PriceChange? ChangeOf(PriceFact price, IEnumerable<PriceFact> restated)
    {
        if (Before.TryGetValue(FactKey.Of(price), out var same))
        {
            return same.Amount == price.Amount ? null : new(price, same);
        }

        var others = restated.OrderBy(other => other.Terms.EffectiveFrom ?? DateOnly.MinValue).ToArray();
        return others.Length == 0 || others.Any(other => other.Amount == price.Amount) ? null : new(price, others[^1]);
    }

    private static string DigestOf(IEnumerable<Fact> facts)
    {
        var lines = facts.Select(fact => $"{fact.Listing.Provider}\t{fact.Listing.ProviderModel}\t{FactKey.Of(fact).Text}\t{FactValue.Of(fact)}").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
    }
}

/// <summary>A price with another amount than before.</summary>
internal sealed record PriceChange(PriceFact Fact, PriceFact Before)
{
    /// <summary>New amount by old amount; null when either is free.</summary>
    internal decimal? Ratio => Fact.Amount is { } now && Before.Amount is > 0 and var then ? now / then : null;
}
