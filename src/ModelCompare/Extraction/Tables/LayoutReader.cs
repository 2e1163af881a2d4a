using ModelCompare.Normalization.Prices;
using ModelCompare.Normalization.Words;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Tables;

/// <summary>Finds out where a grid names its models: as declared, else by the common words in its head and its first column.</summary>
internal sealed class LayoutReader
{
    private readonly Grid _grid;
    private readonly TableReading _reading;
    private readonly PhraseBook _phrases;
    private readonly int _headRows;

    private LayoutReader(Grid grid, TableReading reading, PhraseBook phrases)
    {
        _grid = grid;
        _reading = reading;
        _phrases = phrases;
        // A table without marked headers has its first row as head, as long as that holds no money.
        _headRows = grid.HeadRows > 0 ? Math.Min(grid.HeadRows, grid.Rows.Length - 1)
            : grid.Rows[0].All(cell => cell is not { Text.HasMoney: true }) ? 1 : 0;
    }

    internal static Layout Read(Grid grid, TableReading reading, PhraseBook phrases) => new LayoutReader(grid, reading, phrases).Read();

    private Layout Read() => _reading.Model switch
    {
        _ when _grid.IsList => Above(),
        _ when IsRagged => new Layout.Unclear(_headRows, "a row of its table is wider than the head, and which cell is one too many is not clear"),
        _ when !_reading.Models.IsEmpty => Above(),
        ModelPlacement.Heading => Above(),
        ModelPlacement.Columns => Columns(),
        ModelPlacement.Rows => Rows(),
        _ => Auto(),
    };

    /// <summary>Whether rows are wider than the head: a row span or a cell too many has moved their cells under the wrong headers.</summary>
    private bool IsRagged => _headRows > 0
        && Enumerable.Range(0, _grid.Width).Any(column => Enumerable.Range(0, _headRows).All(row => _grid[row, column] is null));

    private Layout Auto()
    {
        if (AreNamedInRows)
        {
            return new Layout.ModelAbove(_headRows, LabelColumns, AreNamedInRows: true);
        }

        var modelColumn = ModelColumn();
        var isHeaded = Enumerable.Range(0, _grid.Width).Any(column => column != modelColumn && NamesField(HeadText(column)));
        if (modelColumn > 0 || modelColumn == 0 && (isHeaded || !IsLabelled))
        {
            return new Layout.ModelRows(_headRows, modelColumn);
        }

        if (modelColumn < 0 && isHeaded && HeadText(0).Length > 0 && BeginsWithTerms)
        {
            return new Layout.ModelAbove(_headRows, 0);
        }

        if (!IsLabelled)
        {
            // A blank header over the first column is the usual way not to say "model".
            return !isHeaded ? new Layout.Unclear(_headRows)
                : HeadText(0).Length == 0 ? new Layout.ModelRows(_headRows, 0)
                : NamesField(HeadText(0)) ? new Layout.ModelAbove(_headRows, 0)
                : new Layout.Unclear(_headRows);
        }

        if (modelColumn == 0 || !isHeaded && HeadersLookLikeModels())
        {
            return Columns();
        }

        return HeadText(0).Length == 0 || NamesField(HeadText(0)) || _headRows == 0 || HeadsMeters || IsKeyAndValue ? Above() : new Layout.Unclear(_headRows);
    }

    /// <summary>Whether a row names in front what its cells are.</summary>
    private bool IsLabelled => Enumerable.Range(_headRows, _grid.Rows.Length - _headRows)
        .Any(row => NamesField(_grid.TextAt(row, 0)) || LabelColumns > 1 && NamesField(_grid.TextAt(row, LabelColumns - 1)));

    /// <summary>Whether a row that names a model stands above each group of rows, and all other rows begin with a meter, a tier or a length of prompt.</summary>
    private bool AreNamedInRows =>
        _grid.Rows.Length > _headRows + 1 && _grid.SaysOneThing(_headRows)
        && Enumerable.Range(_headRows, _grid.Rows.Length - _headRows).All(row => _grid.SaysOneThing(row) ? NamesModel(_grid.TextAt(row, 0)) : StatesTerm(_grid.TextAt(row, 0)));

    private bool NamesModel(string text) =>
        ModelWords.MentionsModel(TextFolding.Fold(text)) && !MoneyScanner.HasMoney(text) && _phrases.Read(text) is { NamesPrice: false, Tiers.Count: 0, Context: null, Against: null };

    private bool StatesTerm(string text) => NamesField(text) || text.Length > 0 && _phrases.Read(text) is { Tiers.Count: > 0 } or { Context: not null };

    /// <summary>Whether each row begins with nothing but a tier or a length of prompts, as under a header <c>Tier</c>: its model is named above the table.</summary>
    private bool BeginsWithTerms => Enumerable.Range(_headRows, _grid.Rows.Length - _headRows)
        .All(row => _phrases.Read(_grid.TextAt(row, 0)) is { IsOnlyTier: true } or { Context: not null, Unread: null, NamesPrice: false });

    /// <summary>Whether the first column is one of meters: its header says so, and so does each of its cells.</summary>
    private bool HeadsMeters => MeterWords.IsMeterColumn(TextFolding.Fold(HeadText(0)))
        && Enumerable.Range(_headRows, _grid.Rows.Length - _headRows).All(row => _phrases.Read(_grid.TextAt(row, 0)).Meter.Meter is not null);

    /// <summary>Whether it is a table of what is to be said of one thing: <c>Property</c> and <c>Value</c>.</summary>
    private bool IsKeyAndValue => _grid.Width == 2 && FieldWords.IsKey(HeadText(0)) && FieldWords.IsValue(HeadText(1));

    private Layout.ModelRows Rows() => new(_headRows, Math.Max(0, ModelColumn()));

    private Layout.ModelColumns Columns() => new(_headRows, Math.Max(0, _headRows - 1), LabelColumns);

    private Layout.ModelAbove Above() => new(_headRows, LabelColumns);

    // The id by which an API knows a model names it better than the name that people read.
    private int ModelColumn() => _reading.ModelHeader is { } declared
        ? FindColumn(text => text == TextFolding.Fold(declared))
        : FindColumn(ModelWords.IsIdHeader) is >= 0 and var column ? column : FindColumn(ModelWords.IsModelHeader);

    private int FindColumn(Func<string, bool> isHeader)
    {
        for (var column = 0; column < _grid.Width; column++)
        {
            if (isHeader(TextFolding.Fold(HeadText(column))))
            {
                return column;
            }
        }

        return -1;
    }

    /// <summary>How many columns the head's first cell spans: so many name the rows.</summary>
    private int LabelColumns
    {
        get
        {
            var first = _headRows > 0 ? _grid[_headRows - 1, 0] : null;
            var count = 1;
            while (first is not null && count < _grid.Width - 1 && ReferenceEquals(_grid[_headRows - 1, count], first))
            {
                count++;
            }

            return count;
        }
    }

    private bool HeadersLookLikeModels() => _headRows > 0 && Enumerable.Range(LabelColumns, _grid.Width - LabelColumns).Select(HeadText).ToArray() is var names
        && (names.All(name => ModelWords.LooksLikeModel(TextFolding.Fold(name))) || AreOfOneFamily(names));

    // "Reka Core", "Reka Flash", "Reka Edge"
    private static bool AreOfOneFamily(string[] names) =>
        names.Length > 1 && names.Any(ModelWords.IsMadeLikeName) && names.All(name => name.Contains(' ', StringComparison.Ordinal)) && names.Select(name => name.Split(' ')[0]).Distinct().Count() == 1;

    private string HeadText(int column) => _headRows == 0 ? "" : _grid.TextAt(_headRows - 1, column);

    private bool NamesField(string text) => text.Length > 0 && !MoneyScanner.HasMoney(text) && (FieldWords.Names(text, _phrases) || _reading.Columns.Keys.Any(key => FieldWords.Same(key, text)));
}
