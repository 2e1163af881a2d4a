using System.Collections.Immutable;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Tables;

/// <summary>Reads the tables and grids of a page: one observation for every cell that is neither a model's name nor a label.</summary>
public static class TableExtractor
{
    /// <summary>Reads all grids that a declaration means.</summary>
    public static ExtractionResult Extract(TableReading reading, Page page)
    {
        var headings = new HeadingModel(page);
        var observations = ImmutableArray.CreateBuilder<Observation>();
        var meant = 0;
        foreach (var grid in page.Grids)
        {
            var surroundings = page.SurroundingsOf(grid);
            if (IsMeant(grid, reading, surroundings))
            {
                meant++;
                observations.AddRange(new GridReader(grid, reading, surroundings, headings, page).Read());
            }
        }

        return new(observations.ToImmutable(), meant > 0 ? [] : [Missing(reading, page.Grids.Length)]);
    }

    private static bool IsMeant(Grid grid, TableReading reading, Surroundings surroundings) =>
        (reading.Select is not { } selector || grid.Root.Closest(selector) is not null)
        && (reading.Under is not { } under || surroundings.Labels.Any(label => !label.IsNote && label.Text.Contains(under, StringComparison.OrdinalIgnoreCase)))
        && reading.Headers.All(header => grid.Rows.Take(Math.Max(1, grid.HeadRows)).Any(row => row.Any(cell => cell?.Text.Text.Contains(header, StringComparison.OrdinalIgnoreCase) == true)));

    private static string Missing(TableReading reading, int found)
    {
        string[] conditions =
        [
            .. reading.Select is { } select ? [$"at \"{select}\""] : Array.Empty<string>(),
            .. reading.Under is { } under ? [$"under \"{under}\""] : Array.Empty<string>(),
            .. reading.Headers.Select(header => $"with a header \"{header}\""),
        ];
        return conditions.Length == 0 ? "the page has no table" : $"none of the page's {found} tables stands {string.Join(" and ", conditions)}";
    }
}
