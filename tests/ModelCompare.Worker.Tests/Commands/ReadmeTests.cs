using System.Text.RegularExpressions;
using ModelCompare.Tests;
using ModelCompare.Worker.Commands;
using Xunit;

namespace ModelCompare.Worker.Tests.Commands;

/// <summary>The commands that the README shows, run one after another in one folder.</summary>
public sealed partial class ReadmeTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Every_command_of_the_README_does_what_it_is_shown_for()
    {
        var commands = Commands();
        Assert.SkipWhen(commands.Length == 0, "README.md shows no `$ dotnet run --project src/ModelCompare.Worker -- …` in a console block: nothing of it was tested.");
        foreach (var command in commands)
        {
            if (WhyNot(command) is { } reason)
            {
                TestContext.Current.SendDiagnosticMessage($"Not run: {string.Join(' ', command)}: {reason}");
                continue;
            }

            string[] defaults = command[0] is "refresh" or "sources" && !command.Contains("--sources") ? ["--sources", "sources.json"] : [];
            var result = await _desk.RunAsync([.. command.Concat(defaults).Select(Located)]);
            Assert.True(result.Status == ExitStatus.Done, $"{string.Join(' ', command)} ended with {result.Status}: {result}");
        }
    }

    private static string? WhyNot(string[] command) => command switch
    {
        [] or ["run", ..] or ["--sources", ..] => "it runs until it is stopped",
        ["refresh", ..] or ["sources", "probe", ..] when !command.Contains("--sources") && !command.Contains("--replay") => "it needs the network",
        _ when command.FirstOrDefault(word => word.StartsWith("../", StringComparison.Ordinal) && Located(word) == word) is { } absent => $"{absent} is absent",
        _ => null,
    };

    // Paths stand relative to the repository, which the tests do not run in.
    private static string Located(string argument)
    {
        var path = Path.Combine(RepositoryFolder.Path, argument);
        return Path.Exists(path) ? path : argument;
    }

    private static string[][] Commands()
    {
        var readme = Path.Combine(RepositoryFolder.Path, "README.md");
        return !File.Exists(readme) ? [] :
        [
            .. ConsoleBlock().Matches(File.ReadAllText(readme))
                .SelectMany(block => ShownCommand().Matches(block.Groups["text"].Value))
                .Select(command => Word().Matches(command.Groups["arguments"].Value.Split(['>', '|'])[0]).Select(word => word.Value.Trim('"', '\'')).ToArray()),
        ];
    }

    [GeneratedRegex(@"^```console\r?\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ConsoleBlock();

    [GeneratedRegex(@"^\$ dotnet run --project src/ModelCompare\.Worker -- (?<arguments>.*?)\r?$", RegexOptions.Multiline)]
    private static partial Regex ShownCommand();

    [GeneratedRegex(@"""[^""]*""|'[^']*'|\S+")]
    private static partial Regex Word();
}
