using ModelCompare.Normalization.Prices;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Whether the cells of a grid's rows stand under the headers that they belong to.</summary>
internal sealed class RowCheck(Grid grid, PhraseBook phrases)
{
    // Shorter words ("N/A", "free") stand in any column.
    private const int ShortestWords = 5;

    private readonly Dictionary<int, bool> _holdsWords = [];
    private (int Row, string? Problem) _last = (-1, null);

    /// <summary>Why the values of a row are not to be believed; mostly null.</summary>
    internal string? ProblemOf(int row)
    {
        if (_last.Row != row)
        {
            _last = (row, Find(row));
        }

        return _last.Problem;
    }

    /// <summary>Whether cells are missing at the end of a row, where the head has some.</summary>
    internal bool IsShort(int row) => grid.HeadRows > 0 && grid[row, grid.Width - 1] is null && grid[grid.HeadRows - 1, grid.Width - 1] is not null;

    private string? Find(int row) =>
        IsShort(row) ? "its row has fewer cells than the head of its table, and which one is missing is not clear"
        : WorksOut(row) ? "its row works out what so many tokens cost"
        : IsShifted(row) ? "the cells of its row do not stand under their headers"
        : null;

    // "Input tokens: 1000", "Output tokens: 500", "Cost: $0.0105"
    private bool WorksOut(int row) => grid.HeadRows > 0
        && Enumerable.Range(0, grid.Width).Any(column => MeterWords.MayHeadCounts(TextFolding.Fold(Head(column))) && MoneyScanner.BareNumber(grid.TextAt(row, column)) is { } count && decimal.IsInteger(count))
        && Enumerable.Range(0, grid.Width).Any(column => grid[row, column] is { Text.HasMoney: true } && phrases.Read(Head(column)) is { IsPriceWord: true, Unit: null, Meter.Meter: null });

    // An amount under a head of words; or where other rows have words, and none where they have prices.
    private bool IsShifted(int row)
    {
        var amounts = grid.HeadRows == 0 ? [] : Enumerable.Range(0, grid.Width).Where(column => IsAmount(row, column)).ToArray();
        return amounts.Any(column => FieldWords.IsOfWords(Head(column)))
            || amounts.Any(column => !HeadsPrices(column) && HoldsWords(column)) && Enumerable.Range(0, grid.Width).Any(column => grid[row, column] is { Text.HasMoney: false } && HeadsPrices(column));
    }

    private bool IsAmount(int row, int column) => grid[row, column] is { Text: { HasMoney: true } text } && !text.Text.Any(char.IsLetter);

    private bool HoldsWords(int column)
    {
        if (!_holdsWords.TryGetValue(column, out var holds))
        {
            _holdsWords[column] = holds = Enumerable.Range(grid.HeadRows, grid.Rows.Length - grid.HeadRows).Any(row => grid.TextAt(row, column) is { Length: >= ShortestWords } text && !text.Any(char.IsDigit));
        }

        return holds;
    }

    private bool HeadsPrices(int column) => phrases.Read(Head(column)).NamesPrice;

    private string Head(int column) => grid.TextAt(grid.HeadRows - 1, column);
}
