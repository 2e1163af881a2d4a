using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Words;

/// <summary>
/// What the common words say about one text around a price. Phrases are taken out one after another, so that the
/// <c>input</c> of <c>&gt; 200K input tokens</c> or of <c>per M input tokens</c> is read for what it is.
/// </summary>
public sealed record Phrase
{
    public ContextRange? Context { get; private init; }

    public DateOnly? From { get; private init; }

    public DateOnly? To { get; private init; }

    public UnitPhrase? Unit { get; private init; }

    /// <summary>The text gives a unit (<c>per …</c>) that the common words do not know, alone or beside a known one.</summary>
    public bool HasUnknownUnit { get; private init; }

    public MeterWord Meter { get; private init; }

    /// <summary>Modalities joined by <c>+</c>, empty when none is named.</summary>
    public string Modality { get; private init; } = "";

    public IReadOnlyList<string> Tiers { get; private init; } = [];

    public string? Currency { get; private init; }

    public bool IsPriceWord { get; private init; }

    /// <summary>Why nothing that stands under the text is a price of a use; mostly null.</summary>
    public string? Against { get; private init; }

    /// <summary>The text states a condition, such as a second range, that the common words cannot express.</summary>
    public bool HasUnknownRange { get; private init; }

    /// <summary>The text is nothing but the name of a tier.</summary>
    public bool IsOnlyTier { get; private init; }

    /// <summary>The text names something that a price is priced by: a meter, a unit, or the word price.</summary>
    public bool NamesPrice => Meter.Meter is not null || Meter.IsAmbiguous || IsPriceWord || Unit is not null;

    /// <summary>Reads a text as it stands on the page.</summary>
    public static Phrase Read(string text)
    {
        var folded = TextFolding.Fold(text);
        var (from, to, undated) = DateWords.Take(folded);
        var (context, ranged) = ContextWords.Take(undated);
        var (modalities, unlisted) = ModalityWords.TakeList(ranged);
        var (unit, remainder) = UnitWords.Take(unlisted);
        return new Phrase
        {
            Context = context,
            From = from,
            To = to,
            Unit = unit,
            HasUnknownUnit = unit is { Quantity: 0 } || UnitWords.MentionsUnit(remainder),
            Meter = MeterWords.Find(remainder),
            Modality = modalities.Length > 0 ? modalities : ModalityWords.Find(remainder),
            Tiers = TierWords.Find(remainder),
            Currency = CurrencyWords.Find(folded),
            IsPriceWord = MeterWords.IsPriceWord(remainder),
            Against = PlaceWords.ReasonAgainst(folded),
            HasUnknownRange = ContextWords.MentionsRange(ranged),
            IsOnlyTier = TierWords.IsOnlyTier(folded),
        };
    }
}
