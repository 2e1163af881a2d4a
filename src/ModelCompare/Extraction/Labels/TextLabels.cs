using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Labels;

/// <summary>
/// Labels in running text: <c>**Label:** value</c>, <c>**Label** value</c>, <c>Label: value</c>, a label that ends in a colon
/// or stands alone in its paragraph before the block that holds its value, and a list under <c>Supported</c>.
/// </summary>
internal static partial class TextLabels
{
    public static string WithoutColon(string text) => text.TrimEnd().TrimEnd(':', '：').TrimEnd();

    /// <summary>The pairs that begin in the block's own text; blocks inside it are read in their own turn.</summary>
    public static IEnumerable<LabelPair> In(IElement block)
    {
        var segments = Segments(block).Select(Parse).ToList();
        for (var index = 0; index < segments.Count; index++)
        {
            var segment = segments[index];
            if (segment.Label is null)
            {
                continue;
            }

            // A value may go on below its label, up to the next label.
            var below = segments.Skip(index + 1).TakeWhile(next => next.Label is null).SelectMany(next => next.Text);
            ImmutableArray<string> value = [.. segment.Text, .. segment.Text.IsEmpty ? below : []];
            if (!value.IsEmpty)
            {
                yield return new LabelPair(segment.Label, value, block);
            }
        }

        foreach (var pair in AboveNextBlock(block, segments).Concat(AboveVerdict(block, segments)))
        {
            yield return pair;
        }
    }

    private static IEnumerable<LabelPair> AboveNextBlock(IElement block, List<Segment> segments)
    {
        if (segments is not [{ Text.Length: <= 1 } only] || Following(block, only) is not { } value)
        {
            return [];
        }

        var label = only.Label ?? (only.Text is [var text] ? WithoutColon(text) : null);
        if (label is null || (only.Label is not null && !only.Text.IsEmpty) || SentenceEnd().IsMatch(label) || !label.Any(char.IsLetter))
        {
            return [];
        }

        // A word over a list of verdicts is their heading, and each item is read by itself: "Tools" says nothing of tool calling there.
        if (value.LocalName is "ul" or "ol" && value.Children.All(item => ElementText.Lines(item) is [_, .., var last] && IsVerdict(last)))
        {
            return [];
        }

        // "Supported" over a list says it of every item.
        return IsVerdict(label) && value.LocalName is "ul" or "ol"
            ? value.Children.Select(item => new LabelPair(ElementText.Line(item), [label], item))
            : [new LabelPair(label, ElementText.Lines(value), value)];
    }

    // An item of two lines or more, of which the last says whether the first is supported.
    private static IEnumerable<LabelPair> AboveVerdict(IElement block, List<Segment> segments)
    {
        var lines = segments.SelectMany(segment => segment.Text).ToList();
        return block.LocalName == "li" && lines.Count > 1 && segments.All(segment => segment.Label is null) && IsVerdict(lines[^1])
            ? [new LabelPair(lines[0], [lines[^1]], block)]
            : [];
    }

    private static IElement? Following(IElement block, Segment only)
    {
        if (block.LocalName is not ("p" or "div"))
        {
            return null;
        }

        var next = block.NextElementSibling;
        var isValue = next?.LocalName is "ul" or "ol" || (next?.LocalName is "p" or "div" && Segments(next).All(line => Parse(line).Label is null));
        return isValue && !ElementText.Lines(next!).IsEmpty && (only.Label ?? only.Text.FirstOrDefault("")).Length <= LabelPairs.MaxLabelLength ? next : null;
    }

    private static bool IsVerdict(string label) => Verdict().IsMatch(label);

    /// <summary>The lines of a block's own text, each as its nodes.</summary>
    private static IEnumerable<List<INode>> Segments(IElement block)
    {
        var line = new List<INode>();
        foreach (var node in block.ChildNodes)
        {
            if (node is IElement { LocalName: "br" } || ElementText.IsBlock(node))
            {
                yield return line;
                line = [];
            }
            else
            {
                line.Add(node);
            }
        }

        yield return line;
    }

    private static Segment Parse(List<INode> line)
    {
        var text = string.Join(' ', ElementText.Lines(line));
        var first = line.FirstOrDefault(node => node is not IText plain || !string.IsNullOrWhiteSpace(plain.Data));
        if (first is IElement { LocalName: "strong" or "b" } bold && ElementText.Line(bold) is { Length: > 0 } label)
        {
            return ParseBold(label, ElementText.Fold(string.Join(' ', ElementText.Lines(line.SkipWhile(node => node != bold).Skip(1)))));
        }

        var match = LabelAndValue().Match(text);
        if (match.Success)
        {
            return new Segment(match.Groups["label"].Value.Trim(), match.Groups["value"] is { Length: > 0 } value ? [value.Value] : []);
        }

        return new Segment(null, text.Length == 0 ? [] : [text]);
    }

    private static Segment ParseBold(string label, string rest)
    {
        // The whole pair may be bold: "**70B Instruct: December 6, 2024**".
        if (rest.Length == 0 && LabelAndValue().Match(label) is { Success: true } match && match.Groups["value"].Length > 0)
        {
            return new Segment(match.Groups["label"].Value.Trim(), [match.Groups["value"].Value]);
        }

        // "**Quill 3**. It writes." is a sentence that begins in bold.
        if (rest.StartsWith('.') || rest.StartsWith(','))
        {
            return new Segment(null, [label + rest]);
        }

        var value = rest.TrimStart(':', '：').Trim();
        return new Segment(WithoutColon(label), value.Length == 0 ? [] : [value]);
    }

    [GeneratedRegex(@"\A(?<label>[^:：.]{1,60})(?:(?::\s+|：\s*)(?<value>\S.*)|[:：])\z")]
    private static partial Regex LabelAndValue();

    [GeneratedRegex(@"[.!?。]\z")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\A(?:(?:not\s+)?supported|(?:不)?支持)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Verdict();

    /// <summary>One line of a block.</summary>
    /// <param name="Label">Its label; null when it has none.</param>
    /// <param name="Text">The value, or the whole line without a label.</param>
    private sealed record Segment(string? Label, ImmutableArray<string> Text);
}
