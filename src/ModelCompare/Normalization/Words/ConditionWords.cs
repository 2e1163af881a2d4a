using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>The common words by which an amount holds for some customers, at some times or beside something else only.</summary>
public static partial class ConditionWords
{
    /// <summary>Whether a folded text that stands beside an amount, without its date, range and unit, states a condition that no term expresses.</summary>
    public static bool AreIn(string folded) => Condition().IsMatch(folded) || PlaceWords.ReasonAgainst(folded) is not null;

    // "with Batch API" is a tier and "with caching" a meter; a free quantity that is "shared with" another model is no condition; "text only" is a modality.
    [GeneratedRegex(
        @"\bpeak\b|\b(?:if|when|while|unless|except|after|plus|taxe?s?|vat|trial|promo(?:tion(?:al)?)?|members?|subscribers?|limited[- ]time)\b"
        + @"|(?<!\bshared )\bwith\b(?! (?:the )?(?:batch|flex|priority|fast mode|cach))|(?<!\b(?:text|image|audio|video|input|output) )\bonly\b"
        + @"|\b(?:for|in) (?:the |your )?(?:first|new|existing|members|subscribers|customers|users|teams|business)\b|\bfirst (?:\S+ )?(?:day|week|month|year)s?\b|仅限|会员|首月|含税")]
    private static partial Regex Condition();
}
