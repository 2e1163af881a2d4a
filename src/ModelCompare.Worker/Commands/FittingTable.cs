using Spectre.Console;
using Spectre.Console.Rendering;

namespace ModelCompare.Worker.Commands;

/// <summary>
/// A table that fits its terminal: cells are never broken into lines; where the width does not suffice, the columns that matter least are left out,
/// and then long texts end in an ellipsis.
/// </summary>
/// <param name="columns">The columns, from left to right.</param>
internal sealed class FittingTable(params FittingTable.Column[] columns)
{
    // A border and a blank on either side of each cell.
    private const int Around = 3;

    private readonly List<Markup[]> _rows = [];

    /// <summary>Adds a row of texts as they are.</summary>
    internal void AddRow(params string[] cells) => AddMarkupRow([.. cells.Select(Markup.Escape)]);

    /// <summary>Adds a row of texts with colours.</summary>
    internal void AddMarkupRow(params string[] cells) => _rows.Add([.. cells.Select(cell => new Markup(cell) { Overflow = Overflow.Ellipsis })]);

    /// <summary>Draws the table.</summary>
    internal void Write(IAnsiConsole console)
    {
        var shown = Shown(console);
        var table = new Table().Border(TableBorder.Rounded);
        foreach (var column in shown)
        {
            table.AddColumn(new TableColumn(columns[column].Name) { NoWrap = true, Alignment = columns[column].IsNumber ? Justify.Right : Justify.Left });
        }

        foreach (var row in _rows)
        {
            table.AddRow(shown.Select(column => row[column]));
        }

        console.Write(table);
    }

    private int[] Shown(IAnsiConsole console)
    {
        var left = console.Profile.Width - 1;
        var shown = new List<int>();
        foreach (var column in Enumerable.Range(0, columns.Length).OrderBy(column => columns[column].Rank))
        {
            var width = Around + Width(console, columns[column], column);
            if (columns[column].Rank == 0 || width <= left)
            {
                shown.Add(column);
                left -= width;
            }
        }

        return [.. shown.Order()];
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
