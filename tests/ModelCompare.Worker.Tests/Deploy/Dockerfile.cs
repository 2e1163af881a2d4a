using System.Text.Json;
using System.Text.RegularExpressions;
using ModelCompare.Tests;

namespace ModelCompare.Worker.Tests.Deploy;

/// <summary>One instruction of a Dockerfile: its word, its <c>--flags</c>, and the rest, continued lines joined.</summary>
internal sealed record Instruction(string Word, IReadOnlyDictionary<string, string> Flags, string Text, int Stage)
{
    /// <summary>The arguments of an instruction in exec form; null in shell form.</summary>
    public string[]? Exec => Text.StartsWith('[') ? JsonSerializer.Deserialize<string[]>(Text) : null;

    public string[] Words => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>The repository's Dockerfile, as instructions.</summary>
internal static partial class Dockerfile
{
    public static IReadOnlyList<Instruction> Instructions { get; } = [.. Read(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "Dockerfile")))];

    public static int LastStage => Instructions[^1].Stage;

    /// <summary>The instructions of the image that is shipped.</summary>
    public static IEnumerable<Instruction> Final(string word) => Instructions.Where(instruction => instruction.Stage == LastStage && instruction.Word == word);

    /// <summary>NAME=value pairs of ENV, LABEL and ARG, quotes taken off.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Pairs(IEnumerable<Instruction> instructions) => instructions
        .SelectMany(instruction => Pair().Matches(instruction.Text))
        .Select(pair => KeyValuePair.Create(pair.Groups["name"].Value, pair.Groups["value"].Value.Trim('"')));

    private static IEnumerable<Instruction> Read(string text)
    {
        var stage = -1;
        // A comment may stand between continued lines, and is no part of them.
        var lines = text.ReplaceLineEndings("\n").Split('\n').Where(line => !line.TrimStart().StartsWith('#'));
        foreach (var line in Continued().Replace(string.Join('\n', lines), " ").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = Form().Match(line);
            stage += parts.Groups["word"].Value == "FROM" ? 1 : 0;
            yield return new(
                parts.Groups["word"].Value,
                parts.Groups["flag"].Captures.Select(flag => flag.Value.Trim().Split('=', 2)).ToDictionary(flag => flag[0], flag => flag.ElementAtOrDefault(1) ?? ""),
                parts.Groups["text"].Value,
                stage);
        }
    }

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continued();

    [GeneratedRegex(@"^(?<word>\S+)(?<flag>\s+--\S+)*\s+(?<text>.*)$")]
    private static partial Regex Form();

    [GeneratedRegex("(?<name>[A-Za-z_][A-Za-z0-9_.]*)=(?<value>\"[^\"]*\"|\\S+)")]
    private static partial Regex Pair();
}
