using ModelCompare.Worker.Commands;
using Spectre.Console;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

public sealed class FittingTableTests
{
    [Fact]
    public void A_table_that_fits_shows_every_column()
    {
        Assert.Equal(
            """
            ╭───────────────────────────┬─────┬───────────┬────────┬─────────╮
            │ Source                    │ New │ Documents │   Time │ Outcome │
            ├───────────────────────────┼─────┼───────────┼────────┼─────────┤
            │ a-source-with-a-long-name │ 165 │         1 │  0.4 s │ read    │
            │ short                     │   2 │         1 │ 12.0 s │ [odd]   │
            ╰───────────────────────────┴─────┴───────────┴────────┴─────────╯
            """, Draw(66));
    }

    [Fact]
    public void Columns_that_matter_least_are_left_out_where_the_width_does_not_suffice()
    {
        Assert.Equal(
            """
            ╭───────────────────────────┬─────┬────────╮
            │ Source                    │ New │   Time │
            ├───────────────────────────┼─────┼────────┤
            │ a-source-with-a-long-name │ 165 │  0.4 s │
            │ short                     │   2 │ 12.0 s │
            ╰───────────────────────────┴─────┴────────╯
            """, Draw(50));
    }

    [Fact]
    public void A_text_that_still_does_not_fit_ends_in_an_ellipsis_while_numbers_stay_whole()
    {
        var lines = Draw(30).Split('\n');

        Assert.Equal(6, lines.Length);
        Assert.All(lines, line => Assert.True(line.Length <= 30, line));
        Assert.Contains("│ a-source-", lines[3], StringComparison.Ordinal);
        Assert.Contains("…", lines[3], StringComparison.Ordinal);
        Assert.Contains("165", lines[3], StringComparison.Ordinal);
    }

    private static string Draw(int width)
    {
        var table = new FittingTable(new("Source"), new("New", 0, true), new("Documents", 3, true), new("Time", 1, true), new("Outcome", 2));
        table.AddRow("a-source-with-a-long-name", "165", "1", "0.4 s", "read");
        table.AddRow("short", "2", "1", "12.0 s", "[odd]");
        var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(writer), Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        table.Write(console);
        return writer.ToString().ReplaceLineEndings("\n").TrimEnd();
    }
}
