using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>The common words for figures that are money but no price of a model's use.</summary>
public static partial class PlaceWords
{
    /// <summary>Why nothing that stands under a folded text is a price of a use, as the end of a sentence; null when nothing speaks against it.</summary>
    public static string? ReasonAgainst(string folded) => folded switch
    {
        _ when Commitment().IsMatch(folded) => "which is bought in advance",
        _ when Passing().IsMatch(folded) => "which does not hold always",
        _ when Volume().IsMatch(folded) => "which depends on how much is used",
        _ when Estimate().IsMatch(folded) => "which is worked out, not charged",
        _ when Custom().IsMatch(folded) => "which is another service than the model itself",
        _ when Rivals().IsMatch(folded) => "which may show what others charge",
        _ when OtherTime().IsMatch(folded) => "which may not be in force",
        _ when SomeCustomers().IsMatch(folded) => "which is not for every customer",
        _ when OtherSeller().IsMatch(folded) => "which may be charged elsewhere",
        _ => null,
    };

    /// <summary>Whether a folded sentence on prices says why they are none of a use. What others charge elsewhere, it may tell beside them.</summary>
    internal static bool SpeaksAgainst(string folded) => ReasonAgainst(folded) is not null && (!OtherSeller().IsMatch(folded) || ReasonAgainst(OtherSeller().Replace(folded, " ")) is not null);

    /// <summary>Whether a folded text speaks of what does not hold always: some hours, or an offer.</summary>
    public static bool IsPassing(string folded) => Passing().IsMatch(folded);

    /// <summary>Whether a folded text speaks of what others offer.</summary>
    public static bool AreOfRivals(string folded) => Rivals().IsMatch(folded);

    [GeneratedRegex(@"\b(provisioned|reserved|reservation|committed|commitment|dedicated|scale tier|subscriptions?|monthly plans?|token plans?|coding plans?)\b|\bprepaid\b|\b(?:annual|yearly|monthly) plans?\b|预留|包月|订阅|预付费|资源包")]
    private static partial Regex Commitment();

    [GeneratedRegex(@"\b(off-?)?peak (hours?|times?|price|pricing|rates?)\b|\boff-?peak\b|^peak\b|\bnight(?:time|ly)?\b|^new (?:users|customers)(?: only)?$|\bweekends?\b|夜间|高峰|\bdiscounted\b|\b(discount(ed)?|promotional|promo) (price|pricing|rate)s?\b|\d ?% (?:off|discount)\b(?! (?:on|for) (?:prompt |context |input |the )?cach)|^(?!.*\bstandard\b).*\b\d{1,2}:\d{2} ?(?:-|–|~|to) ?\d{1,2}:\d{2}\b|\bhalf price\b|^with (?:prompt |context |token )?cach|优惠|限时(?!免费)|(?<!永久)[一二三四五六七八九]折|(?<!永久)\d(?:\.\d)? ?折|特惠|促销|闲时|空闲|忙时|峰谷|低谷|错峰")]
    private static partial Regex Passing();

    [GeneratedRegex(@"\b(blended|average|avg|examples?|savings?|typical|calculator|your (costs?|bill|spend)|(monthly|daily|weekly|annual|yearly|total) (costs?|price|bill|spend)|(costs?|price|spend) (per|a|/) ?(day|week|month|year))\b|\b\d:\d\b|\bcosts? me\b|\bcosts? of (?:one\b|\d|(?:summari[sz]|translat|process|transcrib)ing\b.*\d)|\bwhat (?:a|one) (?:day|week|month|year|conversation|task) costs?\b|^estimate\b|^(?:credits?|latenc(?:y|ies)|benchmarks?|scores?|rate limits?|limits|discounts|context windows?|tokenizers?)(?: \([^()]*\)| (?:per|comparison)\b.*)?$|限流|积分|示例|预估|估算")]
    private static partial Regex Estimate();

    [GeneratedRegex(@"\b(?:first|next|additional|remaining|subsequent) \d[\d.,]*\s*(?:k|m|b|bn|million|billion|thousand)\b|\b(?:tokens?|requests?|usage|volumes?|spend)\b[^,;]{0,20}?(?:/|\bper\b|\ba\b|\beach\b) ?(?:month|mo|year|yr|annum)\b|\b(?:monthly|annual|yearly) (?:volumes?|usage|tokens)\b|\bvolume (?:tiers?|discounts?|pricing|prices?)\b")]
    private static partial Regex Volume();

    [GeneratedRegex(@"\blatency[- ]optimi[sz]ed\b|\bbring your own\b|\bbyok\b|\bon-?prem(?:ises?)?\b|\bself-?hosted\b|^marketplace\b|\b(?:hosted|sold|operated) by partners\b|\bmarketplace partners\b|\bcustom(i[sz]ed)? models?\b|\bmodel (customi[sz]ation|distillation)\b|\blow[- ]priority\b|低优先级|^async(?:hronous)?\b|^deferred\b|^异步")]
    private static partial Regex Custom();

    [GeneratedRegex(@"\bcompares\b|\bhow (?:we|us|they) compare\b|\bfor (?:comparison|reference)\b|\bcompared? (?:with|to|against)\b|\bcomparisons? (?:with|to|against)\b|\bvs\b|\bversus\b|\bcompetitors?\b|\bcompetition\b|\balternatives\b|\bother (?:providers|vendors|labs)\b|\bwhat others\b|竞品|友商")]
    private static partial Regex Rivals();

    // "Legacy models" cost what is listed there as long as they are offered, and "Preview" is a part of many models' names.
    [GeneratedRegex(@"\b(?:old|deprecated|archived?|former|historic(?:al)?|past|outdated|superseded|obsolete|expired) (?:(?:api|model|token|list) )?(?:price|pricing|rate|cost|tariff)s?\b|\b(?:price|pricing|rate|cost)s?\b[^.;]{0,20}(?:\(|\b)(?:deprecated|archived?|obsolete|superseded|outdated|old|expired)\b|\blegacy\b(?! (?:models?|apis?|versions?)\b)|\bretired\b|\bno longer\b|\bupcoming\b|^previous$|\bprevious (?:inputs?|outputs?|cached|price|pricing|rate|cost)s?\b|\b(?:beta|preview) (?:price|pricing|rate)s?\b|\bpric(?:es|ing) (?:in|during) (?:beta|preview)\b|\b(?:prices|pricing|rates) (?:before|prior to)\b(?! (?:tax|vat)\b)|\b(?:launch|initial|introductory) (?:price|pricing|rate)s?\b|\b(?:price|pricing|rate) (?:history|changes|log)\b|\bused to (?:charge|cost|be)\b|\bexpired\b|\bcoming soon\b|\b(?:not yet|no longer|un)-?available\b|\bwait-?list\b|\bdiscontinued\b|^before$|^change-?log$|^draft\b|\bnot for new customers\b|\b(?:price list|prices|pricing|rates|offer|promotion) (?:was|were|has been|have been|is) (?:replaced|superseded|withdrawn)\b|\b(?:offer|promotion) (?:has )?ended\b|旧版|历史价格|^原价|调价前|调价后|即将生效|即将上线|敬请期待|\d+ ?月(?: ?\d+ ?日)? ?(?:生效|起)|\bplanned\b|旧价|已下线")]
    private static partial Regex OtherTime();

    [GeneratedRegex(@"\beducation(?:al)?\b|\bstudents?\b|\bacademic\b|\bnon-?profits?\b|^enterprise$|\benterprise (?:customers?|plans?|price|pricing|rates?|prices|discounts?|agreements?)\b|\b(?:partner|start-?up|reseller|member)s?'? (?:rates?|pricing|prices?|programs?|programmes?|only)\b|\b(?:us|eu|uk)[- ]only\b|\b(?:from|in) our \w+ region\b|\bdata residency\b|\bdata retention\b|\bhipaa\b|^partners?$|\bpartners only\b|^(?:pricing )?for start-?ups$|^free trial$|教育优惠|学生|专享|新用户")]
    private static partial Regex SomeCustomers();

    [GeneratedRegex(@"\bon another (?:cloud|platform)\b|\b(?:on|via|through) (?:microsoft |amazon |google )?(?:azure|aws|bedrock|google cloud|gcp|vertex)\b")]
    private static partial Regex OtherSeller();
}
