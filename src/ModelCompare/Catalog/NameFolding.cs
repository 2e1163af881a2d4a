using System.Collections.Immutable;
using System.Text;
using ModelCompare.Sources;

namespace ModelCompare.Catalog;

/// <summary>
/// Folds names as an <see cref="AliasRule"/> says. Folding replaces and inserts separators and drops nothing, so the runs of digits in
/// a name stay what they are: <c>3.2-1b</c> never becomes <c>3.21b</c>.
/// </summary>
public sealed class NameFolding(AliasRule rule)
{
    // What every declared separator becomes. No name holds it, so that a separator that is not declared stays different.
    private const char Separator = '\u001F';

    /// <summary>The name in small letters, with all declared separators alike, and with the declared breaks.</summary>
    public string Fold(string name)
    {
        var folded = new StringBuilder(name.Length + 4);
        foreach (var character in name)
        {
            var next = rule.Separators.Contains(character, StringComparison.Ordinal) ? Separator : char.ToLowerInvariant(character);
            if (rule.LetterDigitBreaks && char.IsDigit(next) && folded.Length > 0 && char.IsLetter(folded[^1]))
            {
                folded.Append(Separator);
            }

            folded.Append(next);
        }

        return folded.ToString();
    }

    /// <summary>The folded names by which a model is known: of its slug and of its name.</summary>
    public ImmutableArray<string> NamesOf(string slug, string name) => [.. new[] { Fold(slug), Fold(name) }.Distinct(StringComparer.Ordinal)];
}
