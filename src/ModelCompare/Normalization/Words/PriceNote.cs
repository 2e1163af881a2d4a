using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Normalization.Prices;

namespace ModelCompare.Normalization.Words;

/// <summary>
/// What a note around a table says of all of its prices: "Prices per 1M tokens (Batch API)", "All prices double during peak hours". Sentences of
/// a note may be about other things; these are about the prices of the table, and what they add is worked into no term.
/// </summary>
/// <param name="Condition">Why prices under the note are not to be believed as the usual ones; null when it says nothing more than their unit.</param>
/// <param name="Units">The units by which its sentences give the prices.</param>
/// <param name="Terms">What its sentences say that the prices are of.</param>
/// <param name="DearPrompts">The lengths of prompts for which its sentences say that other prices hold than those of the table.</param>
internal sealed partial record PriceNote(
    string? Condition,
    ImmutableArray<(UnitPhrase Unit, string Sentence)> Units,
    ImmutableArray<NotedTerm> Terms,
    ImmutableArray<(ContextRange Range, string Sentence)> DearPrompts)
{
    private static readonly PriceNote Nothing = new(null, [], [], []);

    /// <summary>The day from which its prices are said to hold.</summary>
    internal DateOnly? From { get; init; }

    /// <summary>The last day on which they are said to hold.</summary>
    internal DateOnly? To { get; init; }

    /// <summary>Reads a note as it stands on the page.</summary>
    internal static PriceNote Read(string text)
    {
        var whole = TextFolding.Fold(text);
        if (UnitWords.Take(whole).Unit is null && !OfAll().IsMatch(whole) && !Charge().IsMatch(whole) && !Validity().IsMatch(whole) && !NotedTerm.IsLeadIn(whole) && !OfMeter().IsMatch(whole))
        {
            return Nothing;
        }

        PriceNote[] sentences = [.. Sentence().Split(text).Select(sentence => ReadSentence(sentence.Trim()))];
        return new(
            sentences.Select(sentence => sentence.Condition).FirstOrDefault(condition => condition is not null),
            [.. sentences.SelectMany(sentence => sentence.Units)],
            [.. sentences.SelectMany(sentence => sentence.Terms)],
            [.. sentences.SelectMany(sentence => sentence.DearPrompts)])
        {
            From = sentences.Select(sentence => sentence.From).FirstOrDefault(day => day is not null),
            To = sentences.Select(sentence => sentence.To).FirstOrDefault(day => day is not null),
        };
    }

    /// <summary>Whether a folded text speaks of what something costs.</summary>
    internal static bool Charges(string folded) => Charge().IsMatch(folded);

    /// <summary>Whether a folded sentence says that prompts over some length cost more.</summary>
    internal static bool IsOfDearPrompts(string folded) => Charge().IsMatch(folded) && Dearer().IsMatch(folded) && ContextWords.Take(folded).Range is { Over: not null, UpTo: null };

    private static PriceNote ReadSentence(string sentence)
    {
        var folded = Sign().Replace(TextFolding.Fold(sentence), "");
        if (ContextWords.Take(folded).Range is { Over: not null, UpTo: null } range && (IsOfDearPrompts(folded) || OfMeter().IsMatch(folded) && MoneyScanner.HasMoney(sentence)))
        {
            return Nothing with { DearPrompts = [(range, sentence)] };
        }

        if (OfTier().IsMatch(folded) && TierWords.Find(folded) is { Count: > 0 } tiers)
        {
            return Nothing with { Terms = [.. tiers.Select(tier => new NotedTerm(NotedTermKind.Tier, tier, sentence))] };
        }

        if (Validity().IsMatch(folded) && DateWords.Take(folded) is { From: var from, To: var to } and not (null, null, _))
        {
            return Nothing with { From = from, To = to };
        }

        if (Change().Match(folded) is { Success: true } change && DateWords.Take("from " + change.Groups["date"].Value).From is { } changed)
        {
            return Nothing with { To = changed.AddDays(-1) };
        }

        if (Validity().IsMatch(folded) && UnclearDate().IsMatch(folded))
        {
            return Nothing with { Condition = $"which day is meant is not clear, \"{sentence}\"" };
        }

        var (stated, rest) = UnitWords.Take(folded);
        var unit = stated is { Noun: "token" or "" } ? stated : null;
        var isOfAll = unit is { IsPer: true } && !rest.Any(char.IsLetterOrDigit) || OfAll().IsMatch(folded) && !IsOfSome(folded);
        var leads = NotedTerm.IsLeadIn(folded);
        var condition = unit is not null && (DateWords.IsUnreadValidity(folded) || UnitCondition().IsMatch(folded)) ? $"its unit is given with a condition, \"{sentence}\""
            : isOfAll && UnitWords.MentionsQuantity(folded) ? $"its unit is said otherwise, \"{sentence}\""
            : (isOfAll || leads && !IsOfSome(folded)) && ConditionWords.AreInNote(folded) ? $"a note about all prices states a condition, \"{sentence}\""
            : null;
        return Nothing with
        {
            Condition = condition,
            Units = isOfAll && stated is { IsPer: true } && !MoneyScanner.HasMoney(folded) ? [(stated, sentence)] : [],
            Terms = isOfAll || leads ? [.. NotedTerm.Find(sentence, leads)] : [],
        };
    }

    // "The Batch API takes half of these prices": what another tier or the cache costs is stated beside the prices, not of them.
    private static bool IsOfSome(string folded) => Phrase.Read(folded).Tiers.Count > 0 || Cache().IsMatch(folded);

    // "Effective February 1, 2027.", "These prices take effect on …", "Valid through …".
    [GeneratedRegex(@"^\W*(?:(?:these|all|the|our|new|listed) )*(?:prices?|pricing|rates)? ?(?:are |is |will )?(?:takes? effect|effective|valid|in effect|in force|available|expires?)\b")]
    private static partial Regex Validity();

    // "Prices increase by 20% on January 1, 2027."
    [GeneratedRegex(@"^\W*(?:(?:all|the|our|these|api|token|model|listed) )*(?:prices?|pricing|rates)\b[^.;]{0,20}\b(?:increase|rise|change|go up|decrease|fall|drop)s?\b[^.;]{0,30}?\b(?:on|from|starting|effective) (?:on )?(?<date>\D{0,12}\d.*)$")]
    private static partial Regex Change();

    // "01/02/2027" is January or February.
    [GeneratedRegex(@"\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d{2}|\d{4})\b")]
    private static partial Regex UnclearDate();

    // "Note: ", "> [!NOTE] ", "!!! note "
    [GeneratedRegex(@"^\W*(?:note|important|info|tip|warning|please note)\b(?: that\b)?\W*")]
    private static partial Regex Sign();

    // "Input: $6 above 128K."
    [GeneratedRegex(@"^\W*(?:cached )?(?:inputs?|outputs?|prompts?)(?: tokens)?\s*[:：]")]
    private static partial Regex OfMeter();

    // "Per 1M tokens · Batch API price": what stands behind a dot is another label, or a switch.
    [GeneratedRegex(@"(?<=[.;!?。；])(?<!\b(?:[Uu]\.[SsKk]|e\.g|i\.e)\.)\s+|\s[·•|]\s|\n")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\(batch|\bbatch (?:api|only|prices)|\bfine-?tun|\btraining prices\b|\blegacy\b|\bno longer\b|\bexpired\b|\bvalid until\b|\bexamples?\b|\bsample prices\b|\bcompetitors?'?\b|\benterprise (?:customers|plan)|\bin the \w+ region\b|\bfor prompts? (?:over|above|longer|under|up)\b")]
    private static partial Regex UnitCondition();

    [GeneratedRegex(@"\b(?:all|these|those|above|listed|shown|displayed|published|following) (?:of )?(?:the |our |these )?(?:(?!per\b)\w+ ){0,2}(?:prices|pricing|rates|costs|charges|amounts|figures|numbers)\b|\b(?:prices|rates|pricing|costs|charges|amounts)(?: \w+)? (?:above|below|listed|shown|(?:in|of|on) th(?:e|is) (?:table|list|page))\b|^(?:note: ?)?(?:the |our )?(?:token |model |api )?(?:prices|rates|pricing|amounts|figures)(?: are| is)?\b|^(?=[^.]*\d)(?:[\w.-]+ ){1,4}(?:prices|rates|pricing) (?:are|is) per\b|^(?:prices|rates|pricing)\b|\b(?:every|each) (?:\w+ )?price\b|^\W*(?:shown|listed|quoted|reserved for|only for)\b|\b(?:the|this) (?:following )?table (?:below |above )?(?:shows|lists|gives|holds)\b|\bthis (?:price list|offer|promotion)\b|^\W*(?:expired|promotion|promo|sale)\b|^here (?:is|are)\b|^all (?:are|per|in)\b|(?:以上|上述|上表|所有|下表|以下)[^。]{0,6}(?:价格|单价)")]
    private static partial Regex OfAll();

    [GeneratedRegex(@"\b(?:prices?|pricing|priced|rates?|costs?|charges?|charged|billed)\b|价格|计费")]
    private static partial Regex Charge();

    [GeneratedRegex(@"\b(?:doubled?|doubles|twice|tripled?|triples|higher|more expensive|surcharges?|premium|multiplied|different|separate|[\d.]+ ?(?:x|×|times))\b|[\d.]+ ?[×%]|翻倍|[\d.]+ ?倍")]
    private static partial Regex Dearer();

    // "Batch API prices are shown below", "These rates apply to batch jobs"; but "The Batch API takes half of these prices" is of others.
    [GeneratedRegex(@"^\W*(?:shown|listed|quoted|given) (?:with|for|in|at)\b|^(?:the |our )?(?:batch|flex|priority|fast mode)\b[^.;]{0,40}\b(?:prices|pricing|rates|costs)\b[^.;]{0,30}\b(?:shown|listed|displayed|given|quoted)\b"
        + @"|\b(?:through|via|using|with|by) (?:the |our )?(?:batch|flex|priority|fast mode)\b[^.;]{0,30}\b(?:are billed|are charged|costs?|are priced|you pay)\b|^with (?:batch|flex|priority)\b[^.;]{0,20}\byou pay\b|^\W*(?:batch|flex|priority)(?: api| mode| tier| processing)* (?:prices|pricing|rates)\W*$|^(?:the )?prices? (?:shown |listed |above |below )?(?:are|is) (?:the |for )?(?:batch|flex|priority)\b|(?:以上|上述|上表)[^。]{0,4}(?:批量|批处理|弹性|优先|batch|flex)"
        + @"|^(?:batch|flex|priority|fast)(?: (?:mode|api|tier|processing|pricing))?\s*[:：].*\ball (?:the |these )?(?:prices|rates|costs) (?:above|below)\b"
        + @"|^(?:all |these |those |the |our |listed |following |above )*(?:\w+ ){0,2}?(?:prices|pricing|rates|costs|charges|amounts|figures|numbers)\b(?: (?:above|below|listed|shown|displayed|here|(?:in|of|on) th(?:e|is) (?:table|list|page)))*(?: (?:are|is|already|also|only|all))* (?:includes?|reflects?|appl(?:y|ies)|for|hold|assume|show|represent|refer|valid|based)\b(?!.*\b(?:not|excluding|without|before|except)\b)")]
    private static partial Regex OfTier();

    [GeneratedRegex(@"\bcach|缓存")]
    private static partial Regex Cache();
}
