using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Labels;

/// <summary>
/// Modalities that a card lists one below the other, each with its direction: <c>Text</c>, <c>Input and output</c>, <c>Image</c>, <c>Input only</c>,
/// <c>Audio</c>, <c>Not supported</c>.
/// </summary>
internal static partial class ModalityLines
{
    // Between two modalities there is at most the name of an icon.
    private const int MaxDistance = 4;

    /// <summary>The modalities of input and those of output, each as one pair whose value is the lines of the card; none where the page has several such lists.</summary>
    public static IEnumerable<LabelPair> In(IElement part)
    {
        var lines = part.QuerySelectorAll("p, li, dd, div")
            .Where(block => !block.Children.Any(ElementText.IsBlock) && block.Closest("table") is null && !ElementText.IsUnread(block))
            .SelectMany(block => ElementText.Lines(block).Select(text => (Text: text, At: block)))
            .ToArray();
        var stated = Enumerable.Range(0, Math.Max(0, lines.Length - 1))
            .Where(line => Modality().IsMatch(lines[line].Text) && Direction().IsMatch(lines[line + 1].Text))
            .Select(line => (Line: line, Modality: lines[line].Text, Direction: lines[line + 1].Text, lines[line].At))
            .ToArray();
        var isOneList = stated.DistinctBy(modality => modality.Modality).Count() == stated.Length && stated.Zip(stated.Skip(1)).All(pair => pair.Second.Line - pair.First.Line <= MaxDistance);
        return isOneList ? [.. Pair("Input modalities", "in"), .. Pair("Output modalities", "out")] : [];

        IEnumerable<LabelPair> Pair(string label, string direction) =>
            stated.Where(modality => Direction().Match(modality.Direction).Groups[direction].Success).ToArray() is [var first, ..] all
                ? [new(label, [.. all.SelectMany(modality => ImmutableArray.Create(modality.Modality, modality.Direction))], first.At)]
                : [];
    }

    [GeneratedRegex(@"\A(?:text|code|images?|audio|speech|video)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Modality();

    [GeneratedRegex(@"\A(?:(?<in>input) (?:and|&) (?<out>output)|(?<in>input) only|(?<out>output) only|not supported)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Direction();
}
