using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>Tells short elements from long ones without gathering the text of the long ones.</summary>
internal static class TextLength
{
    /// <summary>Whether the text of a node has at most so many characters.</summary>
    internal static bool IsWithin(INode node, int most) => Remaining(node, most) >= 0;

    private static int Remaining(INode node, int left)
    {
        if (node is IText text)
        {
            return left - text.Length;
        }

        for (var child = node.FirstChild; child is not null && left >= 0; child = child.NextSibling)
        {
            left = Remaining(child, left);
        }

        return left;
    }
}
