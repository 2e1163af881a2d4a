using System.Text;
using AngleSharp.Dom;
using ModelCompare.Extraction.Tables;

namespace ModelCompare.Extraction;

/// <summary>A line of a page as a reader sees it: what stands between two breaks.</summary>
/// <param name="Block">The element that begins lines of their own, nearest around it.</param>
/// <param name="Text">Its text, white space folded.</param>
internal sealed record TextLine(IElement Block, string Text)
{
    /// <summary>The line that a text belongs to.</summary>
    internal static TextLine Of(IText text)
    {
        var block = text.ParentElement!;
        while (!ElementText.IsBlock(block) && block.ParentElement is { } parent)
        {
            block = parent;
        }

        var reader = new LineReader(text);
        reader.Visit(block, isBlock: true);
        return new(block, ElementText.Fold(reader.Line));
    }

    /// <summary>Whether an element shows no text, or text that holds no longer: what is struck through, or hidden within a line. A hidden block may be a pane.</summary>
    internal static bool IsUnseen(IElement element) =>
        element.LocalName is "script" or "style" or "template" or "noscript" or "textarea" or "svg" or "iframe" or "head"
        || new Look(element) is var look && (look.IsStruck || look.IsHidden && !ElementText.IsBlock(element));

    private sealed class LineReader(IText wanted)
    {
        private readonly StringBuilder _line = new();
        private bool _found;
        private bool _ended;

        internal string Line => _line.ToString();

        internal void Visit(INode node, bool isBlock = false)
        {
            switch (node)
            {
                case { } when _ended:
                    break;
                case IText text:
                    _found |= text == wanted;
                    _line.Append(text.Data);
                    break;
                case IElement { LocalName: "br" }:
                    Break();
                    break;
                case IElement element when isBlock || !ElementText.IsBlock(element):
                    VisitChildren(element);
                    break;
                case IElement:
                    Break();
                    break;
            }
        }

        private void VisitChildren(IElement element)
        {
            if (IsUnseen(element))
            {
                return;
            }

            // A raised mark belongs to no number.
            var isMark = element.LocalName is "sup" or "sub";
            _line.Append(isMark ? " " : "");
            foreach (var child in element.ChildNodes)
            {
                Visit(child);
            }

            _line.Append(isMark ? " " : "");
        }

        private void Break()
        {
            _ended = _found;
            _line.Length = _found ? _line.Length : 0;
        }
    }
}
