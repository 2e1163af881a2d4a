using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>
/// Whether the sentence that gives a table its unit also says for whom or when its prices hold: "Prices per 1M tokens (Batch API)". Other
/// sentences of a note may be about other things; this one is about these prices, and what it adds is worked into no term.
/// </summary>
internal static partial class UnitNoteCheck
{
    /// <summary>Why prices under these notes are not to be believed as the usual ones; null when the sentence says nothing more.</summary>
    internal static string? Problem(LabelledPhrase[] labels) => labels
        .Where(label => label.Label.Kind is LabelKind.Note or LabelKind.SectionNote && label.Phrase.Unit is not null)
        .SelectMany(label => Sentence().Split(label.Label.Text))
        .FirstOrDefault(StatesCondition) is { } sentence ? $"its unit is given with a condition, \"{sentence.Trim()}\"" : null;

    private static bool StatesCondition(string sentence)
    {
        var folded = TextFolding.Fold(sentence);
        return UnitWords.Take(folded).Unit is { Noun: "token" or "" } && (DateWords.IsUnreadValidity(folded) || Condition().IsMatch(folded));
    }

    // "Per 1M tokens · Batch API price": what stands behind a dot is another label, or a switch.
    [GeneratedRegex(@"(?<=[.;!?。；])\s+|\s[·•|]\s|\n")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\(batch|\bbatch (?:api|only|prices)|\bfine-?tun|\btraining prices\b|\blegacy\b|\bno longer\b|\bexpired\b|\bvalid until\b|\bexamples?\b|\bsample prices\b|\bcompetitors?'?\b|\benterprise (?:customers|plan)|\bin the \w+ region\b|\bfor prompts? (?:over|above|longer|under|up)\b")]
    private static partial Regex Condition();
}
