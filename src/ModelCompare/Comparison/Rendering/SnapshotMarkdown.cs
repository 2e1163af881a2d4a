using System.Text;

namespace ModelCompare.Comparison.Rendering;

/// <summary>A snapshot as Markdown with pipe tables.</summary>
public static class SnapshotMarkdown
{
    private const string Special = "\\`*_[]<>|~#&";

    public static string Render(Snapshot snapshot)
    {
        var page = SnapshotPage.Of(snapshot);
        var output = new StringBuilder();
        output.Append("# ").Append(Escape(page.Title)).Append("\n\n");
        foreach (var section in page.Sections)
        {
            if (section.Heading.Length > 0)
            {
                output.Append("## ").Append(Escape(section.Heading)).Append("\n\n");
            }

            foreach (var block in section.Blocks)
            {
                Write(output, block);
            }
        }

        return output.ToString().TrimEnd('\n') + "\n";
    }

    private static void Write(StringBuilder output, Block block)
    {
        if (block.Title.Length > 0)
        {
            output.Append("### ").Append(Escape(block.Title)).Append("\n\n");
        }

        switch (block)
        {
            case Paragraph paragraph:
                output.Append(Escape(paragraph.Text)).Append('\n');
                break;
            case Bullets bullets:
                foreach (var item in bullets.Items)
                {
                    output.Append("- ").Append(Escape(item)).Append('\n');
                }

                break;
            case Table table:
                WriteRow(output, table.Headers.Select(Escape));
                WriteRow(output, table.Headers.Select(_ => "---"));
                foreach (var row in table.Rows)
                {
                    WriteRow(output, row.Select(Escape));
                }

                break;
        }

        output.Append('\n');
    }

    private static void WriteRow(StringBuilder output, IEnumerable<string> cells) =>
        output.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Special.Contains(c, StringComparison.Ordinal))
            {
                escaped.Append('\\');
            }

            escaped.Append(char.IsControl(c) ? ' ' : c);
        }

        return escaped.ToString();
    }
}
