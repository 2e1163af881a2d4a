using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>What a remark beside prices may say of them.</summary>
/// <param name="Limits">It limits the prices beside it: to a time, to an offer, or to some requests.</param>
/// <param name="IsOffer">It says that prices hold for a time.</param>
/// <param name="IsPassing">It speaks of what does not hold always.</param>
internal sealed partial record PriceRemark(bool Limits, bool IsOffer, bool IsPassing)
{
    /// <summary>Reads a remark as it stands on the page. How long prices hold at least does not tell when they end.</summary>
    internal static PriceRemark Read(string text)
    {
        var folded = TextFolding.Fold(text);
        var isOffer = Offer().IsMatch(folded) && !AtLeast().IsMatch(folded);
        return new(isOffer || OnlySome().IsMatch(folded) && Phrase.Read(folded) is { Tiers.Count: > 0 } or { Context: not null }, isOffer, PlaceWords.IsPassing(folded));
    }

    [GeneratedRegex(@"\b(?:promotional|promo|introductory|discounted|temporary|launch|limited[- ]time) (?:\w+ )?(?:price|pricing|rate|offer|period)s?\b|\b(?:price|pricing|rate)s? (?:\w+ ){0,2}(?:until|till|through|from|before|after|starting|expires?|ends?)\b|\d ?% (?:off|discount)\b.*\b(?:until|till|through)\b|限时|优惠")]
    private static partial Regex Offer();

    [GeneratedRegex(@"\bat least (?:until|till|through)\b")]
    private static partial Regex AtLeast();

    [GeneratedRegex(@"\bonly\b|仅")]
    private static partial Regex OnlySome();
}
