using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Acceptance;

/// <summary>The words around prices (headers, tabs, headings, notes) that could say for whom, when or in what they hold; those of a table stand over all of its prices, and are read once.</summary>
internal sealed partial class NoteWords
{
    // Longer lines are running text, which owners rewrite without any price being meant.
    private const int MaxLength = 160;

    private readonly Dictionary<string, string[]> _words = new(StringComparer.Ordinal);

    /// <summary>The words of all labels that are not cells of the row, without numbers, dates, and names with a digit.</summary>
    internal IEnumerable<string> Of(ImmutableArray<Label> labels) => labels
        .Where(label => label.Kind is not LabelKind.Qualifier && label.Text.Length <= MaxLength)
        .SelectMany(label => Read(label.Text));

    private string[] Read(string text)
    {
        if (!_words.TryGetValue(text, out var words))
        {
            _words[text] = words = [.. Word().Matches(TextFolding.Fold(text)).Select(match => match.Value).Where(word => !word.Any(char.IsDigit) && !Idle().IsMatch(word))];
        }

        return words;
    }

    // Of scripts without spaces, what stands between two signs or numbers.
    [GeneratedRegex(@"[\p{L}-[a-z]]+|[a-z0-9](?:[a-z0-9.'-]*[a-z0-9])?|[€£¥$¢%]")]
    private static partial Regex Word();

    [GeneratedRegex(@"^(?:[a-z]|models?|pric(?:e|es|ing)|tokens?|latest|new|the|an|are|is|of|and|our|we|you|your|all|these|this|listed|below|above|shown|following|per|by|to|see|here|learn|more|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|年|月|日)$")]
    private static partial Regex Idle();
}
