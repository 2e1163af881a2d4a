using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using ModelCompare.Extraction.Tables;

namespace ModelCompare.Extraction;

/// <summary>The text of an element as a reader sees it: line by line, white space folded, without struck-through text and superscript marks.</summary>
public static class ElementText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "fieldset", "figure", "footer", "form",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
        "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    };

    private static readonly HashSet<string> Unread = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "textarea", "svg", "head", "sup",
    };

    /// <summary>True for elements that begin a line of their own.</summary>
    public static bool IsBlock(INode node) => node is IElement element && Blocks.Contains(element.LocalName);

    /// <summary>True for elements whose text is not read: scripts, forms' contents, footnote marks, struck-through text, hidden elements.</summary>
    public static bool IsUnread(INode node) => node is IElement element && (Unread.Contains(element.LocalName) || new Look(element) is { IsHidden: true } or { IsStruck: true });

    /// <summary>The lines of an element; blank ones are left out.</summary>
    public static ImmutableArray<string> Lines(INode node) => Lines([node]);

    /// <summary>The lines of neighbouring nodes, as if they were one element.</summary>
    public static ImmutableArray<string> Lines(IEnumerable<INode> nodes)
    {
        var text = new StringBuilder();
        foreach (var node in nodes)
        {
            Append(text, node);
        }

        return [.. text.ToString().Split('\n').Select(Fold).Where(line => line.Length > 0)];
    }

    /// <summary>The lines joined by spaces.</summary>
    public static string Line(INode node) => string.Join(' ', Lines(node));

    /// <summary>Folds white space, no-break and zero-width spaces included, into single spaces.</summary>
    public static string Fold(string text)
    {
        if (IsFolded(text))
        {
            return text;
        }

        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character is '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or '\u00AD')
            {
                continue;
            }

            if (!char.IsWhiteSpace(character))
            {
                folded.Append(character);
            }
            else if (folded.Length > 0 && folded[^1] != ' ')
            {
                folded.Append(' ');
            }
        }

        return folded.ToString().TrimEnd();
    }

    // Most texts are; what is no printable ASCII is looked at closely.
    private static bool IsFolded(string text) => !text.AsSpan().ContainsAnyExceptInRange(' ', '~') && !text.Contains("  ", StringComparison.Ordinal) && text is not ([' ', ..] or [.., ' ']);

    private static void Append(StringBuilder text, INode node)
    {
        switch (node)
        {
            case IText plain:
                text.Append(plain.Data.ReplaceLineEndings(" "));
                break;
            case IElement { LocalName: "br" }:
                text.Append('\n');
                break;
            case IElement element when !IsUnread(element):
                AppendChildren(text, element);
                break;
        }
    }

    private static void AppendChildren(StringBuilder text, IElement element)
    {
        var block = IsBlock(element);
        text.Append(block ? "\n" : "");
        foreach (var child in element.ChildNodes)
        {
            Append(text, child);
        }

        text.Append(block ? "\n" : "");
    }
}
