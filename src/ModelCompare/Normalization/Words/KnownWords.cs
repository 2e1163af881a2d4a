using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>
/// The words that may stand beside an amount or over it without changing what it means: those that name a term, and those that say nothing. Any other
/// one (<c>old</c>, <c>enterprise</c>, <c>CAD</c>, <c>then</c>) may be a condition.
/// </summary>
internal static partial class KnownWords
{
    /// <summary>The same where a day is given until which a price holds: what kind of offer ends on it says nothing more.</summary>
    internal static string? LeftOfOffer(string folded) => LeftOf(Offer().Replace(folded, " "));

    /// <summary>What is left of a folded text, without its dates, ranges and units, when the known words are taken out; null when nothing is.</summary>
    internal static string? LeftOf(string folded) =>
        Known().Replace(folded, " ").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Any(char.IsLetterOrDigit)).ToArray() is { Length: > 0 } left
            ? string.Join(' ', left.Select(word => word.Trim('(', ')', ',', ';', '.', ':')))
            : null;

    private const string Meters = "inputs?|prompts?|outputs?|completions?|responses?|generat(?:ion|ed|ing)|in|out|tokens?|tok|mtok|(?:un)?cached?|caching|hits?|miss(?:es)?|reads?|writes?|writing|written|creat(?:e|ion)|refresh(?:es)?|storage|stor(?:e|ing|ed)|training|(?:to )?train|embeddings?|rerank(?:ing|ers?)?|queries|query";
    private const string Times = "(?:5|five)[- ]?m(?:in(?:utes?)?)?|(?:1|one)[- ]?h(?:(?:ou)?r)?|hours?|ttl|duration";
    private const string Modalities = "(?:text|image|audio|video|input|output) only|text|images?|audio|videos?|speech|vision|multimodal|modality|modalities|thinking|reasoning|non-?|mode|context|length|window|short|long";
    private const string Tiers = "standard|regular|normal|default|base|basic|list|batch(?:es|ed)?|flex|priority|fast|on-?demand|real-?time|pay-?as-?you-?go|payg|serverless|synchronous|sync|online|processing|inference|tiers?|api|fine-?tun(?:ed|ing)|tuning|paid|global|regional";
    private const string Prices = "prices?|pricing|priced|costs?|rates?|fees?|charges?|charged|billed|billing|usage|units?|usd|us|u\\.s\\.|dollars?|eur|euros?|gbp|cny|rmb|yuan|jpy|yen|amounts?|free|of charge|excl(?:uding|\\.)? (?:vat|tax(?:es)?)";
    private const string Fillers = "the|an?|and|or|of|for|per|with|by|on|each|all|is|are|at|incl(?:uding|udes?|\\.)?|model(?:'s|s)?|llm|now|what|you|pay|current|m?illions?|cot|chain[- ]of[- ]thought|answers?|1?m|1,?000,?000";
    private const string Chinese = "\\[[1-9]\\]|多模态|在线|离线|输入|输出|提示|补全|缓存|快取|未命中|命中|写入|读取|创建|存储|储存|训练|文本|文字|图像|图片|音频|语音|视频|非|思考|推理|模式|标准|默认|批量|批处理|弹性|优先|快速|价格|单价|定价|费用|成本|单次|请求|计费|收费|售价|官方|刊例|美元|人民币|欧元|日元|元|円|每|百万|万|千|个|按|token|词元|模型|调用|服务|上下文|长度|隐式|显式|免费|费|价|的|与|和|及|以|内|含|（|）|、|，|。|：|/";

    [GeneratedRegex(@"\b(?:introductory|promotional|promo|launch|special|limited[- ]time|offers?|ends?|valid)\b")]
    private static partial Regex Offer();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:" + Meters + "|" + Times + "|" + Modalities + "|" + Tiers + "|" + Prices + "|" + Fillers + @")(?![\p{L}\d])|" + Chinese)]
    private static partial Regex Known();
}
