using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>The common names of the places where a provider serves a model.</summary>
internal static partial class RegionWords
{
    /// <summary>Whether a folded text is nothing but such names: <c>international (singapore)</c>, <c>us east (n. virginia)</c>, <c>china (beijing) region</c>.</summary>
    internal static bool AreAll(string folded) => Places().IsMatch(folded) && Place().IsMatch(folded);

    /// <summary>The place that a sentence names, as it stands there; null when it names none.</summary>
    internal static string? Mentioned(string sentence) => !Elsewhere().IsMatch(sentence) && InPlace().Matches(sentence) is { Count: > 0 } matches
        ? string.Join(", ", matches.Select(match => match.Groups["region"].Value.TrimEnd(' ', ',', ':', '：', '.', ';', '-')))
        : null;

    private const string Named =
        @"global|geo|in-region|international|worldwide|mainland|us|usa|u\.s\.|united states|americas?|eu|european union|europe|emea|asia[- ]pacific|asia|apac|china|hong kong|taiwan|japan|korea|india|singapore|malaysia|indonesia|thailand|australia|canada|brazil|mexico|uk|united kingdom|great britain|germany|france|ireland|netherlands|sweden|switzerland|spain|italy|poland|finland|norway|israel|uae|saudi arabia|south africa"
        + @"|beijing|shanghai|hangzhou|shenzhen|guangzhou|tokyo|osaka|seoul|mumbai|hyderabad|jakarta|sydney|melbourne|virginia|ohio|oregon|california|iowa|texas|montreal|sao paulo|london|frankfurt|paris|dublin|amsterdam|stockholm|zurich|milan|madrid|tel aviv|dubai"
        + @"|海外|国际|全球|中国内地|中国香港|中国|大陆|内地|北京|上海|杭州|新加坡|香港|美国|弗吉尼亚|德国|法兰克福";

    [GeneratedRegex(@"^(?>(?>(?:" + Named + @"|regional|and|outside|non|except|excluding|all|aws|gov ?cloud|区域|地区|站|sovereign cloud|northern|southern|northeast|southeast|north|south|east|west|central|n\.|s\.|regions?|data ?zone|deployments?|endpoints?|地域|部署|\d)(?!\p{L}|\.\p{L}))[\s(),·/&:：（）-]*)+$")]
    private static partial Regex Places();

    [GeneratedRegex(@"(?<!\p{L})(?:" + Named + @"|gov ?cloud|sovereign cloud)(?!\p{L})")]
    private static partial Regex Place();

    // "in US dollars" names a currency, "from us" nobody's place, and a global price is everyone's.
    [GeneratedRegex(@"\b(?:in|for|within|of) (?:the )?(?<region>(?:(?:north|south|east|west|central|data ?zone)\w* )*(?>(?:(?!global|international|worldwide|us\b|u\.s\.)(?:" + Named + @")|(?:us|eu|europe|asia|ap|northamerica|southamerica|australia|me|af|africa|ca|sa)-[a-z]+-?\d(?:-\d)?|(?-i:US))(?![\p{L}\d$-])(?! ?(?:dollars?|currency))(?:(?: and | or |[ (),/&-]+)(?:(?:north|south|east|west|central|data ?zone|deployments?)(?!\p{L})|(?:" + Named + @")(?!\p{L})))*))", RegexOptions.IgnoreCase)]
    private static partial Regex InPlace();

    // What is said of taxes, of customers or of other places names no place of the prices.
    [GeneratedRegex(@"\b(?:tax(?:es)?|vat|gst|same|outside|not|exclud\w*|customers?|developers?|users?|see|except|vary|varies|differ)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();
}
