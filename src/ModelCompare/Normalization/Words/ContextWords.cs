using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Words;

/// <summary>The common forms of a range of prompt lengths: <c>&lt;= 200k</c>, <c>&gt; 200K tokens</c>, <c>32K-128K</c>, <c>Short context</c>.</summary>
public static partial class ContextWords
{
    /// <summary>The range that a folded text states, and the text without it; null and the text itself when it states none.</summary>
    public static (ContextRange? Range, string Remainder) Take(string folded)
    {
        if (folded.Any(char.IsDigit) && TakeNumbers(folded) is { } numbers)
        {
            return numbers;
        }

        return (folded.Contains("long", StringComparison.Ordinal) || folded.Contains("short", StringComparison.Ordinal)) && Named().Match(folded) is { Success: true } named
            ? (new(named.Groups["name"].Value, null, null), Without(folded, named))
            : (null, folded);
    }

    /// <summary>Whether a folded text states a range in any form at all, of prompts or of answers, understood or not.</summary>
    public static bool MentionsRange(string folded) => Mention().IsMatch(folded);

    internal static ContextRange OneSided(string sign, decimal tokens) => sign is ">" or ">="
        ? new($"{sign}{Short(tokens)}", (long)tokens, null)
        : new($"{sign}{Short(tokens)}", null, (long)tokens);

    internal static ContextRange TwoSided(decimal low, decimal high) => new($"{Short(low)}-{Short(high)}", (long)low, (long)high);

    // Every form has a sign or a scale that few texts have; looking for that is cheaper than trying the form.
    private static (ContextRange? Range, string Remainder)? TakeNumbers(string folded)
    {
        var hasSign = folded.AsSpan().ContainsAny('<', '>');
        if (hasSign && Inequality().Match(folded) is { Success: true } inequality)
        {
            var low = Tokens(inequality.Groups["low"].Value, inequality.Groups["lowScale"].Value, "");
            var high = Tokens(inequality.Groups["high"].Value, inequality.Groups["highScale"].Value, "");
            return (low == 0 ? OneSided(inequality.Groups["sign"].Value, high) : TwoSided(low, high), Without(folded, inequality));
        }

        if (folded.AsSpan().ContainsAny('[', '(') && Interval().Match(folded) is { Success: true } interval)
        {
            return (Bracketed(interval), Without(folded, interval));
        }

        var hasScale = HasScaledNumber(folded);
        if (hasScale && Between().Match(folded) is { Success: true } between)
        {
            var low = Tokens(between.Groups["low"].Value, between.Groups["lowScale"].Value, between.Groups["highScale"].Value);
            var high = Tokens(between.Groups["high"].Value, between.Groups["highScale"].Value, "");
            return low < high ? (TwoSided(low, high), Without(folded, between)) : (null, folded);
        }

        if (hasSign && Bound().Match(folded) is { Success: true } bound)
        {
            var tokens = Tokens(bound.Groups["number"].Value, bound.Groups["scale"].Value, "");
            return (OneSided(bound.Groups["sign"].Value, tokens), Without(folded, bound));
        }

        if ((hasScale || folded.Contains("tokens", StringComparison.Ordinal)) && WordBound().Match(folded) is { Success: true } word)
        {
            var tokens = Tokens(word.Groups["number"].Value, word.Groups["scale"].Value, "");
            return (OneSided(word.Groups["over"].Success ? ">" : "<=", tokens), Without(folded, word));
        }

        if (hasScale && ChineseBound().Match(folded) is { Success: true } chinese)
        {
            return (OneSided(chinese.Groups["over"].Success ? ">" : "<=", Tokens(chinese.Groups["number"].Value, chinese.Groups["scale"].Value, "")), Without(folded, chinese));
        }

        return null;
    }

    private static bool HasScaledNumber(ReadOnlySpan<char> folded)
    {
        for (var at = folded.IndexOfAny('k', 'm'); at >= 0;)
        {
            if (folded[..at].TrimEnd() is [.., >= '0' and <= '9'] && !(at + 1 < folded.Length && char.IsAsciiLetterOrDigit(folded[at + 1])))
            {
                return true;
            }

            var next = folded[(at + 1)..].IndexOfAny('k', 'm');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    private static ContextRange Bracketed(Match match)
    {
        var high = match.Groups["high"].Value;
        var low = Tokens(match.Groups["low"].Value, match.Groups["lowScale"].Value, match.Groups["highScale"].Value);
        if (high.Length == 0)
        {
            return OneSided(match.Groups["open"].Value is "[" ? ">=" : ">", low);
        }

        var tokens = Tokens(high, match.Groups["highScale"].Value, "");
        return low == 0 ? OneSided(match.Groups["close"].Value is "]" ? "<=" : "<", tokens) : TwoSided(low, tokens);
    }

    private static string Without(string folded, Match match) =>
        (folded[..match.Index] + " " + folded[(match.Index + match.Length)..]).Trim();

    private static decimal Tokens(string number, string scale, string otherScale)
    {
        var value = decimal.Parse(number.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        return (scale.Length > 0 ? scale : otherScale) switch
        {
            "k" => value * 1_000,
            "m" => value * 1_000_000,
            _ => value,
        };
    }

    private static string Short(decimal tokens) => tokens switch
    {
        >= 1_000_000 when tokens % 100_000 == 0 => (tokens / 1_000_000).ToString("0.#", CultureInfo.InvariantCulture) + "m",
        >= 1_000 when tokens % 100 == 0 => (tokens / 1_000).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        _ => tokens.ToString("0", CultureInfo.InvariantCulture),
    };

    private const string Before = @"(?:\(?\b(?:for |with )?(?:prompts?|context(?: length| window)?s?|input(?: length| tokens?)?|输入长度|输入|上下文(?:长度)?)\s*[:：]?\s*)?";
    private const string After = @"(?:\s*(?:input\s+)?tokens?)?(?:\s+(?:of\s+)?(?:context(?: length| window)?|prompts?))?\)?";

    // How long an answer is counts for nothing here.
    private const string NotOutput = @"(?!\s*(?:output|completion|generated)\b)";

    // "0 < tokens <= 32k", "32k<token≤128k"
    [GeneratedRegex(@"(?<low>\d[\d,]*(?:\.\d+)?) ?(?<lowScale>[km])? ?<=? ?(?:input )?(?:tokens?|length|长度|输入长度|输入) ?(?<sign><=?) ?(?<high>\d[\d,]*(?:\.\d+)?) ?(?<highScale>[km])?(?![a-z0-9.])")]
    private static partial Regex Inequality();

    // "[0, 32K)", "[32K, 128K)", "[128K, +∞)"; a number without a scale may be in thousands
    [GeneratedRegex(Before + @"(?<open>[\[(])\s*(?<low>\d[\d.]*)\s*(?<lowScale>[km])?\s*[,~-]\s*(?:(?<high>\d[\d.]*)\s*(?<highScale>[km])|(?<=[km]\s*[,~-]\s*)\+?∞?)\s*(?<close>[\])])" + After)]
    private static partial Regex Interval();

    [GeneratedRegex(@"[\[(]\s*\d[\d.]*\s*[km]?\s*[,+~]|[<>]=?\s*\d|\b(?:over|above|up to|under|below|at most|within|more than)\s+\d[\d,.]*\s*[km]?\s*(?:output|completion|generated)\b|输出长度|\boutput length")]
    private static partial Regex Mention();

    // not the "4-32k" of a name like gpt-4-32k
    [GeneratedRegex(Before + @"(?<![a-z0-9.-])(?<low>\d[\d,]*(?:\.\d+)?)\s*(?<lowScale>[km])?\s*(?:-|~|to|至)\s*(?<high>\d[\d,]*(?:\.\d+)?)\s*(?<highScale>[km])(?![a-z0-9])" + After)]
    private static partial Regex Between();

    [GeneratedRegex(Before + @"(?<sign><=|>=|<|>)\s*(?<number>\d[\d,]*(?:\.\d+)?)\s*(?<scale>[km])?(?![a-z0-9.])" + NotOutput + After)]
    private static partial Regex Bound();

    [GeneratedRegex(Before + @"(?:(?<over>\b(?<!\bnot )(?:over|above|more than|longer than|exceeds?|exceeding|greater than|beyond)|(?<![不未])(?:超过|大于))|\b(?:up to|under|below|at most|no more than|within|not exceed(?:ing)?)|不超过|未超过|不大于|不高于)\s*(?:the )?(?:(?<=\s|过|于)(?<number>\d[\d,]*(?:\.\d+)?)\s*(?<scale>[km])(?![a-z0-9])|(?<number>\d{1,3}(?:,\d{3})+|\d{5,})(?=(?: input| prompt)? tokens))" + NotOutput + After)]
    private static partial Regex WordBound();

    [GeneratedRegex(@"(?:输入|上下文)?(?:长度)?\s*(?<number>\d[\d,]*(?:\.\d+)?)\s*(?<scale>[km])\s*(?:tokens?\s*)?(?:以内|以下|(?<over>以上))")]
    private static partial Regex ChineseBound();

    [GeneratedRegex(@"\b(?<name>short|long)[- ](?:context|prompts?|inputs?)\b(?: window| length)?(?: pricing| prices?)?(?=$|\W*$|[):·,|]| (?:input|output|cach))")]
    private static partial Regex Named();
}
