using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization;
using ModelCompare.Sources;

namespace ModelCompare;

/// <summary>What one document says, and what became of everything in it that looks like a value.</summary>
/// <param name="Facts">What is believed.</param>
/// <param name="Rejections">What was seen of other things than money and not believed, with reasons.</param>
/// <param name="Ignored">Money that a rule of the source leaves out, with the rule.</param>
/// <param name="Problems">Why the document, or a part of it, could not be read at all.</param>
public sealed record SourceReading(
    ImmutableArray<Fact> Facts,
    ImmutableArray<Rejection> Rejections,
    ImmutableArray<IgnoredObservation> Ignored,
    ImmutableArray<string> Problems)
{
    /// <summary>Records of providers that the source does not name, and which therefore state nothing here.</summary>
    public int Skipped { get; init; }

    /// <summary>Money that became no fact and that no rule names, with reasons.</summary>
    public ImmutableArray<Rejection> Unclaimed { get; init; } = [];

    /// <summary>What became of the places with money.</summary>
    public Coverage Coverage { get; init; }

    /// <summary>What stands around the prices, by their <see cref="Place.Locator"/>: headers, captions, notes, headings.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<Label>> Labels { get; init; } = ImmutableDictionary<string, ImmutableArray<Label>>.Empty;

    /// <summary>False where the text itself cannot be trusted (mojibake), so that nothing read from it may be stored.</summary>
    public bool IsTrustworthy { get; init; } = true;
}

/// <summary>What became of the places of a document with money in it: cells, lines of text, members of records. Each counts once.</summary>
/// <param name="Claimed">Places of which facts are believed.</param>
/// <param name="Ignored">Places that a rule of the source names.</param>
/// <param name="Unclaimed">Places with money that is neither.</param>
public readonly record struct Coverage(int Claimed, int Ignored, int Unclaimed);

/// <summary>Money that a rule of the source leaves out.</summary>
public sealed record IgnoredObservation(Observation Observation, IgnoreRule Rule);
