using System.Collections.Immutable;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>A cell of a grid. A cell that spans several rows or columns stands, as the same object, at each of its places.</summary>
/// <param name="Element">The element of the page.</param>
/// <param name="Text">Its text.</param>
/// <param name="IsHeader">Marked up as a header (<c>th</c>, <c>role=columnheader</c>).</param>
public sealed record GridCell(IElement Element, CellText Text, bool IsHeader);

/// <summary>A table, or a grid made of other elements, with all spans expanded.</summary>
/// <param name="Root">The element that holds it.</param>
/// <param name="Rows">Rows of equal length; null where the page has no cell.</param>
/// <param name="HeadRows">Number of leading rows that the page marks as head.</param>
/// <param name="Caption">Its caption, empty when it has none.</param>
/// <param name="IsList">Made of labels and values one below the other; the model stands above.</param>
public sealed record Grid(IElement Root, ImmutableArray<ImmutableArray<GridCell?>> Rows, int HeadRows, string Caption, bool IsList = false)
{
    public int Width => Rows.IsEmpty ? 0 : Rows[0].Length;

    public GridCell? this[int row, int column] => Rows[row][column];

    /// <summary>Text of a cell, empty when there is none.</summary>
    public string TextAt(int row, int column) => this[row, column]?.Text.Text ?? "";

    /// <summary>Text of the innermost header of a column; empty without a head.</summary>
    internal string HeadText(int column, int headRows) => headRows == 0 ? "" : TextAt(headRows - 1, column);

    /// <summary>The columns of a row in which a cell of its own stands; a cell that spans columns is one cell.</summary>
    internal IEnumerable<int> ColumnsOf(int row) =>
        Enumerable.Range(0, Width).Where(column => this[row, column] is { } cell && (column == 0 || !ReferenceEquals(cell, this[row, column - 1])));

    /// <summary>Whether one cell without money is all that a row has.</summary>
    internal bool SpansRow(int row) =>
        Width > 1 && this[row, 0] is { Text.HasMoney: false } cell && Enumerable.Range(1, Width - 1).All(column => this[row, column] is null || ReferenceEquals(this[row, column], cell));

    /// <summary>Whether the first cell of a row is the only one that says something.</summary>
    internal bool SaysOneThing(int row) =>
        Width > 1 && TextAt(row, 0).Length > 0 && Enumerable.Range(1, Width - 1).All(column => ReferenceEquals(this[row, column], this[row, 0]) || TextAt(row, column).Length == 0);
}
