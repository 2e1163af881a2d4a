using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>
/// Whether a note around a table says for whom, when or per how much its prices hold: "Prices per 1M tokens (Batch API)", "All prices double
/// during peak hours". Sentences of a note may be about other things; these are about the prices of the table, and what they add is worked into
/// no term.
/// </summary>
internal static partial class PriceNoteCheck
{
    /// <summary>Why prices under these notes are not to be believed as the usual ones; null when no sentence says more than their unit.</summary>
    internal static string? Condition(LabelledPhrase[] labels) => Sentences(labels).Select(ConditionOf).FirstOrDefault(problem => problem is not null);

    /// <summary>Why the unit of tokens read for prices under these notes is not to be believed: a note gives their prices per another number of tokens.</summary>
    internal static string? OtherUnit(LabelledPhrase[] labels, UnitPhrase unit) => unit.Noun is not "token"
        ? null
        : Sentences(labels).FirstOrDefault(sentence => IsOtherUnit(TextFolding.Fold(sentence), unit)) is { } other
            ? $"it is read per {unit.Name}, but a note says \"{other}\""
            : null;

    private static IEnumerable<string> Sentences(LabelledPhrase[] labels) => labels
        .Where(label => label.Label is { IsNote: true, Kind: not LabelKind.Footnote } && (label.Phrase.Unit is not null || OfAll().IsMatch(TextFolding.Fold(label.Label.Text))))
        .SelectMany(label => Sentence().Split(label.Label.Text))
        .Select(sentence => sentence.Trim());

    private static string? ConditionOf(string sentence)
    {
        var folded = TextFolding.Fold(sentence);
        return GivesUnit(folded) && (DateWords.IsUnreadValidity(folded) || UnitCondition().IsMatch(folded)) ? $"its unit is given with a condition, \"{sentence}\""
            : OfAll().IsMatch(folded) && ConditionWords.AreInNote(folded) && !IsOfSome(folded) ? $"a note about all prices states a condition, \"{sentence}\""
            : null;
    }

    private static bool GivesUnit(string folded) => UnitWords.Take(folded).Unit is { Noun: "token" or "" };

    private static bool IsOtherUnit(string folded, UnitPhrase unit) =>
        OfAll().IsMatch(folded) && !IsOfSome(folded) && !MoneyScanner.HasMoney(folded)
        && UnitWords.Take(folded).Unit is { IsPer: true, Noun: "token" or "", Quantity: > 0 } other && other.Quantity != unit.Quantity;

    // "The Batch API takes half of these prices": what another tier or the cache costs is stated beside the prices, not of them.
    private static bool IsOfSome(string folded) => Phrase.Read(folded).Tiers.Count > 0 || Cache().IsMatch(folded);

    // "Per 1M tokens · Batch API price": what stands behind a dot is another label, or a switch.
    [GeneratedRegex(@"(?<=[.;!?。；])\s+|\s[·•|]\s|\n")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\(batch|\bbatch (?:api|only|prices)|\bfine-?tun|\btraining prices\b|\blegacy\b|\bno longer\b|\bexpired\b|\bvalid until\b|\bexamples?\b|\bsample prices\b|\bcompetitors?'?\b|\benterprise (?:customers|plan)|\bin the \w+ region\b|\bfor prompts? (?:over|above|longer|under|up)\b")]
    private static partial Regex UnitCondition();

    [GeneratedRegex(@"\b(?:all|these|those|above|listed|shown|displayed|published|following) (?:of )?(?:the |our |these )?(?:(?!per\b)\w+ ){0,2}(?:prices|pricing|rates|costs|charges|amounts|figures|numbers)\b|\b(?:prices|rates|pricing|costs|charges|amounts)(?: \w+)? (?:above|below|listed|shown|(?:in|of|on) th(?:e|is) (?:table|list|page))\b|^(?:the |our )?(?:token |model |api )?(?:prices|rates|pricing|amounts|figures)(?: are| is)?\b|^all (?:are|per|in)\b|(?:以上|上述|上表|所有|下表|以下)[^。]{0,6}价格")]
    private static partial Regex OfAll();

    [GeneratedRegex(@"\bcach|缓存")]
    private static partial Regex Cache();
}
