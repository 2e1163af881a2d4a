using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>Tells short elements from long ones, and those with a digit from those without, without gathering their texts.</summary>
internal static class TextLength
{
    /// <summary>Whether the text of a node has at most so many characters.</summary>
    internal static bool IsWithin(INode node, int most) => Remaining(node, most) >= 0;

    /// <summary>Whether the text of a node has a digit.</summary>
    internal static bool HasDigit(INode node)
    {
        if (node is IText text)
        {
            return text.Data.Any(char.IsDigit);
        }

        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (HasDigit(children[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static int Remaining(INode node, int left)
    {
        if (node is IText text)
        {
            return left - text.Length;
        }

        var children = node.ChildNodes;
        for (var i = 0; i < children.Length && left >= 0; i++)
        {
            left = Remaining(children[i], left);
        }

        return left;
    }
}
