using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>A heading of a page.</summary>
/// <param name="Element">Its element.</param>
/// <param name="Level">1 for the outermost.</param>
/// <param name="Text">Its text, never empty.</param>
internal sealed record Heading(IElement Element, int Level, string Text);

/// <summary>The headings of a page in document order; answers which of them stand above an element.</summary>
internal sealed partial class HeadingOutline(PageParts parts)
{
    private readonly Heading[] _headings = [.. parts.Headings
        .Select(element => new Heading(element, LevelOf(element), CellText.Read(element).Text))
        .Where(heading => heading.Text.Length > 0)];

    private readonly Dictionary<IElement, ImmutableArray<Heading>> _above = [];
    private (IElement Element, Heading? Parent)[] NotesHeadings => field ??= [.. _headings.Index().Where(heading => Notes().IsMatch(heading.Item.Text))
        .Select(heading => (heading.Item.Element, _headings[..heading.Index].LastOrDefault(other => other.Level < heading.Item.Level)))];

    /// <summary>The headings above an element, innermost first.</summary>
    internal ImmutableArray<Heading> Above(IElement element)
    {
        if (!_above.TryGetValue(element, out var headings))
        {
            _above[element] = headings = [.. Find(element)];
        }

        return headings;
    }

    /// <summary>
    /// Whether headings may stand below what they name: the box of the element, up to where it meets the heading above it, has a heading of that level behind
    /// the element.
    /// </summary>
    internal bool MayStandBelow(IElement element, IElement heading)
    {
        var box = element;
        while (box.ParentElement is { } parent && !parent.Contains(heading))
        {
            box = parent;
        }

        var level = LevelOf(heading);
        return box != element && _headings.Any(other => other.Level <= level && box.Contains(other.Element) && element.CompareDocumentPosition(other.Element).HasFlag(DocumentPositions.Following));
    }

    /// <summary>The next heading behind an element that heads nothing but notes ("Notes", 说明) on the section that it stands in, or on the page.</summary>
    internal IElement? NotesBehind(IElement element) =>
        NotesHeadings.Where(note => note.Parent is null || Above(element).Contains(note.Parent))
            .Select(note => note.Element).FirstOrDefault(note => element.CompareDocumentPosition(note).HasFlag(DocumentPositions.Following));

    /// <summary>Whether a heading of the same level, or one above it, stands between an element and one of the headings behind it.</summary>
    internal bool HasOtherBetween(IElement element, IElement heading)
    {
        var at = Array.FindIndex(_headings, other => other.Element == heading);
        return _headings[..at].Any(other => other.Level <= _headings[at].Level && element.CompareDocumentPosition(other.Element).HasFlag(DocumentPositions.Following));
    }

    /// <summary>The heading before one of the page's; null before the first.</summary>
    internal IElement? Before(IElement heading) => Array.FindIndex(_headings, other => other.Element == heading) is > 0 and var at ? _headings[at - 1].Element : null;

    /// <summary>How many headings an element holds.</summary>
    internal int CountIn(IElement element) => _headings.Count(heading => element.Contains(heading.Element));

    private IEnumerable<Heading> Find(IElement element)
    {
        var level = int.MaxValue;
        for (var i = CountBefore(element) - 1; i >= 0; i--)
        {
            if (_headings[i].Level < level && !_headings[i].Element.Contains(element))
            {
                level = _headings[i].Level;
                yield return _headings[i];
            }
        }
    }

    // Comparing positions walks up the page, so that it is done for a few headings only.
    private int CountBefore(IElement element)
    {
        var (low, high) = (0, _headings.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            var isBefore = _headings[middle].Element.CompareDocumentPosition(element).HasFlag(DocumentPositions.Following);
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    [GeneratedRegex(@"^\W*(?:(?:pricing |important |additional |general )?(?:notes?|remarks?|footnotes?)|important|please note|disclaimers?|fine print|(?:价格|计费|补充)?(?:说明|备注|注意(?:事项)?|注))\W*$", RegexOptions.IgnoreCase)]
    private static partial Regex Notes();

    private static int LevelOf(IElement element) => element.LocalName is ['h', var digit and >= '1' and <= '6']
        ? digit - '0'
        : int.TryParse(element.GetAttribute("aria-level"), out var level) ? level : 2;
}
