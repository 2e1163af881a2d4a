using System.Collections.Immutable;

namespace ModelCompare.Extraction;

/// <summary>What a reading found in a document.</summary>
/// <param name="Observations">Every cell or value that the reading covers, in document order.</param>
/// <param name="Problems">Why the document, or a part of it, could not be read: not JSON, no such table; for a person.</param>
public sealed record ExtractionResult(ImmutableArray<Observation> Observations, ImmutableArray<string> Problems)
{
    /// <summary>Records of providers that the source does not name.</summary>
    public int Skipped { get; init; }

    public static readonly ExtractionResult Empty = new([], []);

    /// <summary>Money of the document that stands where no reading read it; not looked for in a witness.</summary>
    public ImmutableArray<Observation> Loose { get; init; } = [];

    public static ExtractionResult Failed(string problem) => new([], [problem]);
}
