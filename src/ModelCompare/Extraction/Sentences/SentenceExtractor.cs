using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Sentences;

/// <summary>Reads facts that stand in running text. A pattern sees the text of the page, one line a paragraph, cell or item.</summary>
public static class SentenceExtractor
{
    // A pattern that needs longer on one page is a mistake in the declaration, not a reason to hang.
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(2);

    public static ExtractionResult Extract(SentenceReading reading, Page page)
    {
        var lines = page.Lines;
        var text = string.Join('\n', lines);
        var observations = new List<Observation>();
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var (field, pattern) in reading.Patterns.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            try
            {
                var matches = Regex.Matches(text, pattern, RegexOptions.CultureInvariant, PatternTimeout);
                observations.AddRange(matches.Select(match => Observe(field, match, text, lines)).DistinctBy(observation => observation.Quote));
            }
            catch (RegexParseException exception)
            {
                problems.Add($"The pattern of '{field}' is no regular expression: {exception.Message}");
            }
            catch (RegexMatchTimeoutException)
            {
                problems.Add($"The pattern of '{field}' took longer than {PatternTimeout.TotalSeconds:0} s.");
            }
        }

        return PageModels.State(PageModels.Of(page, reading.Models, reading.Model), observations, problems.ToImmutable());
    }

    private static Observation Observe(string field, Match match, string text, ImmutableArray<string> lines)
    {
        var value = match.Groups["value"];
        var line = text.AsSpan(0, match.Index).Count('\n');
        var sentence = Qualifiers.Of(Qualifiers.Sentence, lines[line]);
        return new Observation
        {
            Model = [],
            Field = field,
            Lines = [ElementText.Fold(value.Success ? value.Value : match.Value)],
            Labels = value.Success ? [sentence] : [Qualifiers.Listed, sentence],
            Place = new Place(string.Create(CultureInfo.InvariantCulture, $"text line {line + 1}"), []),
        };
    }
}
