using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>The headings of a page in document order; answers which of them stand above an element.</summary>
internal sealed class HeadingOutline
{
    private readonly List<(IElement Element, int Level, string Text)> _headings;

    internal HeadingOutline(IParentNode document) =>
        _headings = [.. document.QuerySelectorAll("h1, h2, h3, h4, h5, h6, [role=heading]")
            .Select(element => (element, LevelOf(element), CellText.Read(element).Text))
            .Where(heading => heading.Text.Length > 0)];

    internal static bool IsHeading(IElement element) =>
        element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" || element.GetAttribute("role") is "heading";

    internal static bool HoldsHeading(IElement element) =>
        IsHeading(element) || element.QuerySelector("h1, h2, h3, h4, h5, h6, [role=heading]") is not null;

    /// <summary>Texts of the headings above an element, innermost first.</summary>
    internal IEnumerable<string> Above(IElement element)
    {
        var level = int.MaxValue;
        foreach (var heading in Before(element))
        {
            if (heading.Level < level)
            {
                level = heading.Level;
                yield return heading.Text;
            }
        }
    }

    /// <summary>Elements of the headings above an element, innermost first.</summary>
    internal IEnumerable<IElement> ElementsAbove(IElement element)
    {
        var level = int.MaxValue;
        foreach (var heading in Before(element))
        {
            if (heading.Level < level)
            {
                level = heading.Level;
                yield return heading.Element;
            }
        }
    }

    private IEnumerable<(IElement Element, int Level, string Text)> Before(IElement element)
    {
        for (var i = _headings.Count - 1; i >= 0; i--)
        {
            var position = _headings[i].Element.CompareDocumentPosition(element);
            if (position.HasFlag(DocumentPositions.Following) && !position.HasFlag(DocumentPositions.ContainedBy))
            {
                yield return _headings[i];
            }
        }
    }

    private static int LevelOf(IElement element) => element.LocalName is ['h', var digit and >= '1' and <= '6']
        ? digit - '0'
        : int.TryParse(element.GetAttribute("aria-level"), out var level) ? level : 2;
}
