using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization;

/// <summary>The name of a listing, freed of what a page adds to it.</summary>
/// <param name="Name">The page's own id, else the name as shown.</param>
/// <param name="Notes">What was cut off: <c>deprecated</c>, <c>until 2026-08-31</c>, <c>&gt;200K</c>.</param>
public sealed partial record ListingName(string Name, ImmutableArray<string> Notes)
{
    /// <summary>
    /// The listings of a cell. Its first line names one; the lines after it are notes, unless all lines are tags of
    /// one id (<c>ai/gemma3:4B</c>, <c>ai/gemma3:latest</c>), which name a listing each.
    /// </summary>
    /// <param name="lines">The lines of the cell, as <see cref="Extraction.Observation.Model"/> holds them.</param>
    public static ImmutableArray<ListingName> All(ImmutableArray<string> lines)
    {
        ImmutableArray<ListingName> names = [.. lines.Select(Clean).Where(name => name.Name.Length > 0)];
        return names.Length > 1 && AreTagsOfOne(names) ? names : [.. names.Take(1)];
    }

    /// <summary>The first listing of a cell, with all other lines as notes; an empty name when there is none.</summary>
    public static ListingName First(ImmutableArray<string> lines)
    {
        if (lines.IsEmpty)
        {
            return new("", []);
        }

        var (name, rest) = lines is [var head, var next, .. var more] && GoesOn().IsMatch(next) ? ($"{head} {next}", more) : (lines[0], lines[1..]);
        var first = Clean(name);
        return first with { Notes = [.. first.Notes, .. rest] };
    }

    /// <summary>Cleans one line: footnote marks, back-ticks and parentheses that only tell a status, a term (<c>until …</c>) or a range of context.</summary>
    public static ListingName Clean(string line)
    {
        var name = Bare(line);
        var notes = ImmutableArray.CreateBuilder<string>();
        while ((Parenthesis().Match(name) is { Success: true } parenthesis && IsNote(parenthesis.Groups["note"].Value) ? parenthesis : Tier().Match(name)) is { Success: true } match)
        {
            notes.Insert(0, match.Groups["note"].Value.Trim());
            name = Bare(name[..match.Index]);
        }

        return new ListingName(name, notes.ToImmutable());
    }

    private static string Bare(string text)
    {
        var bare = text.Replace("`", "", StringComparison.Ordinal).Trim();
        return FootnoteMarks().Replace(bare, "").Trim();
    }

    private static bool AreTagsOfOne(ImmutableArray<ListingName> names)
    {
        var prefixes = names.Select(name => Tag().Match(name.Name)).ToList();
        return prefixes.All(match => match.Success) && prefixes.Select(match => match.Groups["id"].Value).Distinct(StringComparer.Ordinal).Count() == 1;
    }

    private static bool IsNote(string text) => IsOfTime(text) || Status().IsMatch(text) || Date().IsMatch(text) || ContextRange().IsMatch(text) || IsTier(TextFolding.Fold(text));

    // "(Off-Peak)" is no part of the name, and what stands beside it is not the price of every hour.
    private static bool IsOfTime(string text) => PlaceWords.IsPassing(TextFolding.Fold(text));

    // "(fast)" alone may as well be a variant of its own.
    private static bool IsTier(string folded) => folded is not "fast" && TierWords.IsOnlyTier(folded);

    // "Gemini 2.5" and "Pro" below it, or "Claude" and "Sonnet 4.5".
    [GeneratedRegex(@"\A(?:(?:pro|flash|flash-lite|lite|mini|nano|micro|turbo|max|plus|ultra|air|airx|flashx|opus|sonnet|haiku|small|medium|large|xlarge|tiny|instruct|chat|coder|codex|thinking|reasoner|reasoning|vision|vl|omni|embedding|realtime|live|tts|transcribe|maverick|scout|premier|express|native audio|image|v?\d+(?:\.\d+)?[a-z]?)(?:[ -]|\z))+\z", RegexOptions.IgnoreCase)]
    private static partial Regex GoesOn();

    [GeneratedRegex(@"(?:[\s*†‡§¹²³⁴⁵⁶⁷⁸⁹⁰↗⧉]|[\[][1-9]\]|(?<=\S)[(（][1-9][)）])+\z")]
    private static partial Regex FootnoteMarks();

    [GeneratedRegex(@"\s*[(（](?<note>[^()（）]*)[)）]\z")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"(?<!\A(?:with|in|for|on))\s[-–—|]?\s*(?<note>batch(?: api| mode| processing| pricing)?|fast mode|flex processing|priority processing|(?:long|short) context(?: window)?)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Tier();

    [GeneratedRegex(@"\A(?<id>[^\s:]+):[^\s:]+\z")]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"\A\s*(?:(?:soon\s+|now\s+)?(?:retired|retiring|deprecated|deprecating|legacy|即将下线|已下线|已弃用)[^()]{0,40}|(?:public\s+|in\s+)?(?:beta|alpha|preview|new|recommended|experimental|ga|generally available|limited availability|coming soon|推荐|预览|测试版))\s*\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex Status();

    // A date alone may tell two versions apart ("chatgpt-4o-latest (2025-03-29)"), so it needs a word that makes it a note.
    [GeneratedRegex(
        @"\A\s*(?:new (?:prices?|pricing|rates?) )?(?:until|till|through|from|since|as of|starting|beginning|before|after|valid|updated|released|effective|ends|ending|expires)\s(?=.*(?:\d{4}|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b))[^()]{0,60}\z|\A\s*(?:自|从|至)?\s*(?:\d{4}\s*年\s*)?\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*(?:起|前|止|后|生效|开始)[^()]{0,20}\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex Date();

    [GeneratedRegex(
        @"\A\s*(?:(?:context|prompts?|input|context length|long context|short context)\s*)?(?:(?:<=?|>=?|≤|≥|up to|over|under|above|below)\s*\d+(?:\.\d+)?\s*[km](?:\s+(?:(?:input|prompt)\s+)?(?:tokens?|context(?:\s+length)?))?|\d+(?:\.\d+)?\s*[km]?\s*[-–~]\s*\d+(?:\.\d+)?\s*[km](?:\s+(?:tokens?|context))?)\s*\z",
        RegexOptions.IgnoreCase)]
    private static partial Regex ContextRange();
}
