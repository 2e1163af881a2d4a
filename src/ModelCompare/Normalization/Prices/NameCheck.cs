using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>Whether the name of a row, a column or a card is that of one model of the provider's own.</summary>
internal static partial class NameCheck
{
    private const int LongestBadge = 20;

    /// <summary>Why it is not; null when nothing speaks against it.</summary>
    internal static string? Problem(string name) => TextFolding.Fold(name) switch
    {
        "" => "the page names no model for it",
        var folded when ModelWords.IsGroup(folded) => $"\"{name}\" is no single model",
        var folded when ModelWords.IsPartOfRowAbove(folded) => $"\"{name}\" names no model, and to which row it belongs is not clear",
        var folded when MeterAtEnd().IsMatch(folded) => $"\"{name}\" names what is paid for, and which model's it is is not clear",
        var folded when Share().IsMatch(folded) => $"\"{name}\" holds a share, and of what it is taken off is not clear",
        var folded when NumberInParentheses().IsMatch(folded) => $"whether the number at the end of \"{name}\" is a part of the name or means a note is not clear",
        var folded when NoName().IsMatch(folded) => $"\"{name}\" does not look like a model",
        _ when Addition().Match(name) is { Success: true } match && SaysTerms(match.Groups["note"].Value) => $"what \"{match.Groups["note"].Value}\" in \"{name}\" says of its prices is not clear",
        var folded when Term().IsMatch(folded) || PlaceWords.IsPassing(folded) || DateWords.StatesPeriod(name) => $"what \"{name}\" says of its prices, beside the name, is not clear",
        var folded when Several().IsMatch(folded) => $"\"{name}\" names several models",
        var folded when IsOnlyTerm(folded) => $"\"{name}\" names a term, and of which model is not clear",
        var folded when Deed().IsMatch(folded) => $"\"{name}\" names what is done, and which model does it is not clear",
        var folded when PlaceWords.AreOfRivals(folded) => $"\"{name}\" may be what others sell",
        _ => null,
    };

    // "Flint 5 (EUR)", "(per 1K)", "[cached]", "- EU": a term, which is no part of a name. "(fast)" or "(text)" may be one.
    internal static bool SaysTerms(string note) =>
        Phrase.Read(note) is { Currency: not null } or { Unit: not null } or { Meter.Meter: not null } or { From: not null } or { To: not null } or { Against: not null } or { Context: not null, Unread: null } or { Tiers.Count: > 1 } or { Tiers.Count: 1, IsOnlyTier: false, Unread: not null }
        || TextFolding.Fold(note) is var folded && (RegionWords.AreAll(folded) || FineTuned().IsMatch(folded) || Part().Split(folded) is { Length: > 1 } parts && parts.Any(part => TierWords.IsOnlyTier(part) || RegionWords.AreAll(part)));

    [GeneratedRegex(@"[(（\[](?<note>[^()（）\[\]]+)[)）\]]$|(?:, |: | -{1,2} | [–—|@·] ?)(?<note>[^()（）\[\],|]+)$")]
    private static partial Regex Addition();

    /// <summary>Whether a short line beside a name is a term of the prices: <c>Batch only</c>, <c>EU region</c>, <c>Fine-tuned</c>, <c>Cached input</c>.</summary>
    internal static bool IsBadge(string line) => line.Length <= LongestBadge && !Half().IsMatch(line) && TextFolding.Fold(line) is var folded
        && (Phrase.Read(line) is { Tiers.Count: > 0, IsOnlyTier: false } or { Meter.Meter: Meters.CachedInput } || RegionWords.AreAll(folded) || FineTuned().IsMatch(folded));

    // "Batch calls at half price" tells of prices that are not these.
    [GeneratedRegex(@"\bhalf\b|%|半价|折|\bavailable\b|\bsupport", RegexOptions.IgnoreCase)]
    private static partial Regex Half();

    // "Prompts > 200K", "EU endpoint", "Priority", "You pay"
    private static bool IsOnlyTerm(string folded) =>
        TierWords.IsOnlyTier(folded) || RegionWords.AreAll(folded) && !folded.Any(char.IsAsciiDigit) || FineTuned().IsMatch(folded) || ModalityWords.FindOnly(folded) is not null || NoModel().IsMatch(folded)
        || ContextWords.Take(folded) is { Range: not null, Remainder: var rest } && !rest.Any(char.IsLetterOrDigit);

    [GeneratedRegex(@"^(?:you pay|you save|savings?|default|discount|same|ditto|[""″〃]+|per million|price)$")]
    private static partial Regex NoModel();

    [GeneratedRegex(@"\s*[,/+&]\s*| and ")]
    private static partial Regex Part();

    [GeneratedRegex(@"^fine[- ]?tun(?:ed|ing)$")]
    private static partial Regex FineTuned();

    [GeneratedRegex(@"\w (?:free tier|free trial|priority|\w+ region)$| @ ?\d+ ?k$|长文本$|长上下文$|超过 ?\d+ ?k")]
    private static partial Regex Term();

    [GeneratedRegex(@"\s\(?(?:cached(?: inputs?)?|cache (?:hit|miss|read|write)s?|(?:(?:cached )?inputs?|outputs?|prompts?|completions?)(?: tokens?)?)\)?$")]
    private static partial Regex MeterAtEnd();

    [GeneratedRegex(@"^(?:(?:ai|text|images?|video|audio|speech|voice|music|code|document|file|web|google)[ -](?:and |& )?)+(?:generation|generating|understanding|editing|analysis|recognition|synthesis|translation|transcription|processing|search|grounding|inputs?|outputs?)$|^(?:grounding|embeddings?|reranking|moderation|transcription|speech[- ]to[- ]text|text[- ]to[- ](?:speech|image|video)|fine[- ]?tuning|web search|code interpreter|file search)$")]
    private static partial Regex Deed();

    [GeneratedRegex(@"\d[^,/]*(?:, (?:and )?| / | and | & |、)(?!\d+ ?k\b)\w.*\d")]
    private static partial Regex Several();

    [GeneratedRegex(@"\d ?%")]
    private static partial Regex Share();

    [GeneratedRegex(@"[(（][1-9][)）]$")]
    private static partial Regex NumberInParentheses();

    [GeneratedRegex(@"^\d+\. |^(?:how|what|why|when|where|which|introducing|announcing|using|getting started|understanding|comparing)\b|[^(]\bper (?:1 ?k|1 ?m|1,000|1,000,000|million|thousand)\b|^(?:plan|team|tier)\b|\bthan\b|^(?:over|under|above|below|up to) ")]
    private static partial Regex NoName();
}
