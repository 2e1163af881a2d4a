using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Words;

/// <summary>
/// A unit as a text states it.
/// </summary>
/// <param name="Quantity">How many: 1,000,000 for <c>per MTok</c>.</param>
/// <param name="Noun">Of what: <c>token</c>, a name of <see cref="Meters"/> such as <c>image</c>, empty when only the quantity is stated, or <c>other</c> for what no model is billed by.</param>
/// <param name="PerHour">For storage: the price is per hour as well.</param>
/// <param name="IsPer">The text says <c>per</c> before it, or <c>/</c>; without, <c>1M tokens</c> may as well be a limit or a length.</param>
public sealed record UnitPhrase(decimal Quantity, string Noun, bool PerHour, bool IsPer)
{
    /// <summary>The unit as exports show it, e.g. <c>1M tokens</c>, <c>image</c>, <c>1K requests</c>.</summary>
    public string Name => Noun.Length == 0 ? Scale : Noun == "token" ? Quantity == 1 ? "token" : $"{Scale} tokens" : Quantity == 1 ? Noun : $"{Scale} {Noun}s";

    private string Scale => Quantity switch
    {
        >= 1_000_000 when Quantity % 1_000_000 == 0 => (Quantity / 1_000_000).ToString("0", CultureInfo.InvariantCulture) + "M",
        >= 1_000 when Quantity % 1_000 == 0 => (Quantity / 1_000).ToString("0", CultureInfo.InvariantCulture) + "K",
        _ => Quantity.ToString("0", CultureInfo.InvariantCulture),
    };
}

/// <summary>The common forms of units: <c>/ MTok</c>, <c>per 1M input tokens</c>, <c>百万 tokens</c>, <c>per image</c>, <c>/ 1k calls</c>.</summary>
public static partial class UnitWords
{
    /// <summary>
    /// The unit that a folded text states, and the text without it. Words inside the unit stay (<c>per M input tokens</c> leaves <c>input</c>),
    /// for they name the meter. Null and the text itself when it states none.
    /// </summary>
    public static (UnitPhrase? Unit, string Remainder) Take(string folded)
    {
        var isPer = folded.Contains('/', StringComparison.Ordinal) || folded.Contains("per ", StringComparison.Ordinal);
        if (folded.Contains("tok", StringComparison.Ordinal) && Tokens().Match(folded) is { Success: true } tokens)
        {
            var unit = new UnitPhrase(Quantity(tokens.Groups["quantity"].Value), "token", tokens.Groups["hour"].Success, tokens.Groups["per"].Success);
            return (unit, Without(folded, tokens, tokens.Groups["inner"].Value));
        }

        // All other forms say per in some way.
        if (!isPer)
        {
            return (null, folded);
        }

        if (MillionTokens().Match(folded) is { Success: true } million)
        {
            return (new(1_000_000, "token", false, true), Without(folded, million, ""));
        }

        if (Token().Match(folded) is { Success: true } token)
        {
            return (new(1, "token", false, true), Without(folded, token, token.Groups["inner"].Value));
        }

        if (Other().Match(folded) is { Success: true } other)
        {
            return (Of(Quantity(other.Groups["quantity"].Value), Noun(other.Groups["noun"].Value), other.Groups["noun"].Value), Without(folded, other, other.Groups["inner"].Value));
        }

        return Bare().Match(folded) is { Success: true } bare
            ? (new(Quantity(bare.Groups["quantity"].Value), "", bare.Groups["hour"].Success, true), Without(folded, bare, ""))
            : (null, folded);
    }

    /// <summary>Whether a folded text gives a unit in any words at all, known or not.</summary>
    public static bool MentionsUnit(string folded) => Mention().IsMatch(folded);

    /// <summary>Whether a folded sentence says of how many its prices are, and means no million tokens: <c>for 10 million tokens</c>, <c>thousands of tokens</c>.</summary>
    public static bool MentionsQuantity(string folded) => OtherQuantity().IsMatch(folded);

    // "per 1K image" is one image of a thousand pixels, not a thousand images.
    private static UnitPhrase Of(decimal quantity, string noun, string word) =>
        new(quantity, quantity > 1 && word is "image" or "video" ? "other" : noun, false, true);

    private static string Without(string folded, Match match, string inner) =>
        $"{folded[..match.Index]} {inner} {folded[(match.Index + match.Length)..]}".Trim();

    private static decimal Quantity(string text) => text.Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) switch
    {
        "" or "1" or "a" or "one" or "each" or "每" => 1,
        "m" or "1m" or "million" or "1million" or "onemillion" or "1000000" or "百万" or "每百万" or "1百万" or "100万" => 1_000_000,
        "k" or "1k" or "thousand" or "1thousand" or "onethousand" or "1000" or "千" or "每千" => 1_000,
        "万" or "10k" or "10000" or "每万" => 10_000,
        "b" or "1b" or "billion" => 1_000_000_000,
        var number when decimal.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        _ => 0,
    };

    private static string Noun(string word) => word switch
    {
        "image" or "images" or "张" or "图片" => Meters.Image,
        "video" or "videos" or "视频" => Meters.Video,
        "second" or "seconds" or "sec" or "秒" => Meters.Second,
        "minute" or "minutes" or "min" or "分钟" => Meters.Minute,
        "hour" or "hours" or "小时" => Meters.Hour,
        "character" or "characters" or "chars" or "char" or "字符" => Meters.Character,
        "request" or "requests" or "call" or "calls" or "query" or "queries" or "search" or "searches" or "use" or "uses" or "prompts" or "次" => Meters.Request,
        "page" or "pages" or "页" => Meters.Page,
        "song" or "songs" or "首" => Meters.Song,
        _ => "other",
    };

    [GeneratedRegex(@"\bper\s+\S|每\S")]
    private static partial Regex Mention();

    [GeneratedRegex(@"\bfor (?:every |each |an? )?(?!(?:1 ?m|1,?000,?000|(?:1 |one )?million) (?:input |output )?tokens)(?:[\d.,]+ ?(?:k|m|b|thousand|million|billion)?|one|ten|thousand|million|billion|hundred) (?:input |output )?(?:tokens|requests|calls|images|characters|words|minutes|queries)\b|\b(?:thousand|hundred|billion)s of (?:tokens|requests|characters|words)\b")]
    private static partial Regex OtherQuantity();

    private const string Hour = @"(?<hour> ?(?:/|\bper\b) ?(?:1 ?)?h(?:ou)?r?\b)?";

    private const string Number = @"1,?000,?000|1 ?m|m|(?:1 |one )?million|每?百万|1 ?百万|100万|1,?000|1 ?k|k|(?:1 |one )?thousand|每?千|1 ?b|billion";

    [GeneratedRegex(
        @"(?<per>\bper |/ ?|\bevery |每|以\W?)?(?:\$ ?/ ?)?(?<![a-z0-9,.])(?<quantity>" + Number + @") ?/? ?(?<inner>(?:(?!tok)[a-z]+[*†‡]* ){0,3}|[\u4e00-\u9fff]{1,6} ?)tok(?:ens?)?(?![a-z])" + Hour)]
    private static partial Regex Tokens();

    [GeneratedRegex(@"(?:\bper |/ ?)mt(?![a-z])")]
    private static partial Regex MillionTokens();

    [GeneratedRegex(@"(?<per>\bper |/ ?)(?<inner>(?:(?!tok)[a-z]+ ){0,2})token(?![a-z])")]
    private static partial Regex Token();

    [GeneratedRegex(
        @"(?<!\btokens )(?:\bper |/ ?)(?!use\b)(?<quantity>" + Number + @"|万|\d[\d,]*)?[ -]?(?<inner>(?:[a-z]+ ){0,2})(?<noun>images?|videos?|seconds?|sec|minutes?|min|hours?|characters?|chars?|requests?|calls?|quer(?:y|ies)|search(?:es)?|uses?|pages?|songs?|neurons?|gb(?:[- ]days?)?|months?|seats?|users?|sessions?|tiles?|steps?|days?|prompts|音色|字符|视频|图片|张|秒|分钟|小时|次|首|页|月)(?![a-z])")]
    private static partial Regex Other();

    [GeneratedRegex(@"(?:\bper |/ ?)(?<quantity>" + Number + @")(?![a-z0-9])" + Hour)]
    private static partial Regex Bare();
}
