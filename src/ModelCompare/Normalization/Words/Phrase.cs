using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Words;

/// <summary>
/// What the common words say about one text around a price. Phrases are taken out one after another, so that the
/// <c>input</c> of <c>&gt; 200K input tokens</c> or of <c>per M input tokens</c> is read for what it is. What the remainder names
/// is looked up when it is asked for, since most texts of a page are asked one question.
/// </summary>
public sealed class Phrase
{
    private readonly string _folded;
    private readonly string _undated;
    private readonly string _ranged;
    private readonly string _remainder;
    private readonly string _listedModalities;
    private MeterWord? _meter;
    private bool? _hasUnknownUnit;
    private bool? _hasUnknownRange;
    private bool? _hasUnknownCondition;
    private bool? _isPriceWord;
    private bool? _isOnlyTier;
    private bool? _isOfDearPrompts;
    private string? _modality;
    private string? _currency;
    private string? _against;
    private string? _unread;
    private IReadOnlyList<string>? _tiers;

    private Phrase(string text)
    {
        // "cached_input"
        _folded = TextFolding.Fold(text.Replace('_', ' '));
        (From, To, _undated) = DateWords.Take(_folded);
        (Context, _ranged) = ContextWords.Take(_undated);
        (_listedModalities, var unlisted) = ModalityWords.TakeList(_ranged);
        (Unit, _remainder) = UnitWords.Take(unlisted);
    }

    public ContextRange? Context { get; }

    public DateOnly? From { get; }

    public DateOnly? To { get; }

    public UnitPhrase? Unit { get; }

    /// <summary>The text gives a unit (<c>per …</c>) that the common words do not know, alone or beside a known one.</summary>
    public bool HasUnknownUnit => _hasUnknownUnit ??= Unit is { Quantity: 0 } || UnitWords.MentionsUnit(_remainder);

    public MeterWord Meter => _meter ??= MeterWords.Find(_remainder);

    /// <summary>What the words around a range name, which are taken for a part of it: <c>Input</c> of <c>Input &gt; 200K</c>.</summary>
    internal MeterWord MeterOfRange => Context is null ? default : MeterWords.Find(_undated);

    /// <summary>Modalities joined by <c>+</c>, empty when none is named.</summary>
    public string Modality => _modality ??= _listedModalities.Length > 0 ? _listedModalities : ModalityWords.Find(_remainder);

    public IReadOnlyList<string> Tiers => _tiers ??= TierWords.Find(_remainder);

    public string? Currency => NullWhenEmpty(_currency ??= CurrencyWords.Find(_folded) ?? "");

    public bool IsPriceWord => _isPriceWord ??= MeterWords.IsPriceWord(_remainder);

    /// <summary>Why nothing that stands under the text is a price of a use; mostly null.</summary>
    public string? Against => NullWhenEmpty(_against ??= PlaceWords.ReasonAgainst(_folded) ?? "");

    /// <summary>The text states a condition, such as a second range, that the common words cannot express.</summary>
    public bool HasUnknownRange => _hasUnknownRange ??= ContextWords.MentionsRange(_ranged);

    /// <summary>The text states a condition, beside dates and ranges, that no term expresses.</summary>
    public bool HasUnknownCondition => _hasUnknownCondition ??= ConditionWords.AreIn(_remainder);

    /// <summary>The words that are neither a term nor known to say nothing; null when there are none.</summary>
    public string? Unread => NullWhenEmpty(_unread ??= (To is null ? KnownWords.LeftOf(_remainder) : KnownWords.LeftOfOffer(_remainder)) ?? "");

    /// <summary>The text is nothing but the name of a tier.</summary>
    public bool IsOnlyTier => _isOnlyTier ??= TierWords.IsOnlyTier(_folded);

    /// <summary>The text says that prompts over some length cost more.</summary>
    internal bool IsOfDearPrompts => _isOfDearPrompts ??= PriceNote.IsOfDearPrompts(_folded);

    /// <summary>The text names something that a price is priced by: a meter, a unit, or the word price.</summary>
    public bool NamesPrice => Unit is not null || Meter.Meter is not null || Meter.IsAmbiguous || IsPriceWord;

    /// <summary>Reads a text as it stands on the page.</summary>
    public static Phrase Read(string text) => new(text);

    private static string? NullWhenEmpty(string text) => text.Length > 0 ? text : null;
}
