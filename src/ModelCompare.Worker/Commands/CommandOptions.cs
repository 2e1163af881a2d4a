using System.CommandLine;

namespace ModelCompare.Worker.Commands;

/// <summary>Options that several commands have.</summary>
internal static class CommandOptions
{
    /// <summary>The one option of the root that every command takes, wherever it stands on the line.</summary>
    internal static Option<string> Sources() => new("--sources")
    {
        Description = "The file that lists what is read; looking things up needs none.",
        HelpName = "FILE",
        Recursive = true,
        DefaultValueFactory = _ => "sources.json",
    };

    internal static Option<string?> Replay() => new("--replay")
    {
        Description = "Answer every request from this recording instead of the network.",
        HelpName = "DIR",
    };

    internal static Option<string> Format(params string[] formats)
    {
        var option = new Option<string>("--format") { Description = $"One of {string.Join(", ", formats)}.", HelpName = "FORMAT", DefaultValueFactory = _ => formats[0] };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }
}
