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
        foreach (var command in commands.Where(command => command is not ["run", ..] && command.Length > 0))
        {
            var result = await _desk.RunAsync([.. command.Select(Located)]);
            Assert.True(result.Status == ExitStatus.Done, $"{string.Join(' ', command)} ended with {result.Status}: {result}");
        }
    }

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
