using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Collects the texts between a grid and the heading that governs it, nearest first.</summary>
internal sealed partial class NoteCollector(Page page)
{
    // Longer texts explain; they do not label.
    private const int MaxNote = 400;
    private const int MaxProse = 2_000;
    private const int MaxCaption = 100;

    // The notes of a section stand around each of its grids.
    private readonly Dictionary<INode, string[]> _lines = [];
    private readonly Dictionary<IElement, Label?> _menus = [];

    internal IEnumerable<Label> Collect(IElement root)
    {
        var (kind, said, mayBeCaption) = (LabelKind.Note, false, true);
        for (var node = root; node is not null && node.LocalName is not ("body" or "main" or "article"); node = node.ParentElement)
        {
            for (var sibling = node.PreviousSibling; sibling is not null; sibling = sibling.PreviousSibling)
            {
                if (sibling is IElement element && HoldsGrid(element))
                {
                    // Grids with nothing between them share their caption.
                    mayBeCaption = !said;
                    kind = LabelKind.SectionNote;
                    continue;
                }

                if (sibling is IElement box && MenuOf(box) is { } menu)
                {
                    said = true;
                    yield return menu;
                    continue;
                }

                foreach (var line in LinesOf(sibling))
                {
                    said = true;
                    yield return Labelled(mayBeCaption && IsCaption(line) ? LabelKind.Caption : kind, line);
                }

                if (sibling is IElement { } above && page.Parts.HoldsHeading(above))
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>The texts between a heading and the next one: they hold for all that stands under the heading.</summary>
    internal IEnumerable<Label> Introduction(IElement heading)
    {
        foreach (var next in Below(heading))
        {
            if (MenuOf(next) is { } menu)
            {
                yield return menu;
                continue;
            }

            foreach (var line in LinesOf(next))
            {
                yield return Labelled(LabelKind.SectionNote, line);
            }
        }
    }

    /// <summary>
    /// The texts under a heading such as "Notes" behind a grid, in the section that it stands in, or on the page; what a mark refers to holds where the mark is.
    /// Where other sections lie between, the notes may be those of others.
    /// </summary>
    internal IEnumerable<Label> Behind(IElement root)
    {
        if (page.Outline.NotesBehind(root) is not { } heading)
        {
            return [];
        }

        var isFar = page.Outline.HasOtherBetween(root, heading);
        return Below(heading).Where(element => element.LocalName is not "ol" && !page.Parts.HoldsMark(element)).SelectMany(LinesOf)
            .Where(line => !Marked().IsMatch(line)).Select(line => Labelled(isFar ? LabelKind.Prose : LabelKind.ClosingNote, line));
    }

    private Label? MenuOf(IElement element)
    {
        if (!_menus.TryGetValue(element, out var menu))
        {
            _menus[element] = menu = Menu.IsContents(element) ? null : Menu.Of(element, page);
        }

        return menu;
    }

    private IEnumerable<IElement> Below(IElement heading)
    {
        for (var next = Following(heading); next is not null && !page.Parts.HoldsHeading(next) && !HoldsGrid(next); next = next.NextElementSibling)
        {
            yield return next;
        }
    }

    [GeneratedRegex(@"^\W*(?:\d{1,2}[.)\]:]?\s|[*†‡§¹²³⁴⁵])")]
    private static partial Regex Marked();

    /// <summary>The texts between the last grid under a heading and the next heading, where pages put what holds for all above.</summary>
    internal IEnumerable<Label> After(IElement root)
    {
        var (kind, lines) = (LabelKind.SectionNote, new List<string>());
        var next = Following(root);
        for (; next is not null && !page.Parts.HoldsHeading(next); next = Following(next))
        {
            if (HoldsGrid(next))
            {
                kind = LabelKind.ClosingNote;
                lines.Clear();
                continue;
            }

            lines.AddRange(LinesOf(next));
        }

        return (next is not null && IsUnderTier(root) ? lines.Except(page.HeadingLines.TiersOver(next)) : lines).Select(line => Labelled(kind, line));
    }

    // Where a tier stands over the heading of a grid, the next one stands over that of the next grid.
    private bool IsUnderTier(IElement root) => page.Outline.Above(root) is [var heading, ..] && page.HeadingLines.TiersOver(heading.Element).Any();

    private static IElement? Following(IElement element)
    {
        while (element.NextElementSibling is null && element.ParentElement is { LocalName: "div" or "ul" or "dl" } parent)
        {
            element = parent;
        }

        return element.NextElementSibling;
    }

    internal static Label Labelled(LabelKind kind, string line) => new(line.Length <= MaxNote ? kind : LabelKind.Prose, line);

    // "Batch prices:" and "Effective January 1, 2027" head what follows them.
    private static bool IsCaption(string line) => line.Length <= MaxCaption && (line[^1] is ':' or '：' || DateWords.IsOnlyValidity(line));

    /// <summary>Whether an element is or holds a table or grid.</summary>
    internal bool HoldsGrid(IElement element) => page.Parts.HoldsTable(element) || page.GridHolders.Holds(element);

    /// <summary>The lines of a node that may be notes, last first.</summary>
    internal string[] LinesOf(INode node)
    {
        if (!_lines.TryGetValue(node, out var lines))
        {
            _lines[node] = lines = [.. ReadBackwards(node)];
        }

        return lines;
    }

    private IEnumerable<string> ReadBackwards(INode node) => node switch
    {
        IElement element when PageParts.IsHeading(element) || Menu.IsContents(element) || TabLabel.IsTabList(element, page.Parts) || element.LocalName is "nav" or "button" or "header" or "form" => [],
        IElement element when page.Parts.HoldsHeading(element) || page.Parts.HoldsButton(element) =>
            element.ChildNodes.Reverse().SelectMany(LinesOf),
        IElement element => CellText.Read(element).Lines.Reverse().Where(line => line.Length <= MaxProse),
        IText text when text.Data.Trim() is { Length: > 0 and <= MaxProse } line => [line],
        _ => [],
    };
}
