using System.Text.RegularExpressions;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Words;

/// <summary>The common words for what a price per token is paid for.</summary>
public static partial class MeterWords
{
    /// <summary>
    /// The meter that a folded text names, and whether it names several directions at once (<c>Input / Output</c>), which no reading may guess.
    /// Context ranges and units are taken out of the text before.
    /// </summary>
    public static MeterWord Find(string folded)
    {
        // The miss of a cache is the plain input price; its words contain those of a hit.
        if (CacheMiss().IsMatch(folded))
        {
            return new(Meters.Input, Output().IsMatch(folded));
        }

        if (CacheWords().IsMatch(folded))
        {
            return new(CacheMeter(folded), Output().IsMatch(folded));
        }

        if (Training().IsMatch(folded))
        {
            return new(Meters.TrainingToken, false);
        }

        if (InAndOut().IsMatch(folded))
        {
            return new(null, true);
        }

        return (Input().IsMatch(folded), Output().IsMatch(folded)) switch
        {
            (true, true) => new(null, true),
            (true, false) => new(Meters.Input, false),
            (false, true) => new(Meters.Output, false),
            _ => new(null, false),
        };
    }

    /// <summary>Whether a folded text says that it heads prices without saying of what: <c>Price</c>, <c>Cost</c>, <c>单价</c>.</summary>
    public static bool IsPriceWord(string folded) => PriceWord().IsMatch(folded);

    /// <summary>Whether a folded text names a meter and nothing else, as <c>Cached input price</c> does and <c>Max output</c> does not.</summary>
    public static bool IsOnlyMeter(string folded) => OnlyMeter().IsMatch(folded);

    /// <summary>Whether a folded header names the column that says what the prices beside it are paid for.</summary>
    public static bool IsMeterColumn(string folded) => MeterColumn().IsMatch(folded);

    /// <summary>Whether a folded text heads what costs nothing on a free plan; no price of the paid route stands under it.</summary>
    public static bool IsFreePlan(string folded) => FreePlan().IsMatch(folded);

    /// <summary>Whether a folded header ends in tokens, so that a bare number below it may count them.</summary>
    public static bool MayHeadCounts(string folded) => folded.EndsWith("tokens", StringComparison.Ordinal);

    /// <summary>Whether a folded text names storage.</summary>
    public static bool IsStorage(string folded) => Storage().IsMatch(folded);

    private static string CacheMeter(string folded)
    {
        if (Storage().IsMatch(folded))
        {
            return Meters.CacheStorage;
        }

        if (!Write().IsMatch(folded))
        {
            return Meters.CachedInput;
        }

        return OneHour().IsMatch(folded) ? Meters.CacheWrite1h : Meters.CacheWrite;
    }

    [GeneratedRegex(@"\bcach(e|ed|es|ing)\b|缓存|快取")]
    private static partial Regex CacheWords();

    [GeneratedRegex(@"\bcache[- :]*miss(?:es|ed)?\b|\bmissed cache\b|\b(?:un|non[- ]?|not[- ])cached?\b|\bnon[- ]?caching\b|\b(?:no|without|w/o|excluding|before|when not|not in)[- ](?:the )?cach(?:e|ed|ing)\b|缓存未命中|未命中缓存|未命中|非缓存|无缓存|不含缓存|未缓存")]
    private static partial Regex CacheMiss();

    [GeneratedRegex(@"\bin ?(?:[/|&+,]|and) ?out\b")]
    private static partial Regex InAndOut();

    [GeneratedRegex(@"\bstor(age|ed|e)\b|存储|储存")]
    private static partial Regex Storage();

    [GeneratedRegex(@"\bwrit(e|es|ing|ten)\b|\bcreation\b|\bcreate\b|写入|创建")]
    private static partial Regex Write();

    [GeneratedRegex(@"\b1 ?-?h(our|r)?\b|\bone[- ]hour\b|1 ?小时")]
    private static partial Regex OneHour();

    [GeneratedRegex(@"\btraining\b|^train\b|\bto train\b|训练")]
    private static partial Regex Training();

    [GeneratedRegex(@"\binputs?\b|\bprompts?\b|输入|^\W*in\W*$|\b(?:price|cost|rate)s? in$|^in (?:price|cost|rate)s?\b")]
    private static partial Regex Input();

    [GeneratedRegex(@"\boutputs?\b|\bcompletions?\b|\bresponses?\b|输出|^\W*out\W*$|\b(?:price|cost|rate)s? out$|^out (?:price|cost|rate)s?\b")]
    private static partial Regex Output();

    [GeneratedRegex(@"\b(price|prices|pricing|cost|costs|rate|rates)\b|价格|单价|定价|费用")]
    private static partial Regex PriceWord();

    [GeneratedRegex(@"^(?:(?:base|standard|batch|flex|priority|fast|text|audio|images?|video|reasoning|thinking|non|cached?|caching|hits?|miss(?:es)?|reads?|writes?|5 ?m|1 ?h|input|output|in|out|prompt|completion|tokens?|prices?|pricing|costs?|输入|输出|缓存|命中|未命中|写入|价格|单价|价|定价)[ ()/&-]*)+$")]
    private static partial Regex OnlyMeter();

    [GeneratedRegex(@"^$|^(?:(?:token|price|pricing|usage|billing|charge|cost) )?(?:type|meter|metric|sub-?item|category|item|unit|component|direction|usage)s?$|^(?:计费)?(?:类型|子项|项|项目|类别|单位)$")]
    private static partial Regex MeterColumn();

    [GeneratedRegex(@"^free( tier| plan| usage| allocation)?\b|免费(版|额度|层)")]
    private static partial Regex FreePlan();
}

/// <summary>What <see cref="MeterWords"/> found.</summary>
/// <param name="Meter">One of <see cref="Meters"/>, or null.</param>
/// <param name="IsAmbiguous">The text names more than one direction.</param>
public readonly record struct MeterWord(string? Meter, bool IsAmbiguous);
