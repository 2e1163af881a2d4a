using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Comparison;

/// <summary>The traffic for which costs are told, in tokens a month.</summary>
public sealed partial record Traffic
{
    /// <summary>The most tokens of either kind, a quadrillion: beyond it somebody mistyped.</summary>
    public const long Maximum = 1_000_000_000_000_000;

    /// <summary>What stored snapshots assume: 800M input and 250M output tokens.</summary>
    public static readonly Traffic Default = new(800_000_000, 250_000_000);

    /// <exception cref="ArgumentOutOfRangeException">A number is negative or above <see cref="Maximum"/>, or both are zero.</exception>
    public Traffic(long inputTokens, long outputTokens)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(inputTokens);
        ArgumentOutOfRangeException.ThrowIfNegative(outputTokens);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(inputTokens, Maximum);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(outputTokens, Maximum);
        ArgumentOutOfRangeException.ThrowIfZero(inputTokens + outputTokens);
        (InputTokens, OutputTokens) = (inputTokens, outputTokens);
    }

    public long InputTokens { get; }

    public long OutputTokens { get; }

    /// <summary><c>800M input and 250M output tokens a month</c>, for a sentence.</summary>
    public string Text =>
        $"{NumberText.Tokens(InputTokens)} input and {NumberText.Tokens(OutputTokens)} output {(OutputTokens == 1 ? "token" : "tokens")} a month";

    /// <summary>Reads what a reader gives: whole numbers of tokens, plain or with <c>k</c>, <c>M</c> or <c>B</c>. Neither given is the default.</summary>
    /// <param name="inputTokens">Null when not given.</param>
    /// <param name="outputTokens">Null when not given.</param>
    /// <param name="traffic">The traffic.</param>
    /// <param name="problem">What is wrong, as a sentence for the reader.</param>
    public static bool TryParse(
        string? inputTokens, string? outputTokens, [NotNullWhen(true)] out Traffic? traffic, [NotNullWhen(false)] out string? problem)
    {
        (traffic, problem) = (inputTokens, outputTokens) switch
        {
            (null, null) => (Default, null),
            // A default beside a number of one's own would give a cost that nobody asked for.
            (null, _) or (_, null) => (null, "A traffic needs both its input and its output tokens a month; 0 is allowed for one of them."),
            _ => Parse(inputTokens, outputTokens),
        };
        return traffic is not null;
    }

    private static (Traffic? Traffic, string? Problem) Parse(string inputTokens, string outputTokens) => (Count(inputTokens), Count(outputTokens)) switch
    {
        (null, _) => (null, NoCount(inputTokens)),
        (_, null) => (null, NoCount(outputTokens)),
        (0, 0) => (null, "A traffic of no tokens costs nothing anywhere: give input or output tokens above 0."),
        ({ } input, { } output) => (new Traffic(input, output), null),
    };

    private static string NoCount(string text) =>
        $"\"{text}\" is no number of tokens a month: write it as 5000000, 5M, 800k or 1.5B, whole tokens, at most {NumberText.Tokens(Maximum)}.";

    private static long? Count(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var unit = match.Groups["unit"].Value.ToUpperInvariant() switch { "K" => 1_000m, "M" => 1_000_000m, "B" => 1_000_000_000m, _ => 1m };
        var tokens = decimal.Parse(match.Groups["number"].ValueSpan, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture) * unit;
        return tokens <= Maximum && tokens == decimal.Truncate(tokens) ? (long)tokens : null;
    }

    [GeneratedRegex(@"\A(?<number>[0-9]{1,16}(?:\.[0-9]{1,9})?)(?<unit>[kKmMbB]?)\z")]
    private static partial Regex Form();
}
