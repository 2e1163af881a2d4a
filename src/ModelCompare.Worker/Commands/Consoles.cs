using Spectre.Console;

namespace ModelCompare.Worker.Commands;

/// <summary>Consoles that draw on a command's writers.</summary>
internal static class Consoles
{
    // What is piped into a file or a log has no width of its own, so nothing is left out or broken.
    private const int PlainWidth = 1000;

    /// <summary>A console on a writer; colours only where it is a terminal.</summary>
    internal static IAnsiConsole Of(TextWriter writer)
    {
        var isTerminal = IsTerminal(writer);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
        });
        if (!isTerminal)
        {
            console.Profile.Width = PlainWidth;
        }

        return console;
    }

    /// <summary>Whether a person may be watching what is written.</summary>
    internal static bool IsTerminal(TextWriter writer) =>
        writer == Console.Out ? !Console.IsOutputRedirected : writer == Console.Error && !Console.IsErrorRedirected;
}
