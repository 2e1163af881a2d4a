using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Attributes;

/// <summary>A date as ISO text with the precision that the page states: day, month or year.</summary>
public static partial class StatedDate
{
    /// <summary>
    /// Reads a date that stands alone, after a label (<c>70B Instruct: December 6, 2024</c>) or before <c>(est.)</c>.
    /// Numbers that could be day or month, and words that make it a bound (<c>not sooner than</c>), are refused.
    /// </summary>
    public static Parsed<string> Parse(string text)
    {
        if (BlankText.Is(text))
        {
            return Parsed<string>.Unknown();
        }

        if (Bound().IsMatch(text))
        {
            return Parsed<string>.Refused("a bound or a plan rather than a date");
        }

        var date = Around().Replace(text.Trim(), "$1");
        Match[] matches = [YearFirst().Match(date), MonthName().Match(date), DayFirst().Match(date), MonthYear().Match(date)];
        if (matches.FirstOrDefault(match => match.Success) is not { } found)
        {
            return Parsed<string>.Refused(AmbiguousNumbers().IsMatch(date) ? "day and month cannot be told apart" : "no plain date");
        }

        return Iso(found) is { } iso ? Parsed<string>.Of(iso) : Parsed<string>.Refused("no such day");
    }

    private static string? Iso(Match match)
    {
        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var month = MonthOf(match.Groups["month"].Value);
        var day = match.Groups["day"].Success ? int.Parse(match.Groups["day"].ValueSpan, CultureInfo.InvariantCulture) : (int?)null;
        if (year is < 1990 or > 2100 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month ?? 1))
        {
            return null;
        }

        return (month, day) switch
        {
            (null, _) => $"{year}",
            (_, null) => $"{year}-{month:00}",
            _ => $"{year}-{month:00}-{day:00}",
        };
    }

    private static int? MonthOf(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 1 + (Months.IndexOf(text[..3].ToLowerInvariant(), StringComparison.Ordinal) / 3);
    }

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    private const string Name =
        "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";

    [GeneratedRegex(@"\A(?:[^:：]{1,40}(?::\s|：\s*))?(.*?)\s*(?:\((?:est\.?|estimated)\))?\.?\z", RegexOptions.IgnoreCase)]
    private static partial Regex Around();

    [GeneratedRegex(@"\A(?<year>\d{4})(?:(?<sep>[-/.])(?<month>\d{1,2})(?:\k<sep>(?<day>\d{1,2})(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?|\s*年(?:\s*(?<month>\d{1,2})\s*月(?:\s*(?<day>\d{1,2})\s*日)?)?)?\z")]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"\A" + Name + @"(?:\s+(?<day>\d{1,2})(?:st|nd|rd|th)?)?,?\s+(?<year>\d{4})\z", RegexOptions.IgnoreCase)]
    private static partial Regex MonthName();

    [GeneratedRegex(@"\A(?<day>\d{1,2})(?:st|nd|rd|th)?\s+" + Name + @",?\s+(?<year>\d{4})\z", RegexOptions.IgnoreCase)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"\A(?<month>\d{1,2})/(?<year>\d{4})\z")]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"\b(?:not|before|after|sooner|earliest|latest|until|expected|planned|around|circa|early|mid|late)\b|不早于|之前|之后|预计", RegexOptions.IgnoreCase)]
    private static partial Regex Bound();

    [GeneratedRegex(@"\A\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}\z")]
    private static partial Regex AmbiguousNumbers();
}
