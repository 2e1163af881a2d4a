namespace ModelCompare.Extraction.Tables;

/// <summary>How a grid is laid out.</summary>
internal abstract record Layout
{
    private Layout()
    {
    }

    /// <summary>One model a row, named in column <paramref name="ModelColumn"/>.</summary>
    internal sealed record ModelRows(int HeadRows, int ModelColumn) : Layout;

    /// <summary>One model a column, named in row <paramref name="ModelRow"/>; the first <paramref name="LabelColumns"/> columns name the rows.</summary>
    internal sealed record ModelColumns(int HeadRows, int ModelRow, int LabelColumns) : Layout;

    /// <summary>
    /// One model a table, named above it (or by declaration), or one a group of rows, named in a row of its own above them; the first
    /// <paramref name="LabelColumns"/> columns, if any, name the rows.
    /// </summary>
    internal sealed record ModelAbove(int HeadRows, int LabelColumns, bool AreNamedInRows = false) : Layout;

    /// <summary>The grid names no models, or not in a way that is clear.</summary>
    internal sealed record Unclear(int HeadRows, string? Problem = null) : Layout;
}
