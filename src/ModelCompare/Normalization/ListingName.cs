using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization;

/// <summary>
/// The name of a model as a page writes it, apart from the notes that stand with it in the same cell.
/// </summary>
/// <param name="Name">The name, verbatim but for footnote marks; empty when there is none.</param>
/// <param name="Notes">Further lines and note-like parentheses: dates, status, ranges, conditions.</param>
public sealed partial record ListingName(string Name, ImmutableArray<string> Notes)
{
    /// <summary>Reads the lines of a cell (or heading) that names a model.</summary>
    public static ListingName Read(ImmutableArray<string> lines)
    {
        if (lines.IsEmpty)
        {
            return new("", []);
        }

        var notes = ImmutableArray.CreateBuilder<string>();
        var name = FootnoteMark().Replace(lines[0], "").Trim(' ', '`', '\u00a0');
        while (Parenthesis().Match(name) is { Success: true } match && IsNote(match.Groups["note"].Value))
        {
            notes.Insert(0, match.Groups["note"].Value.Trim());
            name = FootnoteMark().Replace(name[..match.Index], "").Trim();
        }

        notes.AddRange(lines.Skip(1).Where(line => line.Length > 0));
        return new(name, notes.ToImmutable());
    }

    private static bool IsNote(string text)
    {
        var phrase = Phrase.Read(text);
        return phrase.Context is not null || phrase.From is not null || phrase.To is not null || phrase.IsOnlyTier
            || Status().IsMatch(TextFolding.Fold(text));
    }

    [GeneratedRegex(@"(?:\s*[*†‡§¹²³⁴⁵⁶⁷⁸⁹]|\s*\[\d{1,2}\])+$")]
    private static partial Regex FootnoteMark();

    [GeneratedRegex(@"\s*[(（](?<note>[^()（）]*)[)）]\s*$")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"^(?:\d{1,2}|retired|deprecated|legacy|discontinued|beta|preview|experimental|new|latest|recommended|default|coming soon|limited|eol|est\.?|已弃用|弃用|即将下线|新|推荐|测试版)(?:$|[\s,:;，])")]
    private static partial Regex Status();
}
