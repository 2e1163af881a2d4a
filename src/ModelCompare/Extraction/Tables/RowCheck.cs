using System.Text.RegularExpressions;
using ModelCompare.Normalization.Prices;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Whether the cells of a grid's rows stand under the headers that they belong to.</summary>
internal sealed partial class RowCheck(Grid grid, PhraseBook phrases)
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

    /// <summary>Whether a row says another word in each column of prices: <c>Training</c>, <c>Inference</c>. What only tells that there is no price (<c>N/A</c>, <c>Contact us</c>) does not count.</summary>
    internal bool HasWordsForPrices(int row)
    {
        var words = PriceColumns.Select(column => grid.TextAt(row, column)).ToArray();
        return words.Length > 1 && words.Distinct().Count() == words.Length && words.All(word => IsWord().IsMatch(word) && !NoPrice().IsMatch(word)) && words.Any(IsHead);
    }

    private bool IsHead(string word) => phrases.Read(word) is { Unit: not null } or { Meter.Meter: not null } or { IsPriceWord: true } or { IsOnlyTier: true };

    /// <summary>Whether nothing stands in a row where others have their prices.</summary>
    internal bool HasNoPrices(int row) => PriceColumns is { Length: > 0 } columns && columns.All(column => grid.TextAt(row, column).Length == 0);

    // Behind the first, which names the row.
    private int[] PriceColumns => field ??= [.. Enumerable.Range(1, grid.Width - 1)
        .Where(column => Enumerable.Range(grid.HeadRows, grid.Rows.Length - grid.HeadRows).Any(row => HasMoney(row, column)))];

    private string? Find(int row) =>
        IsShort(row) ? "its row has fewer cells than the head of its table, and which one is missing is not clear"
        : WorksOut(row) || Totals(row) ? "its row works out what so many tokens cost"
        : IsBareBesideMoney(row) ? "some of its numbers are amounts, and others in columns of prices have no sign"
        : IsShifted(row) ? "the cells of its row do not stand under their headers"
        : null;

    // "Input tokens: 1000", "Output tokens: 500", "Cost: $0.0105"
    private bool WorksOut(int row) => CountColumns.Any(column => MoneyScanner.BareNumber(grid.TextAt(row, column)) is { } count && decimal.IsInteger(count))
        && PlainPriceColumns.Any(column => HasMoney(row, column));

    // "Input: $15", "Output: $9", "Total: $24"
    private bool Totals(int row) => TotalColumns.Any(column => HasMoney(row, column)) && Enumerable.Range(0, grid.Width).Count(column => HasMoney(row, column)) > 1;

    // "Price: $3", "Output: 8": of a model with one price, the output is a length.
    private bool IsBareBesideMoney(int row) => MeterColumns.Any(column => grid[row, column] is { Text.HasMoney: false } && MoneyScanner.BareNumber(grid.TextAt(row, column)) is > 0)
        && (Enumerable.Range(0, grid.Width).Any(column => HasMoney(row, column)) || PlainPriceColumns.Any(column => !grid.TextAt(row, column).Any(char.IsLetter)));

    private int[] CountColumns => field ??= ColumnsUnder(head => MeterWords.MayHeadCounts(TextFolding.Fold(head)));

    private int[] MeterColumns => field ??= ColumnsUnder(head => MeterWords.IsOnlyMeter(TextFolding.Fold(head)) && phrases.Read(head).NamesPrice);

    private int[] PlainPriceColumns => field ??= ColumnsUnder(head => phrases.Read(head) is { IsPriceWord: true, Unit: null, Meter: { Meter: null, IsAmbiguous: false } });

    private int[] TotalColumns => field ??= ColumnsUnder(Total().IsMatch);

    private int[] WordColumns => field ??= ColumnsUnder(FieldWords.IsOfWords);

    private int[] ColumnsUnder(Func<string, bool> isSuch) => grid.HeadRows == 0 ? [] : [.. Enumerable.Range(0, grid.Width).Where(column => isSuch(Head(column)))];

    private bool HasMoney(int row, int column) => grid[row, column] is { Text.HasMoney: true };

    // An amount under a head of words; or where other rows have words, and none where they have prices.
    private bool IsShifted(int row) => WordColumns.Any(column => IsAmount(row, column))
        || grid.HeadRows > 0 && Enumerable.Range(0, grid.Width).Any(column => !HeadsPrices(column) && IsAmount(row, column) && HoldsWords(column))
            && Enumerable.Range(0, grid.Width).Any(column => grid[row, column] is { Text.HasMoney: false } && HeadsPrices(column));

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

    [GeneratedRegex(@"^\W*(?:grand )?total\b|^合计$|^总计$", RegexOptions.IgnoreCase)]
    private static partial Regex Total();

    [GeneratedRegex(@"^\p{L}[\p{L} ()-]+$")]
    private static partial Regex IsWord();

    [GeneratedRegex(@"\b(?:free|n/?a|none|not?|contact|talk|call|ask|see|same|includ\w+|coming|soon|tb[ad]|custom|varies|variable|unlimited|yes|unavailable|available|unknown|request|wait-?list|invite|beta|preview|deprecated|retired|supported|applicable|negotiable)\b|免费|暂|无|不|联系|支持|咨询|同", RegexOptions.IgnoreCase)]
    private static partial Regex NoPrice();

    private string Head(int column) => grid.TextAt(grid.HeadRows - 1, column);
}
