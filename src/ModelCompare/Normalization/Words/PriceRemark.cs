using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>What a remark beside prices may say of them.</summary>
internal static partial class PriceRemark
{
    /// <summary>Whether a folded remark limits the prices beside it: to a time, to an offer, or to some requests.</summary>
    internal static bool Limits(string folded) => IsOffer(folded) || OnlySome().IsMatch(folded) && Phrase.Read(folded) is { Tiers.Count: > 0 } or { Context: not null };

    /// <summary>Whether a folded text says that prices hold for a time. How long they hold at least does not tell when they end.</summary>
    internal static bool IsOffer(string folded) => Offer().IsMatch(folded) && !AtLeast().IsMatch(folded);

    [GeneratedRegex(@"\b(?:promotional|promo|introductory|discounted|temporary|launch|limited[- ]time) (?:\w+ )?(?:price|pricing|rate|offer|period)s?\b|\b(?:price|pricing|rate)s? (?:\w+ ){0,2}(?:until|till|through|from|before|after|starting|expires?|ends?)\b|\d ?% (?:off|discount)\b.*\b(?:until|till|through)\b|限时|优惠")]
    private static partial Regex Offer();

    [GeneratedRegex(@"\bat least (?:until|till|through)\b")]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"\bonly\b|仅")]
    private static partial Regex OnlySome();
}
