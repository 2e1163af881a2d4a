using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ModelCompare.Comparison.Rendering;

/// <summary>A table as HTML: with a caption, its headers named as such, figures to the right, and scrolling by itself where it is too wide.</summary>
public static partial class MarkupTable
{
    /// <summary>Makes a table.</summary>
    /// <param name="caption">What it shows; read aloud, and not shown, since a heading stands above it.</param>
    /// <param name="headers">Cells of the head, <c>th</c> each.</param>
    /// <param name="rows">Rows, <c>tr</c> each.</param>
    public static Markup Of(string caption, IEnumerable<Markup> headers, IEnumerable<Markup> rows) => Markup.Of($"""
        <div class="scroll" role="region" aria-label="{caption}" tabindex="0">
        <table>
        <caption class="unseen">{caption}</caption>
        <thead><tr>{headers}</tr></thead>
        <tbody>
        {rows}</tbody>
        </table>
        </div>

        """);

    /// <summary>Makes a table of texts whose first column names the rows. An address in a cell becomes a link.</summary>
    public static Markup Of(string caption, ImmutableArray<string> headers, ImmutableArray<ImmutableArray<string>> rows)
    {
        bool[] figures = [.. headers.Select((_, column) => rows.Any(row => IsFigure(row[column])) && rows.All(row => IsFigure(row[column]) || row[column] == Text.NumberText.Unknown))];
        return Of(caption, headers.Select((header, column) => Header(header, figures[column])), rows.Select(row => Row(row, figures)));
    }

    public static Markup Header(string text, bool isFigure = false) =>
        isFigure ? Markup.Of($"<th scope=\"col\" class=\"figure\">{text}</th>") : Markup.Of($"<th scope=\"col\">{text}</th>");

    private static Markup Row(ImmutableArray<string> row, bool[] figures) => Markup.Of(
        $"<tr><th scope=\"row\">{Linked(row[0])}</th>{row.Skip(1).Select((cell, column) => Cell(cell, figures[column + 1]))}</tr>\n");

    private static Markup Cell(string text, bool isFigure)
    {
        var look = isFigure ? "figure" : text switch
        {
            "Yes" => "yes",
            "No" => "no",
            Text.NumberText.Unknown => "unknown",
            _ => Day().IsMatch(text) ? "day" : "",
        };
        return look.Length == 0 ? Markup.Of($"<td>{Linked(text)}</td>") : Markup.Of($"<td class=\"{look}\">{Linked(text)}</td>");
    }

    private static Markup Linked(string cell) => Markup.Link(cell, cell);

    private static bool IsFigure(string text) => text == Text.PriceText.Free || Figure().IsMatch(text);

    [GeneratedRegex(@"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^(\$|[A-Z]{3} )?[0-9][0-9,]*(\.[0-9]+)?[kmKMBT]?(/.+)?$")]
    private static partial Regex Figure();
}
