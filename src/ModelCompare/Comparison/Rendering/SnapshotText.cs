using System.Collections.Immutable;
using System.Text;

namespace ModelCompare.Comparison.Rendering;

/// <summary>A snapshot as plain text for a terminal.</summary>
public static class SnapshotText
{
    private const int Width = 100;

    public static string Render(Snapshot snapshot)
    {
        var page = SnapshotPage.Of(snapshot);
        var output = new StringBuilder();
        Underlined(output, page.Title, '=');
        foreach (var section in page.Sections)
        {
            if (section.Heading.Length > 0)
            {
                Underlined(output, section.Heading, '-');
            }

            foreach (var block in section.Blocks)
            {
                Write(output, block);
            }
        }

        return output.ToString().TrimEnd('\n') + "\n";
    }

    private static void Underlined(StringBuilder output, string heading, char line)
    {
        var clean = Clean(heading);
        output.Append(clean).Append('\n').Append(line, clean.Length).Append("\n\n");
    }

    private static void Write(StringBuilder output, Block block)
    {
        if (block.Title.Length > 0)
        {
            Wrap(output, block.Title, "", "");
        }

        switch (block)
        {
            case Paragraph paragraph:
                Wrap(output, paragraph.Text, "", "");
                break;
            case Bullets bullets:
                foreach (var item in bullets.Items)
                {
                    Wrap(output, item, "- ", "  ");
                }

                break;
            case Table table:
                Write(output, table);
                break;
        }

        output.Append('\n');
    }

    private static void Write(StringBuilder output, Table table)
    {
        ImmutableArray<ImmutableArray<string>> rows = [table.Headers, .. table.Rows];
        rows = [.. rows.Select(row => row.Select(Clean).ToImmutableArray())];
        int[] widths = [.. table.Headers.Select((_, column) => rows.Max(row => row[column].Length))];
        WriteRow(output, rows[0], widths);
        WriteRow(output, [.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in rows.Skip(1))
        {
            WriteRow(output, row, widths);
        }
    }

    private static void WriteRow(StringBuilder output, ImmutableArray<string> row, int[] widths) =>
        output.Append(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()).Append('\n');

    private static void Wrap(StringBuilder output, string text, string first, string rest)
    {
        var line = first;
        var empty = true;
        foreach (var word in Clean(text).Split(' '))
        {
            if (!empty && line.Length + 1 + word.Length > Width)
            {
                output.Append(line).Append('\n');
                (line, empty) = (rest, true);
            }

            line += empty ? word : " " + word;
            empty = false;
        }

        output.Append(line).Append('\n');
    }

    // Names come from web pages: nothing in them may steer the terminal.
    private static string Clean(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)) : text;
}
