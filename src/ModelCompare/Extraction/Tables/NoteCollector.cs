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
    private const int MaxTitle = 40;

    // The notes of a section stand around each of its grids.
    private readonly Dictionary<INode, string[]> _lines = [];

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

                foreach (var line in LinesBackwards(sibling))
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
        for (var next = Following(heading); next is not null && !page.Parts.HoldsHeading(next) && !HoldsGrid(next); next = next.NextElementSibling)
        {
            foreach (var line in LinesBackwards(next))
            {
                yield return Labelled(LabelKind.SectionNote, line);
            }
        }
    }

    /// <summary>
    /// The short lines directly above a heading, nearest first: where a page is given as plain text, they are what its tabs and sections are called. A tier
    /// ("Batch") takes the place of the one above the heading before, and leaves the names above that.
    /// </summary>
    internal IEnumerable<Label> Over(IElement heading)
    {
        var titles = TitlesOver(heading).ToList();
        var (last, other) = (titles, OtherOfLevel(heading));
        while (last.Count > 0 && titles.All(IsTier) && other is not null)
        {
            last = [.. TitlesOver(other)];
            titles.AddRange(last.SkipWhile(IsTier));
            other = OtherOfLevel(other);
        }

        return titles.Select(title => new Label(LabelKind.Heading, title));
    }

    /// <summary>The texts above the first heading of a page whose title stands elsewhere: they hold for all of it.</summary>
    internal Label[] Preface => field ??= page.Parts.Headings is [{ LocalName: not "h1" } first, ..] ? [.. AboveFirst(first).SelectMany(LinesBackwards).Select(line => Labelled(LabelKind.SectionNote, line))] : [];

    private static IEnumerable<IElement> AboveFirst(IElement heading)
    {
        for (var box = heading; box is { LocalName: not ("body" or "main" or "article") }; box = box.ParentElement)
        {
            for (var above = box.PreviousElementSibling; above is { LocalName: "p" or "blockquote" or "ul" }; above = above.PreviousElementSibling)
            {
                yield return above;
            }
        }
    }

    /// <summary>The sentences above a heading that speak of what stands below it.</summary>
    internal IEnumerable<Label> Announcements(IElement heading)
    {
        for (var above = heading.PreviousElementSibling; above is not null && !page.Parts.HoldsHeading(above) && !HoldsGrid(above); above = above.PreviousElementSibling)
        {
            foreach (var line in LinesBackwards(above).Where(line => Below().IsMatch(line)))
            {
                yield return Labelled(LabelKind.SectionNote, line);
            }
        }
    }

    [GeneratedRegex(@"\b(?:below|following)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Below();

    private IEnumerable<string> TitlesOver(IElement heading)
    {
        for (var above = heading.PreviousElementSibling; above is not null && !page.Parts.HoldsHeading(above) && !HoldsGrid(above); above = above.PreviousElementSibling)
        {
            if (LinesBackwards(above) is not [var line] || !IsTitle(line))
            {
                yield break;
            }

            yield return line;
        }
    }

    private static IElement? OtherOfLevel(IElement heading)
    {
        for (var above = heading.PreviousElementSibling; above is not null && !IsHigher(above, heading); above = above.PreviousElementSibling)
        {
            if (above.LocalName == heading.LocalName)
            {
                return above;
            }
        }

        return null;
    }

    private static bool IsHigher(IElement element, IElement heading) => PageParts.IsHeading(element) && string.CompareOrdinal(element.LocalName, heading.LocalName) < 0;

    private bool IsTitle(string line) => line.Length <= MaxTitle && char.IsLetter(line[^1])
        && page.Phrases.Read(line) is { Unit: null, Currency: null, From: null, To: null, Context: null } phrase && (phrase.Tiers.Count == 0 || phrase.IsOnlyTier);

    private bool IsTier(string line) => page.Phrases.Read(line).IsOnlyTier;

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

            lines.AddRange(LinesBackwards(next));
        }

        return (next is not null && IsUnderTier(root) ? lines.Except(TitlesOver(next).Where(IsTier)) : lines).Select(line => Labelled(kind, line));
    }

    // Where a tier stands over the heading of a grid, the next one stands over that of the next grid.
    private bool IsUnderTier(IElement root) => page.Outline.Above(root) is [var heading, ..] && TitlesOver(heading.Element).Any(IsTier);

    private static IElement? Following(IElement element)
    {
        while (element.NextElementSibling is null && element.ParentElement is { LocalName: "div" or "ul" or "dl" } parent)
        {
            element = parent;
        }

        return element.NextElementSibling;
    }

    private static Label Labelled(LabelKind kind, string line) => new(line.Length <= MaxNote ? kind : LabelKind.Prose, line);

    // "Batch prices:" and "Effective January 1, 2027" head what follows them.
    private static bool IsCaption(string line) => line.Length <= MaxCaption && (line[^1] is ':' or '：' || DateWords.IsOnlyValidity(line));

    private bool HoldsGrid(IElement element) => page.Parts.HoldsTable(element) || page.GridHolders.Holds(element);

    private string[] LinesBackwards(INode node)
    {
        if (!_lines.TryGetValue(node, out var lines))
        {
            _lines[node] = lines = [.. ReadBackwards(node)];
        }

        return lines;
    }

    private IEnumerable<string> ReadBackwards(INode node) => node switch
    {
        IElement element when PageParts.IsHeading(element) || TabLabel.IsTabList(element, page.Parts) || element.LocalName is "nav" or "button" or "header" or "form" => [],
        IElement element when page.Parts.HoldsHeading(element) || page.Parts.HoldsButton(element) =>
            element.ChildNodes.Reverse().SelectMany(LinesBackwards),
        IElement element => CellText.Read(element).Lines.Reverse().Where(line => line.Length <= MaxProse),
        IText text when text.Data.Trim() is { Length: > 0 and <= MaxProse } line => [line],
        _ => [],
    };
}
