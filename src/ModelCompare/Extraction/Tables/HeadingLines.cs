using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>The lines directly above headings, which say something of what stands below: on plain-text copies of a page they are what its tabs are called.</summary>
internal sealed partial class HeadingLines(Page page)
{
    private const int MaxTitle = 40;

    // A tier that is said this far back says nothing to a reader.
    private const int MostHeadings = 20;

    private readonly Dictionary<IElement, string[]> _titles = [];

    /// <summary>
    /// The titles above a heading, nearest first: a tier, a length of prompts, or fine-tuning. A tier ("Batch") takes the place of the one above the heading
    /// before, and leaves what else stands above that.
    /// </summary>
    internal IEnumerable<Label> Over(IElement heading)
    {
        var titles = Titles(heading).ToList();
        var (last, other) = (Titles(heading), Before(heading));
        for (var steps = 0; last.Length > 0 && titles.All(IsTier) && other is not null && steps < MostHeadings; steps++)
        {
            last = Titles(other);
            titles.AddRange(last.SkipWhile(IsTier));
            other = Before(other);
        }

        return titles.Select(title => new Label(LabelKind.Heading, title));
    }

    /// <summary>The tiers among the titles above a heading.</summary>
    internal IEnumerable<string> TiersOver(IElement heading) => Titles(heading).Where(IsTier);

    /// <summary>The sentences above a heading that speak of what stands below it.</summary>
    internal IEnumerable<string> Announcements(IElement heading) => Above(heading).SelectMany(page.Notes.LinesOf).Where(line => Below().IsMatch(line));

    /// <summary>The texts above the first heading of a page whose title stands elsewhere: they hold for all of it.</summary>
    internal string[] Preface => field ??= page.Parts.Headings is [{ LocalName: not "h1" } first, ..] ? [.. AboveFirst(first).SelectMany(page.Notes.LinesOf)] : [];

    private string[] Titles(IElement heading)
    {
        if (!_titles.TryGetValue(heading, out var titles))
        {
            _titles[heading] = titles = [.. Above(heading).Select(page.Notes.LinesOf).TakeWhile(lines => lines is [var line] && IsTitle(line)).Select(lines => lines[0])];
        }

        return titles;
    }

    private IEnumerable<IElement> Above(IElement heading)
    {
        for (var above = heading.PreviousElementSibling; above is not null && !page.Parts.HoldsHeading(above) && !page.Notes.HoldsGrid(above); above = above.PreviousElementSibling)
        {
            yield return above;
        }
    }

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

    private IElement? Before(IElement heading) =>
        page.Outline.Before(heading) is { } before && before.LocalName == heading.LocalName && before.ParentElement == heading.ParentElement ? before : null;

    private bool IsTitle(string line) => line.Length <= MaxTitle && (IsTier(line) || FineTuning().IsMatch(line)
        || char.IsLetterOrDigit(line[^1]) && page.Phrases.Read(line) is { Context: not null, Unread: null, NamesPrice: false, Unit: null, From: null, To: null });

    private bool IsTier(string line) => page.Phrases.Read(line).IsOnlyTier;

    [GeneratedRegex(@"^fine[- ]?tun(?:ing|ed)(?: (?:models?|prices|pricing))?$", RegexOptions.IgnoreCase)]
    private static partial Regex FineTuning();

    [GeneratedRegex(@"\b(?:below|following)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Below();
}
