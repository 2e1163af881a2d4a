using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>
/// The words that may stand beside an amount or over it without changing what it means: those that name a term, and those that say nothing. Any other
/// one (<c>old</c>, <c>enterprise</c>, <c>CAD</c>, <c>then</c>) may be a condition.
/// </summary>
internal static partial class KnownWords
{
    private static readonly FrozenSet<string> s_modalities = Set("text image images audio video videos speech input output");

    private static readonly FrozenSet<string> s_words = Set(
        // What is paid for
        "input inputs prompt prompts output outputs completion completions response responses generation generated generating in out token tokens tok mtok "
        + "cache cached caching uncached hit hits miss misses read reads write writes writing written create creation refresh refreshes storage store storing stored "
        + "training train used consumed processed sent lengths embedding embeddings rerank reranking reranker rerankers query queries ttl duration 5m 5min 1h 1hr "
        + "vision multimodal modality modalities thinking reasoning non mode context length window cot chain thought answer answers chat language interactive any every full "
        // Tiers
        + "standard regular normal default base basic list batch batches batched flex priority demand realtime real time payg as go serverless synchronous sync online "
        + "processing inference tier tiers api fine tuned tuning finetuned finetuning paid global via developer first party hosted shared "
        // Prices
        + "price prices pricing priced cost costs rate rates fee fees charge charges charged billed billing usage unit units amount amounts free "
        + "tariff flat fixed final unchanged both public published official today latest included "
        + "usd dollar dollars eur euro euros gbp cny rmb yuan jpy yen "
        // What says nothing
        + "the a an and or of for per with by on each all is are at incl including includes include model models llm now what you pay current m 1m million millions illion illions "
        // What a page puts beside everything
        + "i info tooltip sort ascending descending copy details learn more view try it buy get started show see add compare popular available updated preview beta ga experimental",
        s_modalities);

    private static readonly FrozenSet<string> s_minutes = Set("m min minute minutes");
    private static readonly FrozenSet<string> s_hours = Set("h hr hour hours");

    /// <summary>What is left of a folded text, without its dates, ranges and units, when the known words are taken out; null when nothing is.</summary>
    internal static string? LeftOf(string folded)
    {
        if (WithCache().Match(folded) is { Success: true } withCache)
        {
            return withCache.Value;
        }

        var phrased = Phrases().Replace(folded, " ");
        var text = Outside().IsMatch(phrased) ? Chinese().Replace(phrased, " ") : phrased;
        string[] words = [.. Word().Matches(text).Select(match => match.Value)];
        var left = words.Where((word, at) => !s_words.Contains(word) && !IsKnown(words, at)).ToArray();
        return left.Length > 0 ? string.Join(' ', left) : null;
    }

    /// <summary>The same where a day is given until which a price holds: what kind of offer ends on it says nothing more.</summary>
    internal static string? LeftOfOffer(string folded) => LeftOf(Offer().Replace(folded, " "));

    // "text only" is a modality, and five minutes and an hour are how long a cache keeps.
    private static bool IsKnown(string[] words, int at) => words[at] switch
    {
        "only" => at > 0 && s_modalities.Contains(words[at - 1]),
        "5" or "five" => at + 1 < words.Length && s_minutes.Contains(words[at + 1]),
        "1" or "one" => at + 1 < words.Length && s_hours.Contains(words[at + 1]),
        var word when s_minutes.Contains(word) => at > 0 && words[at - 1] is "5" or "five",
        "to" => at + 1 < words.Length && words[at + 1] is "train",
        var word => s_hours.Contains(word),
    };

    private static FrozenSet<string> Set(string words, IEnumerable<string>? more = null) => words.Split(' ').Concat(more ?? []).ToFrozenSet(StringComparer.Ordinal);

    // The price with the cache's own in it is neither.
    [GeneratedRegex(@"\bincl\w*\.? (?:the )?cach\w*")]
    private static partial Regex WithCache();

    // Words that say nothing together only.
    [GeneratedRegex(@"\bone-off\b|\bfast (?:mode|tier|processing)\b|\bus dollars?\b|\b(?:in|not in|no|without|w/o|excluding|before|when not|not|missed)[- ](?:the )?cach(?:e|ed|ing)\b|\bcache[- :]*(?:hit|miss)\w*|\b(?:ex|excl|excluding|before|net of|without)\.? (?:vat|tax(?:es)?)\b|\bto process\b|\bcross-region\b")]
    private static partial Regex Phrases();

    [GeneratedRegex(@"[^\x00-\x7f]|\[")]
    private static partial Regex Outside();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*\p{L}*|[\p{L}\d]+")]
    private static partial Regex Word();

    // Where words are not set apart; and the mark of a footnote.
    [GeneratedRegex(@"\[[1-9]\]|按量付费|按量计费|按量|后付费|思维链|回答|目录价|公开价|官网价|统一价|现价|当前|最新|费率|资费|消耗|消费|常规|普通|基础|正常|实时|纯文本|图文|全模态|大模型|用户|您的|内容|部分|不限|不含税|中国内地|国内|说明|详情|查看|复制|不变|公测|正式版|预览|无缓存|不含缓存|未缓存|时|侧|量|注|多模态|在线|输入|输出|提示|补全|缓存|快取|未命中|命中|写入|读取|创建|存储|储存|训练|文本|文字|图像|图片|音频|语音|视频|非|思考|推理|模式|标准|默认|批量|批处理|弹性|优先|快速|价格|单价|定价|费用|成本|单次|请求|计费|收费|售价|官方|刊例|美元|人民币|欧元|日元|元|円|每|百万|万|千|个|按|词元|模型|调用|服务|上下文|长度|隐式|显式|免费|费|价|的|与|和|及|以|内|含")]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\b(?:introductory|promotional|promo|launch|special|limited[- ]time|offers?|ends?|valid)\b")]
    private static partial Regex Offer();
}
