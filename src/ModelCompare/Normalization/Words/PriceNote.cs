using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Normalization.Prices;

namespace ModelCompare.Normalization.Words;

/// <summary>
/// What a note around a table says of all of its prices: "Prices per 1M tokens (Batch API)", "All prices double during peak hours". Sentences of
/// a note may be about other things; these are about the prices of the table, and what they add is worked into no term.
/// </summary>
/// <param name="Condition">Why prices under the note are not to be believed as the usual ones; null when it says nothing more than their unit.</param>
/// <param name="Units">The numbers of tokens by which its sentences give the prices.</param>
internal sealed partial record PriceNote(string? Condition, ImmutableArray<(decimal Quantity, string Sentence)> Units)
{
    private static readonly PriceNote Nothing = new(null, []);

    /// <summary>Reads a note as it stands on the page.</summary>
    internal static PriceNote Read(string text)
    {
        var whole = TextFolding.Fold(text);
        if (UnitWords.Take(whole).Unit is null && !OfAll().IsMatch(whole))
        {
            return Nothing;
        }

        var sentences = Sentence().Split(text).Select(sentence => ReadSentence(sentence.Trim())).ToArray();
        return new(
            sentences.Select(sentence => sentence.Condition).FirstOrDefault(condition => condition is not null),
            [.. sentences.Where(sentence => sentence.Quantity > 0).Select(sentence => (sentence.Quantity, sentence.Text))]);
    }

    private static (string? Condition, decimal Quantity, string Text) ReadSentence(string sentence)
    {
        var folded = TextFolding.Fold(sentence);
        var unit = UnitWords.Take(folded).Unit is { Noun: "token" or "" } tokens ? tokens : null;
        var isOfAll = OfAll().IsMatch(folded) && !IsOfSome(folded);
        var condition = unit is not null && (DateWords.IsUnreadValidity(folded) || UnitCondition().IsMatch(folded)) ? $"its unit is given with a condition, \"{sentence}\""
            : isOfAll && ConditionWords.AreInNote(folded) ? $"a note about all prices states a condition, \"{sentence}\""
            : null;
        return (condition, isOfAll && unit is { IsPer: true } && !MoneyScanner.HasMoney(folded) ? unit.Quantity : 0, sentence);
    }

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
