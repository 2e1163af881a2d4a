using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>The common words by which an amount holds for some customers, at some times or beside something else only.</summary>
public static partial class ConditionWords
{
    /// <summary>Whether a folded text that stands beside an amount, without its date, range and unit, states a condition that no term expresses.</summary>
    public static bool AreIn(string folded) => Condition().IsMatch(folded) || PlaceWords.ReasonAgainst(folded) is not null;

    /// <summary>Whether a folded sentence of a note that speaks of prices says for whom, when or by how much they are others. "Unless otherwise stated" says nothing.</summary>
    public static bool AreInNote(string folded) => InNote().IsMatch(folded) || PlaceWords.SpeaksAgainst(folded);

    [GeneratedRegex(
        @"\b(?:if|(?:unless|except)(?! (?:where |as |when )?(?:otherwise )?(?:noted|stated|indicated|specified|marked|shown)\b)|only|provided that)\b"
        + @"|\b(?:doubled?|doubles|tripled?|triples|half|halved|times|twice|surcharges?|uplift|premium|mark-?up|multiplied|multiplier)\b|[2-9]x\b|% (?:off|more|less|higher|lower|extra|discount|on top)"
        + @"|\bcontracts?\b|\bfor (?:the|your) first\b|^\W*(?:black friday|cyber monday)\b|\b\d+ ?% off (?:all|every|our)\b|\bintro prices?\b|\bcustomers who\b|\b(?:outside|during) (?:of )?(?:office|business|working|peak|night)\b|\bwithin \d+ hours\b|\b(?:were|was) in force\b|\bexclud\w+\b[^.]{0,30}\bfees?\b|\bfees?\b[^.]{0,30}\b(?:added|charged|applied|applies|apply|on top)\b|\b(?:added|charged) (?:to|on top of)\b"
        + @"|\b(?:(?:off-?)?peak|introductory|promotion(?:al)?|limited[- ]time|first[- ]time|discount(?:ed|s)?|new customers)\b"
        + @"|\b(?:applies|apply|valid|available) (?:only )?(?:to|for|when|from|until)\b|\b(?:francs?|kron(?:a|or|er?)|rupees?|pesos?|reais|rou?bles?|liras?|dirhams?|riyals?|zloty|baht|ringgit|rand)\b|仅限|限时|优惠|[一-九]折|半价|高峰|翻倍")]
    private static partial Regex InNote();

    // "with Batch API" is a tier and "with caching" a meter; a free quantity that is "shared with" another model is no condition; "text only" is a modality.
    [GeneratedRegex(
        @"\bpeak\b|\bfree (?:until|till|through|for)\b|\bdiscounted from\b|免费至|限时|\b(?:if|when|while|unless|except|after|plus|taxe?s?|vat|trial|promo(?:tion(?:al)?)?|members?|subscribers?|limited[- ]time|credits?)\b"
        + @"|(?<!\bshared )\bwith\b(?! (?:the )?(?:batch|flex|priority|fast mode|cach))|(?<!\b(?:text|image|audio|video|input|output) )\bonly\b"
        + @"|\b(?:for|in) (?:the |your )?(?:first|new|existing|members|subscribers|customers|users|teams|business)\b|\bfirst (?:\S+ )?(?:day|week|month|year)s?\b|仅限|会员|首月|含税")]
    private static partial Regex Condition();
}
