using Spectre.Console;
using Spectre.Console.Rendering;

namespace ModelCompare.Worker.Commands;

/// <summary>
/// A table that fits its terminal and breaks no word: where the width does not suffice, the columns that matter least are left out, and then texts
/// go on in a second line, or end in an ellipsis.
/// </summary>
/// <param name="columns">The columns, from left to right.</param>
internal sealed class FittingTable(params FittingTable.Column[] columns)
{
    // A border and a blank on either side of each cell.
    private const int Around = 3;

    private const int LeastText = 8;

    private readonly List<Markup[]> _rows = [];

    /// <summary>Adds a row of texts as they are.</summary>
    internal void AddRow(params string[] cells) => AddMarkupRow([.. cells.Select(Markup.Escape)]);

    /// <summary>Adds a row of texts with colours.</summary>
    internal void AddMarkupRow(params string[] cells) => _rows.Add([.. cells.Select(cell => new Markup(cell) { Overflow = Overflow.Ellipsis })]);

    /// <summary>Draws the table.</summary>
    internal void Write(IAnsiConsole console)
    {
        var widths = Fit([.. columns.Select((column, index) => Width(console, column, index))], console.Profile.Width);
        var shown = Enumerable.Range(0, columns.Length).Where(column => widths[column] > 0).ToArray();
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in shown)
        {
            table.AddColumn(new TableColumn(columns[column].Name) { Width = widths[column], NoWrap = true, Alignment = columns[column].IsNumber ? Justify.Right : Justify.Left });
        }

        foreach (var row in _rows)
        {
            table.AddRow(shown.Select(column => row[column]));
        }

        console.Write(table);
    }

    // Widths of the columns; 0 for those that are left out.
    private int[] Fit(int[] wanted, int width)
    {
        var widths = new int[columns.Length];
        var left = width - 1;
        foreach (var column in Enumerable.Range(0, columns.Length).OrderBy(column => columns[column].Rank))
        {
            if (columns[column].Rank == 0 || wanted[column] + Around <= left)
            {
                widths[column] = wanted[column];
                left -= wanted[column] + Around;
            }
        }

        // A number that is cut off would be another number.
        var texts = Enumerable.Range(0, columns.Length).Where(column => !columns[column].IsNumber).ToArray();
        for (; left < 0 && texts.MaxBy(column => widths[column]) is var widest && widths[widest] > LeastText; left++)
        {
            widths[widest]--;
        }

        return widths;
    }

    private int Width(IAnsiConsole console, Column column, int index)
    {
        var options = RenderOptions.Create(console);
        return _rows.Select(row => ((IRenderable)row[index]).Measure(options, int.MaxValue).Max).Append(column.Name.Length).Max();
    }

    /// <summary>A column.</summary>
    /// <param name="Name">Its header.</param>
    /// <param name="Rank">0 when it is always shown; else, where the width does not suffice for all, lower ranks come first.</param>
    /// <param name="IsNumber">Whether it stands to the right.</param>
    internal sealed record Column(string Name, int Rank = 0, bool IsNumber = false);
}
