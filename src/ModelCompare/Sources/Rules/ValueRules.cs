using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Css.Parser;
using ModelCompare.Catalog;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Sources.Rules;

/// <summary>What may stand in a single value.</summary>
internal static partial class ValueRules
{
    private const int MaxId = 100;

    private static readonly CssSelectorParser s_selectors = new();

    public static (string Problem, string Remedy)? NotEmpty(string value) =>
        string.IsNullOrWhiteSpace(value) ? ("This is empty.", "Write a text.") : null;

    public static (string Problem, string Remedy)? Id(string value) =>
        !IdPattern().IsMatch(value) ? ($"\"{value}\" is no id.", "Use lower-case letters, digits and hyphens, as in openai-pricing.")
        : value.Length > MaxId ? ($"\"{value}\" has {value.Length} characters.", $"Use at most {MaxId}, for which the database has room.")
        : null;

    public static (string Problem, string Remedy)? Slug(string value) =>
        SlugPattern().IsMatch(value) ? null : ($"\"{value}\" is no slug.", "Use lower-case letters, digits, dots and hyphens, as in llama-3.2-1b-instruct.");

    public static (string Problem, string Remedy)? HttpUrl(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.Host.Length > 0
            ? null
            : ($"\"{value}\" is no web address.", "Write an absolute one that begins with https:// or http://.");

    public static (string Problem, string Remedy)? Host(string value) =>
        Uri.CheckHostName(value) is not UriHostNameType.Unknown
            ? null
            : ($"\"{value}\" is no host.", "Write its name or its address alone, as in prices.example.internal or 10.1.2.3.");

    public static (string Problem, string Remedy)? Currency(string value) =>
        CurrencyPattern().IsMatch(value) ? null : ($"\"{value}\" is no currency code.", "Write three capital letters, as in USD or CNY.");

    public static (string Problem, string Remedy)? Unit(string value) =>
        UnitWords.Take(TextFolding.Fold("per " + value)).Unit is { Quantity: > 0, Noun: not "other" }
            ? null
            : ($"\"{value}\" is no unit that prices are for.", "Write it as in 1M tokens, 1K tokens, image or minute.");

    public static (string Problem, string Remedy)? Day(string value) =>
        TryDay(value, out _) ? null : ($"\"{value}\" is no day.", "Write it as in 2026-01-31.");

    public static bool TryDay(string value, out DateOnly day) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static (string Problem, string Remedy)? Separators(string value) =>
        value.Any(char.IsLetterOrDigit)
            ? ("A letter or a digit cannot be a separator.", "Write the characters one after another, as in \"-._ \".")
            : value.Length == 0 ? ("This is empty.", "Write a text, or leave the key out.") : null;

    public static (string Problem, string Remedy)? Modality(string value) =>
        value.Length == 0 || value == string.Join('+', Modalities.All.Where(value.Split('+').Contains))
            ? null
            : ($"\"{value}\" is no modality.", $"Join with + in this order: {string.Join(", ", Modalities.All)}.");

    public static (string Problem, string Remedy)? Selector(string value) =>
        s_selectors.ParseSelector(value) is not null ? null : ($"\"{value}\" is no CSS selector.", "Correct it; a browser's document.querySelectorAll must accept it.");

    /// <summary>A selector that may end in <c>@attribute</c>, and may be empty for the element itself.</summary>
    public static (string Problem, string Remedy)? ValueSelector(string value)
    {
        var selector = AttributeSuffix().Replace(value, "").Trim();
        return selector.Length == 0 ? null : Selector(selector);
    }

    /// <summary>A pattern, and whether it must say which part of the match is the value.</summary>
    public static (string Problem, string Remedy)? Pattern(string value, bool needsValue)
    {
        try
        {
            var groups = new Regex(value, RegexOptions.None, TimeSpan.FromSeconds(1)).GetGroupNames();
            return !needsValue || groups.Contains("value")
                ? null
                : ("The pattern has no group named value.", "Enclose the part that is the value in (?<value>…).");
        }
        catch (ArgumentException exception)
        {
            return ($"This is no regular expression: {exception.Message}", "Correct it; a backslash is written twice in JSON.");
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugPattern();

    [GeneratedRegex("^[A-Z]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex CurrencyPattern();

    [GeneratedRegex(@"@[\w:.-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex AttributeSuffix();
}
