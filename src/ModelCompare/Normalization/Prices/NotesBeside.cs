using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>What the notes around a price say of all prices of its table, or of its model.</summary>
/// <param name="labels">The labels around it, nearest first.</param>
/// <param name="all">The same with running text, a sentence of which may speak of all prices.</param>
/// <param name="model">The name of its model.</param>
/// <param name="phrases">The phrases of its document.</param>
internal sealed class NotesBeside(LabelledPhrase[] labels, IEnumerable<Label> all, string model, PhraseBook phrases)
{
    private readonly (bool IsProse, PriceNote Note)[] _all = [.. all.Where(label => MaySpeakOfAll(label, phrases)).Select(label => (label.Kind is LabelKind.Prose, phrases.ReadNote(label.Text)))];

    private IEnumerable<PriceNote> Notes => _all.Select(note => note.Note);

    // Running text may speak against prices; what it gives may be of others.
    private IEnumerable<PriceNote> Near => _all.Where(note => !note.IsProse).Select(note => note.Note);

    /// <summary>Why the prices under them are not to be believed as the usual ones; mostly null.</summary>
    internal string? Condition => Notes.Select(note => note.Condition).FirstOrDefault(condition => condition is not null);

    /// <summary>The first day that they give.</summary>
    internal DateOnly? From => Near.Select(note => note.From).FirstOrDefault(day => day is not null);

    /// <summary>The last day that they give.</summary>
    internal DateOnly? To => Near.Select(note => note.To).FirstOrDefault(day => day is not null);

    /// <summary>The region that they give; empty when they give none.</summary>
    internal string Region => Near.SelectMany(note => note.Terms).FirstOrDefault(term => term.Kind is NotedTermKind.Region)?.Value ?? "";

    /// <summary>
    /// The lengths of prompts that they leave to the table: "Requests over 200K tokens are billed at twice these rates" leaves the shorter ones. Of which models it
    /// speaks it must not say, or say of this one.
    /// </summary>
    internal ContextRange? LengthsLeft => Notes.SelectMany(note => note.DearPrompts)
        .Where(note => IsOfThis(note.Sentence))
        .Select(note => ContextRest.Of([note.Range])).FirstOrDefault();

    private IEnumerable<NotedTerm> Terms => Notes.SelectMany(note => note.Terms);

    /// <summary>Why the terms of a price are doubted; null when no note gives others.</summary>
    internal string? Against(PriceTerms terms) => Terms.FirstOrDefault(term => !term.Holds(terms)) is { } contrary
        ? $"it is read as {contrary.Otherwise(terms)}, but the page says \"{contrary.Sentence}\""
        : null;

    /// <summary>Why a unit is doubted: what gives the prices of its table per another number of tokens than the nearest words makes one of the two wrong.</summary>
    internal string? AgainstUnit(UnitPhrase unit, MeterResult meter) => (unit.Noun is "token" || unit.Noun is "" && meter.Meter is not null) && StatedUnits().FirstOrDefault(other => !IsSame(other.Unit, unit)) is { Text: { } text }
        ? $"it is read per {unit.Name}, but the page says \"{text}\""
        : null;

    /// <summary>Why an amount is doubted: "Since July it costs $0.30" beside a table that says $0.40.</summary>
    internal string? AgainstAmount(MoneyAmount amount) => labels
        .Where(label => label.Label is { IsNote: true, Kind: not LabelKind.Footnote } && label.Label.Text.Contains(model, StringComparison.OrdinalIgnoreCase) && PriceNote.Charges(TextFolding.Fold(label.Label.Text)))
        .FirstOrDefault(label => MoneyScanner.Scan(label.Label.Text).Amounts is { IsEmpty: false } amounts && amounts.All(other => other.Value != amount.Value)) is { } note
        ? $"a note gives other prices, \"{note.Label.Text}\""
        : null;

    /// <summary>Whether a text names the model: "GPT-5.6 Sol" is gpt-5.6-sol.</summary>
    internal bool Mentions(string text) => Words(model) is { Length: > 0 } name && Words(text).Contains(name, StringComparison.Ordinal);

    private static bool MaySpeakOfAll(Label label, PhraseBook phrases) => label.Kind switch
    {
        LabelKind.Caption => label.Text[^1] is ':' or '：' || IsOfDearPrompts(label, phrases.Read(label.Text)),
        LabelKind.Group or LabelKind.Heading => IsOfDearPrompts(label, phrases.Read(label.Text)),
        _ => label is { IsNote: true, Kind: not LabelKind.Footnote },
    };

    /// <summary>Whether a label that heads prices is a sentence on what longer prompts cost, as in a row of their table: it says of these that they are for the shorter ones.</summary>
    internal static bool IsOfDearPrompts(Label label, Phrase phrase) =>
        label is { IsNote: false, Kind: not (LabelKind.Header or LabelKind.Qualifier or LabelKind.Tab) } && phrase.IsOfDearPrompts;

    private static bool IsSame(UnitPhrase one, UnitPhrase other) => one.Quantity == other.Quantity && (one.Noun == other.Noun || one.Noun.Length == 0 || other.Noun.Length == 0);

    private IEnumerable<(UnitPhrase Unit, string Text)> StatedUnits() => Notes.SelectMany(note => note.Units)
        .Concat(labels.Where(StatesUnit).Select(label => (label.Phrase.Unit!, label.Label.Text)));

    private static bool StatesUnit(LabelledPhrase label) => label.Phrase.Unit is { IsPer: true, Quantity: > 0 } unit && (label.Label.Kind switch
    {
        LabelKind.Qualifier when PlaceCheck.IsRemark(label.Label) => true,
        _ when unit.Noun is not ("token" or "") => false,
        LabelKind.Qualifier => PriceNote.Charges(TextFolding.Fold(label.Label.Text)),
        LabelKind.Footnote => !MoneyScanner.HasMoney(label.Label.Text),
        _ => !label.Label.IsNote,
    });

    // "On Pro models": of those only whose names have the word.
    private bool IsOfThis(string sentence)
    {
        var folded = TextFolding.Fold(sentence);
        return ModelWords.KindsOfModels(folded).ToArray() is { Length: > 0 } kinds ? TextFolding.Fold(model).Split(' ', '-').Intersect(kinds).Any()
            : !ModelWords.MentionsModel(folded) || sentence.Contains(model, StringComparison.OrdinalIgnoreCase);
    }

    private static string Words(string text) => $" {string.Join(' ', TextFolding.Fold(text).Split([' ', '-', '_', ',', ';', ':', '(', ')', '/', '\'', '’'], StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')} ";
}
