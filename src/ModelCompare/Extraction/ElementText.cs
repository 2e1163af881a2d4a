using System.Collections.Immutable;
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
        var text = new FoldedText();
        foreach (var node in nodes)
        {
            Append(text, node);
        }

        return text.Lines();
    }

    /// <summary>The lines joined by spaces.</summary>
    public static string Line(INode node) => string.Join(' ', Lines(node));

    /// <summary>Folds white space, no-break and zero-width spaces included, into single spaces.</summary>
    public static string Fold(string text) => FoldedText.Of(text);

    private static void Append(FoldedText text, INode node)
    {
        switch (node)
        {
            case IText plain:
                text.Append(plain.Data);
                break;
            case IElement { LocalName: "br" }:
                text.Break();
                break;
            case IElement element when !IsUnread(element):
                AppendChildren(text, element);
                break;
        }
    }

    private static void AppendChildren(FoldedText text, IElement element)
    {
        if (IsBlock(element))
        {
            text.Break();
            AppendAll(text, element.ChildNodes);
            text.Break();
        }
        else
        {
            AppendAll(text, element.ChildNodes);
        }
    }

    private static void AppendAll(FoldedText text, INodeList nodes)
    {
        for (var i = 0; i < nodes.Length; i++)
        {
            Append(text, nodes[i]);
        }
    }
}
