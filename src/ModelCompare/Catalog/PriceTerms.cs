namespace ModelCompare.Catalog;

/// <summary>
/// Everything that tells one price component of a listing from another. Two components of a listing with equal terms
/// and different amounts contradict each other.
/// </summary>
public sealed record PriceTerms
{
    /// <summary>One of <see cref="Meters"/>.</summary>
    public required string Meter { get; init; }

    /// <summary>Empty when the price holds for all, else <c>text</c>, <c>image</c>, <c>audio</c>, <c>video</c> joined by <c>+</c> in that order.</summary>
    public string Modality { get; init; } = "";

    /// <summary>One of <see cref="ServiceTiers"/>.</summary>
    public string ServiceTier { get; init; } = ServiceTiers.Standard;

    /// <summary>Length of prompt for which the price holds; null when it holds for all.</summary>
    public ContextRange? Context { get; init; }

    /// <summary>Region as stated, empty when the price holds everywhere.</summary>
    public string Region { get; init; } = "";

    /// <summary>What else the page tells components apart by, in its words: a resolution, fine-tuned use; mostly empty.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Token meters are always per <see cref="Units.MillionTokens"/> (storage: <see cref="Units.MillionTokensHour"/>); others as stated, e.g. <c>1K requests</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>First day on which the vendor says the price holds, if it says so.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Last day (inclusive) on which the vendor says the price holds, if it says so.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>The same terms without the days on which they hold: what the price is of, whenever.</summary>
    public PriceTerms Undated() => this with { EffectiveFrom = null, EffectiveTo = null };

    /// <summary>Whether the vendor says that the price holds on a day; one without dates holds always.</summary>
    public bool HoldOn(DateOnly day) => !(EffectiveFrom > day) && !(EffectiveTo < day);
}

/// <summary>A range of prompt lengths as a page states it.</summary>
/// <param name="Text">Canonical text: <c>&lt;=200k</c>, <c>&gt;200k</c>, <c>32k-128k</c>, <c>short</c>, <c>long</c>.</param>
/// <param name="Over">Lower bound in tokens, exclusive as a rule; null when the page gives none.</param>
/// <param name="UpTo">Upper bound in tokens; null when the page gives none.</param>
public sealed record ContextRange(string Text, long? Over, long? UpTo);
