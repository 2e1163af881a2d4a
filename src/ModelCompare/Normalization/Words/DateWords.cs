using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Words;

/// <summary>The common forms of validity: <c>through August 31, 2026</c>, <c>starting September 1, 2026</c>, <c>from 2026-09-01</c>.</summary>
public static partial class DateWords
{
    /// <summary>The first and the last day (inclusive) that a folded text states, and the text without them.</summary>
    public static (DateOnly? From, DateOnly? To, string Remainder) Take(string folded)
    {
        if (!folded.Any(char.IsDigit))
        {
            return (null, null, folded);
        }

        DateOnly? from = null, to = null;
        var rest = Validity().Replace(folded, match =>
        {
            if (Parse(match.Groups["date"].Value) is not { } day)
            {
                return match.Value;
            }

            switch (match.Groups["word"].Value)
            {
                case "through" or "until" or "till" or "up to" or "valid until" or "ends" or "ending" or "expires" or "expires on":
                    to = day;
                    break;
                case "before":
                    to = day.AddDays(-1);
                    break;
                case "after":
                    from = day.AddDays(1);
                    break;
                default:
                    from = day;
                    break;
            }

            return " ";
        });
        return (from, to, rest.Trim());
    }

    /// <summary>Whether a text limits how long something holds without a date that can be read: <c>introductory until Jan 31</c>.</summary>
    public static bool IsUnreadValidity(string text)
    {
        var folded = TextFolding.Fold(text);
        return Take(folded) is (null, null, _) && Limited().IsMatch(folded);
    }

    /// <summary>Whether a text limits how long something holds by a month, a quarter or a year: <c>from January 2027</c>, <c>Q1 2027</c>, <c>until 2025</c>. When a page was reviewed (<c>as of May 2026</c>) limits nothing.</summary>
    public static bool StatesPeriod(string text) => Period().IsMatch(TextFolding.Fold(text));

    /// <summary>Whether a text says nothing but from when or until when prices hold: <c>Prices effective January 1, 2027</c>. When they were looked at (<c>as of</c>) is no such text.</summary>
    public static bool IsOnlyValidity(string text)
    {
        var folded = TextFolding.Fold(text);
        return !Review().IsMatch(folded) && Take(folded) is { Remainder: var rest } and not (null, null, _) && Subject().IsMatch(rest);
    }

    private static DateOnly? Parse(string text)
    {
        var plain = Ordinal().Replace(text, "$1").Replace(",", " ", StringComparison.Ordinal).Replace(".", " ", StringComparison.Ordinal);
        return DateOnly.TryParseExact(string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;
    }

    private static readonly string[] Formats = ["MMMM d yyyy", "MMM d yyyy", "d MMMM yyyy", "d MMM yyyy", "yyyy-M-d", "yyyy/M/d"];

    private const string Months = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec";

    private const string Month = @"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b";

    private const string Quarter = @"\bq[1-4] ?[/']? ?(?:20)?\d\d\b";

    private const string ChineseDate = @"\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}| ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?日)?) ?(?:起|前|之前|以前|止|后|之后|生效|开始)";

    private const string Date = @"(?<date>[a-z]{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2} [a-z]{3,9} \d{4}|\d{4}-\d{1,2}-\d{1,2}|\d{4}/\d{1,2}/\d{1,2})";

    [GeneratedRegex(@"\(?\b(?<word>through|until|till|up to|valid until|ends|ending|expires(?: on)?|before|after|starting(?: on| from)?|starts|(?:available |valid )?from|takes? effect(?: on)?|effective(?: from| on)?|beginning(?: on)?|since)\s+" + Date + @"\)?")]
    private static partial Regex Validity();

    [GeneratedRegex(@"\bintroductory\b|\b(?:until|through|till|ends|ending|expires|starting|effective|valid|from|before|after) (?:on |in )?(?:\d{1,2}(?:st|nd|rd|th)? )?(?:" + Months + @"|\d{1,2}[/.-]\d{1,2}\b)|\d{1,2} ?月(?: ?\d{1,2} ?日)? ?(?:起|前|止|后|生效|开始)|" + ChineseDate + "|" + Quarter)]
    private static partial Regex Limited();

    [GeneratedRegex(@"\b(?:until|through|till|ends|ending|expires|starting|starts|effective|valid|from|beginning) (?:in |on |with |by )?(?:(?:the )?(?:end|start|beginning|mid) of )?(?:" + Month + @"(?:\.?,? \d{4})?|q[1-4]\b|\d{4}\b(?![-/]))|" + ChineseDate + "|" + Quarter)]
    private static partial Regex Period();

    [GeneratedRegex(@"\b(?:as of|since|updated|reviewed|checked)\b")]
    private static partial Regex Review();

    [GeneratedRegex(@"^\W*(?:(?:(?:all|the|our|these|new) )*(?:prices?|pricing|rates?)\b)?(?: (?:is|are|valid|effective|in effect|applicable|apply|applies))*\W*$")]
    private static partial Regex Subject();

    [GeneratedRegex(@"(\d)(?:st|nd|rd|th)\b")]
    private static partial Regex Ordinal();
}
