using System.Text.RegularExpressions;

namespace ModelCompare.Extraction;

/// <summary>Sees whether a page was cut off: a parser closes every table for it, and an amount that is cut is another amount.</summary>
internal static partial class Truncation
{
    /// <summary>What is wrong; null for a page that ends outside its tables, or that says itself that it is at its end.</summary>
    internal static string? Problem(string html) =>
        !html.Contains("</html", StringComparison.OrdinalIgnoreCase) && Opened().Count(html) > Closed().Count(html)
            ? "the page ends within a table: it was cut off"
            : null;

    [GeneratedRegex(@"<table[\s>]", RegexOptions.IgnoreCase)]
    private static partial Regex Opened();

    [GeneratedRegex(@"</table\s*>", RegexOptions.IgnoreCase)]
    private static partial Regex Closed();
}
