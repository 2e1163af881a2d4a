using System.Collections.Immutable;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Tables;

/// <summary>Reads tables of scores: a column names the benchmark, others its setting and metric, and each further column is a model.</summary>
internal sealed class BenchmarkGridReader
{
    private readonly Grid _grid;
    private readonly TableReading _reading;
    private readonly Surroundings _surroundings;
    private readonly ElementPlaces _places;
    private readonly int _headRows;
    private readonly int _benchmark;
    private readonly int _metric;
    private readonly ImmutableArray<int> _settings;

    internal BenchmarkGridReader(Grid grid, TableReading reading, Surroundings surroundings, ElementPlaces places)
    {
        _grid = grid;
        _reading = reading;
        _surroundings = surroundings;
        _places = places;
        _headRows = Math.Max(1, grid.HeadRows);
        _benchmark = Column(reading.Benchmark);
        _metric = Column(reading.Metric);
        _settings = [.. reading.Setting.Select(Column).Where(column => column >= 0)];
    }

    internal IEnumerable<Observation> Read()
    {
        if (_benchmark < 0)
        {
            yield break;
        }

        var benchmark = "";
        for (var row = _headRows; row < _grid.Rows.Length; row++)
        {
            // Markdown has no row spans: a blank name repeats the one above.
            benchmark = _grid.TextAt(row, _benchmark) is { Length: > 0 } named ? named : benchmark;
            foreach (var column in Enumerable.Range(0, _grid.Width).Where(column => IsModel(column) && _grid[row, column] is not null))
            {
                foreach (var model in ModelsOf(column))
                {
                    yield return Observe(row, column, model, benchmark);
                }
            }
        }
    }

    private Observation Observe(int row, int column, string model, string benchmark)
    {
        var cell = _grid[row, column]!;
        return new Observation
        {
            Model = [model],
            Field = "benchmark",
            Lines = cell.Text.Lines,
            Struck = cell.Text.Struck,
            Labels =
            [
                Qualifiers.Of(Qualifiers.Benchmark, benchmark),
                .. _metric >= 0 ? [Qualifiers.Of(Qualifiers.Metric, _grid.TextAt(row, _metric))] : Array.Empty<Label>(),
                .. _settings.Select(setting => Qualifiers.Of(Qualifiers.Setting, _grid.TextAt(row, setting))).Where(label => label.Text.Length > 0),
                .. _surroundings.Labels,
            ],
            Place = new(_places.SelectorOf(cell.Element), _surroundings.Trail),
        };
    }

    private ImmutableArray<string> ModelsOf(int column) => _reading.Models.IsEmpty ? [HeadText(column)] : _reading.Models;

    private bool IsModel(int column) =>
        column != _benchmark && column != _metric && !_settings.Contains(column) && HeadText(column).Length > 0
        && !_reading.Columns.Any(declared => FieldWords.Same(declared.Key, HeadText(column)) && declared.Value is TableReading.Ignored);

    private int Column(string? header) => header is null ? -1
        : Enumerable.Range(0, _grid.Width).FirstOrDefault(column => FieldWords.Same(header, HeadText(column)), -1);

    private string HeadText(int column) => _grid.TextAt(_headRows - 1, column);
}
