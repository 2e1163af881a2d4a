using System.Collections.Immutable;
using System.Text;

namespace ModelCompare.Extraction;

/// <summary>Gathers the text of a page line by line, as a browser folds it: white space is one space, and what has no width is nothing.</summary>
internal sealed class FoldedText
{
    private readonly StringBuilder _text = new();

    /// <summary>The last character; a line break before the first.</summary>
    internal char Last => _text.Length > 0 ? _text[^1] : '\n';

    /// <summary>Adds a text as it stands in the document.</summary>
    internal void Append(string data)
    {
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c))
            {
                Space();
            }
            else if (!HasNoWidth(c))
            {
                _text.Append(c);
            }
        }
    }

    /// <summary>Separates what comes from what is there.</summary>
    internal void Space()
    {
        if (Last is not (' ' or '\n'))
        {
            _text.Append(' ');
        }
    }

    /// <summary>Ends the line.</summary>
    internal void Break()
    {
        if (Last is not '\n')
        {
            _text.Append('\n');
        }
    }

    /// <summary>The lines; blank ones are left out.</summary>
    internal ImmutableArray<string> Lines() => [.. ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>All of it, lines with their breaks.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>A text as one line.</summary>
    internal static string Of(string text)
    {
        if (IsFolded(text))
        {
            return text;
        }

        var folded = new FoldedText();
        folded.Append(text);
        return folded.ToString().TrimEnd();
    }

    // Most texts are; what is no printable ASCII is looked at closely.
    private static bool IsFolded(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains("  ", StringComparison.Ordinal) && text is not ([' ', ..] or [.., ' ']);

    private static bool HasNoWidth(char c) => c is '\u200b' or '\u200c' or '\u200d' or '\u2060' or '\ufeff' or '\u00ad';
}
