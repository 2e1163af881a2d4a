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
        var widths = columns.Select((column, index) => Around + Width(console, column, index)).ToArray();
        var shown = Enumerable.Range(0, columns.Length).ToList();
        while (shown.Sum(column => widths[column]) + 1 > console.Profile.Width && shown.Where(column => columns[column].LeftOut > 0).ToArray() is { Length: > 0 } spare)
        {
            shown.Remove(spare.MinBy(column => columns[column].LeftOut));
        }

        return [.. shown];
    }

    private int Width(IAnsiConsole console, Column column, int index)
    {
        var options = RenderOptions.Create(console);
        return _rows.Select(row => ((IRenderable)row[index]).Measure(options, int.MaxValue).Max).Append(column.Name.Length).Max();
    }

    /// <summary>A column.</summary>
    /// <param name="Name">Its header.</param>
    /// <param name="LeftOut">Its turn to be left out where the width does not suffice, from 1; 0 when it always stays.</param>
    /// <param name="IsNumber">Whether it stands to the right.</param>
    internal sealed record Column(string Name, int LeftOut = 0, bool IsNumber = false);
}
