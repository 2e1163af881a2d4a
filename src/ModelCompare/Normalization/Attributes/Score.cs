using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Attributes;

/// <summary>A benchmark score.</summary>
public static partial class Score
{
    /// <summary>Reads a number that stands alone, with a footnote mark or a percent sign at most; a score with a second figure is refused.</summary>
    public static Parsed<decimal> Parse(string text)
    {
        if (BlankText.Is(text))
        {
            return Parsed<decimal>.Unknown();
        }

        var match = Form().Match(text.Trim());
        return match.Success && decimal.TryParse(match.Groups["score"].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out var score)
            ? Parsed<decimal>.Of(score)
            : Parsed<decimal>.Refused("no score that stands alone");
    }

    [GeneratedRegex(@"\A(?<score>-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\s*%?\s*[*†‡¹²³]*\z")]
    private static partial Regex Form();
}
