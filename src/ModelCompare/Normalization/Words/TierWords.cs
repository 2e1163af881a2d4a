using System.Text.RegularExpressions;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Words;

/// <summary>The common words for service tiers.</summary>
public static partial class TierWords
{
    /// <summary>The tiers that a folded text names, in the order of the table below; several make the text ambiguous.</summary>
    public static IReadOnlyList<string> Find(string folded) =>
        [.. Words().Where(word => word.Pattern.IsMatch(folded)).Select(word => word.Tier).Distinct()];

    /// <summary>Whether a folded text is nothing but the name of a tier, such as a tab's label.</summary>
    public static bool IsOnlyTier(string folded) => OnlyTier().IsMatch(folded);

    private static IEnumerable<(Regex Pattern, string Tier)> Words() =>
    [
        (Batch(), ServiceTiers.Batch),
        (Flex(), ServiceTiers.Flex),
        (Priority(), ServiceTiers.Priority),
        (Fast(), ServiceTiers.Fast),
        (Standard(), ServiceTiers.Standard),
    ];

    [GeneratedRegex(@"(?<!\bnon[- ]?)\bbatch(es|ed)?\b|批量|批处理")]
    private static partial Regex Batch();

    [GeneratedRegex(@"(?<!\bnon[- ]?)\bflex\b|\bflex (processing|tier)\b|弹性")]
    private static partial Regex Flex();

    [GeneratedRegex(@"(?<!\b(?:non|low)[- ]?)\bpriority\b|(?<!低)优先")]
    private static partial Regex Priority();

    [GeneratedRegex(@"\bfast mode\b|^fast( tier)?$|快速模式|^快速$")]
    private static partial Regex Fast();

    [GeneratedRegex(@"^standard$|\bstandard (tier|processing|pricing|prices?|rates?|mode|api|input|output)\b|\bon[- ]demand\b|^(默认|标准)|标准(模式|价格|服务)")]
    private static partial Regex Standard();

    [GeneratedRegex(@"^(the )?(batch|flex|priority|fast|standard|on[- ]demand|批量|批处理|弹性|优先|快速|标准)( api| mode| tier| processing| inference| requests?| pricing| prices| 模式| 价格)*$")]
    private static partial Regex OnlyTier();
}
