using System.Text.RegularExpressions;
using ModelCompare.Comparison;

namespace ModelCompare.Worker.Composition;

/// <summary>Says in plain words which setting cannot be understood; the framework names types of the program.</summary>
internal static partial class SettingFailure
{
    /// <summary>What is wrong, and how it is written.</summary>
    internal static string Explain(Exception exception) => Conversion().Match(exception.Message) is { Success: true } found
        ? $"{found.Groups["setting"].Value} is \"{found.Groups["value"].Value}\"; it must be {Kind(found.Groups["type"].Value)}."
        : exception.Message;

    private static string Kind(string type) => type switch
    {
        "System.Int32" or "System.Int64" => "a whole number that is not too large",
        "System.TimeSpan" => "a time, written as 00:00:30 or, with days, 14.00:00:00",
        "System.Boolean" => "true or false",
        _ when type == typeof(PairChoice).FullName => $"one of {string.Join(", ", Enum.GetNames<PairChoice>())}",
        _ => "something else",
    };

    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<setting>.*)' to type '(?<type>.*)'", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Conversion();
}
