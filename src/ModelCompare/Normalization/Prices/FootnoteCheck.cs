using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>Whether a footnote, or a remark in a column of the row, says when a price holds. What it says is not worked into the terms: it may as well tell when the price does not hold.</summary>
internal static partial class FootnoteCheck
{
    /// <summary>Why a price with these notes is not to be believed without a condition; null when they only explain.</summary>
    internal static string? Problem(LabelledPhrase[] labels) =>
        labels.FirstOrDefault(label => (label.Label.Kind is LabelKind.Footnote || PlaceCheck.IsRemark(label.Label)) && StatesCondition(label)) is { } note ? $"it holds under a condition, \"{note.Label.Text}\"" : null;

    private static bool StatesCondition(LabelledPhrase note) => StatesCondition(NotOffered().Replace(TextFolding.Fold(note.Label.Text), " "));

    private static bool StatesCondition(string text) =>
        Phrase.Read(text) is { Context: not null } or { HasUnknownRange: true } or { Tiers.Count: > 0 } or { From: not null } or { To: not null }
        || DateWords.IsUnreadValidity(text)
        || ConditionWords.AreInNote(text);

    // What a model is not offered in is no condition of what it costs elsewhere.
    [GeneratedRegex(@"\bnot (?:offered|available|supported|eligible)\b[^.;]*")]
    private static partial Regex NotOffered();
}
