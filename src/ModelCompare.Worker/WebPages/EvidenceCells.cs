using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Worker.WebPages;

/// <summary>The cells that prove a value: what the source says in its own words, which source, and when it was last read there.</summary>
internal static class EvidenceCells
{
    private const int LongestQuote = 240;

    internal static readonly Markup None = Markup.Of($"<td class=\"unknown\">{NumberText.Unknown}</td><td class=\"unknown\">{NumberText.Unknown}</td><td class=\"unknown\">{NumberText.Unknown}</td>");

    internal static Markup Of<T>(Sourced<T> value) => Of(value.Quote, value.Url, value.Source, value.ConfirmedOn);

    internal static Markup Of(Statement statement) =>
        Of(statement.Fact.Evidence.Quote, statement.Fact.Evidence.Url, statement.Fact.Evidence.Source, statement.ConfirmedOn);

    internal static Markup Of(string quote, string url, string source, DateOnly confirmedOn) =>
        Markup.Of($"<td class=\"evidence\"><q>{Short(quote)}</q></td><td>{Markup.Link(url, source)}</td><td class=\"day\">{confirmedOn}</td>");

    /// <summary>A table of values with their evidence.</summary>
    internal static Markup Table(string caption, string subject, IEnumerable<Markup> rows) =>
        MarkupTable.Of(caption, Headers(subject, "Value"), rows);

    internal static IEnumerable<Markup> Headers(params string[] first) =>
        [.. first.Select(text => MarkupTable.Header(text)), MarkupTable.Header("In the source's words"), MarkupTable.Header("Source"), MarkupTable.Header("Confirmed on")];

    internal static Markup Row(string label, string value, Markup evidence) =>
        Markup.Of($"<tr><th scope=\"row\">{label}</th><td class=\"{Look(value)}\">{value}</td>{evidence}</tr>\n");

    /// <summary>Long quotes are cut: the link leads to the rest.</summary>
    internal static string Short(string quote) => BriefText.Of(quote, LongestQuote);

    private static string Look(string value) => value switch { "Yes" => "yes", "No" => "no", NumberText.Unknown => "unknown", _ => "long" };
}
