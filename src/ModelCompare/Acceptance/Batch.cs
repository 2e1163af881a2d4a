using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ModelCompare.Catalog;

namespace ModelCompare.Acceptance;

/// <summary>What a source said last: its current facts, and how much money its last document left unclaimed.</summary>
public sealed record Baseline(ImmutableDictionary<FactKey, Fact> Facts, int Unclaimed)
{
    /// <summary>The source was never read.</summary>
    public static readonly Baseline None = new(ImmutableDictionary<FactKey, Fact>.Empty, 0);

    public static Baseline Of(IEnumerable<Fact> facts, int unclaimed) => new(facts.ToImmutableDictionary(FactKey.Of), unclaimed);
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
        Missing = [.. baseline.Facts.Where(known => !keys.Contains(known.Key.Undated())).Select(known => known.Value)];
        Changes = [.. Now.Where(now => Before.TryGetValue(now.Key, out var before) && before.Amount != now.Value.Amount).Select(now => new PriceChange(now.Value, Before[now.Key]))];
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

    /// <summary>The prices that are stated again with another amount.</summary>
    internal ImmutableArray<PriceChange> Changes { get; }

    /// <summary>SHA-256 over all keys and values: what a decision about the whole document is about.</summary>
    internal string Digest { get; }

    /// <summary>Whether a price is stated as it was before.</summary>
    internal bool IsUnchanged(PriceFact price) => Before.TryGetValue(FactKey.Of(price), out var before) && before.Amount == price.Amount;

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
