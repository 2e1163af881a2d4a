using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace ModelCompare.Comparison.Rendering;

/// <summary>A snapshot as a complete HTML page without scripts. Every text is encoded: names and quotes come from web pages.</summary>
public static class SnapshotHtml
{
    private const string Style = """
        body { font: 1rem/1.5 system-ui, sans-serif; max-width: 64rem; margin: 2rem auto; padding: 0 1rem; }
        table { border-collapse: collapse; margin: 1rem 0; }
        th, td { border: 1px solid #8884; padding: .3rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Render(Snapshot snapshot)
    {
        var page = SnapshotPage.Of(snapshot);
        var output = new StringBuilder();
        output.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        Element(output, "title", page.Title);
        output.Append("<style>\n").Append(Style.ReplaceLineEndings("\n")).Append("\n</style>\n</head>\n<body>\n<main>\n");
        Element(output, "h1", page.Title);
        foreach (var section in page.Sections)
        {
            Write(output, section);
        }

        return output.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static void Write(StringBuilder output, Section section)
    {
        output.Append("<section>\n");
        if (section.Heading.Length > 0)
        {
            Element(output, "h2", section.Heading);
        }

        foreach (var block in section.Blocks)
        {
            Write(output, block);
        }

        output.Append("</section>\n");
    }

    private static void Write(StringBuilder output, Block block)
    {
        if (block.Title.Length > 0)
        {
            Element(output, "h3", block.Title);
        }

        switch (block)
        {
            case Paragraph paragraph:
                Element(output, "p", paragraph.Text);
                break;
            case Bullets bullets:
                output.Append("<ul>\n");
                foreach (var item in bullets.Items)
                {
                    Element(output, "li", item);
                }

                output.Append("</ul>\n");
                break;
            case Table table:
                Write(output, table);
                break;
        }
    }

    private static void Write(StringBuilder output, Table table)
    {
        output.Append("<table>\n<thead><tr>");
        foreach (var header in table.Headers)
        {
            output.Append("<th scope=\"col\">").Append(Encoder.Encode(header)).Append("</th>");
        }

        output.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            WriteRow(output, row);
        }

        output.Append("</tbody>\n</table>\n");
    }

    private static void WriteRow(StringBuilder output, ImmutableArray<string> row)
    {
        output.Append("<tr><th scope=\"row\">").Append(Linked(row[0])).Append("</th>");
        foreach (var cell in row.Skip(1))
        {
            output.Append("<td>").Append(Linked(cell)).Append("</td>");
        }

        output.Append("</tr>\n");
    }

    private static string Linked(string cell)
    {
        var text = Encoder.Encode(cell);
        return IsAddress(cell) ? $"<a href=\"{text}\" rel=\"nofollow noreferrer\">{text}</a>" : text;
    }

    // Only these two schemes: an address from a page must not become a script.
    private static bool IsAddress(string cell) =>
        Uri.TryCreate(cell, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);

    private static void Element(StringBuilder output, string name, string text) =>
        output.Append('<').Append(name).Append('>').Append(Encoder.Encode(text)).Append("</").Append(name).Append(">\n");
}
