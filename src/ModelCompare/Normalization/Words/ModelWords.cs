using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>The common headers of the column that names models, and the looks of a model's name.</summary>
public static partial class ModelWords
{
    /// <summary>Whether a folded header names the column of models.</summary>
    public static bool IsModelHeader(string folded) => ModelHeader().IsMatch(Addition().Replace(folded, ""));

    /// <summary>Whether a folded header names the column of the ids by which an API knows its models.</summary>
    public static bool IsIdHeader(string folded) => IdHeader().IsMatch(Addition().Replace(folded, ""));

    /// <summary>Whether a header looks like the name of a model rather than like a word: letters with a digit, a hyphen or a slash.</summary>
    public static bool LooksLikeModel(string folded) => Name().IsMatch(folded);

    /// <summary>Whether a folded name is that of a row which says something more of the row above it: <c>↳ batch</c>, <c>with caching</c>.</summary>
    public static bool IsPartOfRowAbove(string folded) => PartOfRowAbove().IsMatch(folded);

    /// <summary>Whether a name begins with the mark of a row that goes on about the one above.</summary>
    public static bool GoesOn(string name) => Mark().IsMatch(name);

    /// <summary>A name without that mark.</summary>
    public static string WithoutMark(string name) => Mark().Replace(name, "");

    /// <summary>Whether a folded sentence has a word that looks like a model's name: <c>gpt-5.4</c>, not <c>200k</c> nor <c>1.5x</c>.</summary>
    public static bool MentionsModel(string folded) => WordOfName().IsMatch(folded);

    /// <summary>The model of whose prices a heading speaks: <c>Quill-2</c> of <c>Quill-2 API pricing</c>; null when it names none, or a year, a tier or a version.</summary>
    public static string? PricedIn(string heading) =>
        Priced().Match(heading) is { Success: true } match && MentionsModel(match.Groups["name"].Value.ToLowerInvariant()) && !Counted().IsMatch(match.Groups["name"].Value) ? match.Groups["name"].Value : null;

    /// <summary>Whether a name without a digit is made like that of a model: two words or more, the last of which tells its size or kind (<c>Jamba Mini</c>), or an id of small letters (<c>gpt-realtime</c>).</summary>
    public static bool IsMadeLikeName(string name) => MadeLikeName().IsMatch(name);

    /// <summary>The words by which a folded sentence sets some models apart, <c>pro</c> and <c>max</c> of <c>on pro and max models</c>; none when it speaks of all.</summary>
    public static IEnumerable<string> KindsOfModels(string folded) => OfSome().Match(folded).Groups["kind"].Captures.Select(kind => kind.Value);

    /// <summary>Whether a folded name means many models by their size or as the rest: <c>4B - 16B parameters</c>, <c>All other models</c>.</summary>
    public static bool IsGroup(string folded) => Group().IsMatch(folded);

    [GeneratedRegex(@"\b[a-z]+[ -]?v?\d+(?:\.\d+)?(?![\d,.]|[ -]?(?:k|m|x|tokens?|times)\b)")]
    private static partial Regex WordOfName();

    [GeneratedRegex(@"^(?<name>\w[\w. -]{1,40}?) (?:api )?(?:token )?(?:pricing|prices?|costs?)$", RegexOptions.IgnoreCase)]
    private static partial Regex Priced();

    [GeneratedRegex(@"\b20\d\d\b|\b(?:updated?|summer|winter|spring|autumn|fall|eu|us|uk|global|international|europe|tiers?|plans?|versions?|steps?|parts?|sections?|levels?|phases?|q[1-4]|top|h[12]|stages?|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|since|until|from|models?|series|family|context|tokens?|batch|flex|priority|standard|input|output|image|audio|video|text)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Counted();

    [GeneratedRegex(@"^[A-Z][\w-]*(?: [A-Z][\w-]*){0,2} (?:Mini|Nano|Lite|Small|Medium|Large|XL|Ultra|Pro|Plus|Max|Turbo|Flash|Opus|Sonnet|Haiku|Instruct|Embed|Fast|A|R)$|^[a-z]+(?:-[a-z]+)+$")]
    private static partial Regex MadeLikeName();

    [GeneratedRegex(@"^[↳└├→➔⤷»›]\s*")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^[↳└├→➔⤷»›>•·+-]|^(?:with|without|w/|incl(?:\.|uding)|excl(?:\.|uding)|plus|in|on|for|as|via|using|when|if)(?=\s)")]
    private static partial Regex PartOfRowAbove();

    [GeneratedRegex(@"\b(?:on|for|of|with|in) (?:the |our )?(?:(?<kind>pro|flash|mini|nano|lite|max|plus|turbo|ultra|opus|sonnet|haiku|small|medium|large)(?:,? and |, | or )?)+ models?\b")]
    private static partial Regex OfSome();

    [GeneratedRegex(@"^(?:average|avg|mean|median|typical)\b|^(?:(?:all|any|every|other|most|some|models?) |others?$)|^(?:sub-?)?totals?\b|\bminimum\b.*\b(?:spend|charge|fee)\b|\b(?:setup|platform|monthly) fee\b|\b(?:gpu|instance|machine) .*\bhours?$|^(?:nvidia |amd |google )?(?:[1-8] ?x )?(?:[abhlt]\d{1,3}0?s?(?: \d+ ?gb)?|gb\d{3}|mi\d{3}x?|tpu.*|rtx.*|a10g|l40s)$|^(?:aws|azure|gcp|google cloud|(?:amazon )?bedrock|vertex(?: ai)?|direct|first[- ]party)$|\bparameters$|\b\d+(?:\.\d+)?b\s*(?:-|to)\s*\d+(?:\.\d+)?b\b|(?:\b(?:up to|less than|more than|over|under|above|below|larger than|smaller than)|[<>]=?)\s*\d+(?:\.\d+)?\s*b\b|\d+(?:\.\d+)?b\s*\+$")]
    private static partial Regex Group();

    // "模型 ID（Model ID）", "MODEL(1)"
    [GeneratedRegex(@"\s*(?:[(（](?:\d|model(?: id| name)?)[)）])+$")]
    private static partial Regex Addition();

    [GeneratedRegex(@"^(?:(?:ai|api|base|available|our|supported|language|llm|text|chat|embedding|foundation)\s+)*models?(?:\s*(?:names?|ids?|variants?|family|version|/ ?api id))?$|^(?:可用|基础|语言)?模型(?:名称|名|id|型号)?$|^api (?:model )?(?:id|name)$|^name$|^products?(?: names?)?$|^models? (?:names? )?(?:&|and|/|,) (?:model )?ids?$|^产品(?:名称|名)?$|^[\w.&' -]{1,30} models?$")]
    private static partial Regex ModelHeader();

    [GeneratedRegex(@"^(?:(?:api )?model )?(?:id|identifier|slug)$|^api (?:(?:model )?(?:id|name|identifier|string)|model|endpoint)$|^模型 ?(?:id|代码|编码)$")]
    private static partial Regex IdHeader();

    [GeneratedRegex(@"^(?=.*[a-z])(?=.*[\d/-])[\w@][\w@ ./:+()-]*$")]
    private static partial Regex Name();
}
