using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Attributes;

/// <summary>An architecture in lower case as stated; anything that says decoder-only is <c>decoder only</c>.</summary>
public static partial class Architecture
{
    private const int MaxLength = 100;

    public static Parsed<string> Parse(string text)
    {
        var stated = text.Trim().TrimEnd('.').ToLowerInvariant();
        if (BlankText.Is(stated))
        {
            return Parsed<string>.Unknown();
        }

        if (DecoderOnly().IsMatch(stated))
        {
            return Parsed<string>.Of("decoder only");
        }

        return stated.Length > MaxLength || stated.Contains(". ", StringComparison.Ordinal)
            ? Parsed<string>.Refused("a description rather than the name of an architecture")
            : Parsed<string>.Of(stated);
    }

    [GeneratedRegex(@"\bdecoder[- ]only\b")]
    private static partial Regex DecoderOnly();
}
