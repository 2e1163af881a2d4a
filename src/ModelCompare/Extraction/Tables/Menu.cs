using AngleSharp.Dom;
using ModelCompare.Normalization.Prices;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>A row or list of short texts: tabs without roles, filters, the path to a page, or what a model can do. None of them is known to hold for the table below.</summary>
internal static class Menu
{
    private const int MaxItem = 40;
    private const int MostItems = 30;
    private const int SpacesOfSentence = 3;

    /// <summary>All its items as one choice; null when an element is no such list.</summary>
    internal static Label? Of(IElement element, Page page)
    {
        // What is pressed is looked at where tabs are.
        var items = element.LocalName is "ul" or "ol" or "div" or "p" or "span" && !HasOwnText(element) && !page.Parts.HoldsButton(element) && !page.Parts.HoldsSwitch(element) ? element.Children.ToArray() : [];
        return items.Length is > 1 and <= MostItems && items.All(item => IsItem(item, page)) ? new(LabelKind.Choice, string.Join(" / ", items.Select(item => CellText.Read(item).Text))) : null;
    }

    private static bool HasOwnText(IElement element) => element.ChildNodes.Any(node => node is IText text && text.Data.Any(char.IsLetterOrDigit));

    /// <summary>Whether an element is a list of what stands on the page, which says nothing.</summary>
    internal static bool IsContents(IElement element) => element.LocalName is "ul" or "ol" or "div" or "p" && element.ChildElementCount > 1 && !HasOwnText(element) && element.Children.All(LeadsWithinPage);

    /// <summary>The texts of the links in such lists, by the ids of the elements that they lead to.</summary>
    internal static Dictionary<string, string> LinksOf(IDocument document) => document.QuerySelectorAll("a[href^='#']")
        .Where(link => link.ParentElement is { } box && (IsContents(box) || box.ParentElement is { } list && IsContents(list)))
        .GroupBy(link => link.GetAttribute("href")![1..], StringComparer.Ordinal).ToDictionary(links => links.Key, links => CellText.Read(links.First()).Text, StringComparer.Ordinal);

    private static bool LeadsWithinPage(IElement item) => (item.LocalName is "a" ? item : item.QuerySelector("a"))?.GetAttribute("href") is ['#', ..];

    private static bool IsItem(IElement item, Page page) =>
        item.LocalName is "li" or "a" or "span" or "div" && TextLength.IsWithin(item, MaxItem) && CellText.Read(item) is { Lines: [var line] } && !MoneyScanner.HasMoney(line) && line[^1] is not ('.' or ':' or '：')
        && page.Phrases.Read(line) is { Unit: null, Meter: { Meter: null, IsAmbiguous: false } } && !(line.Count(c => c is ' ') >= SpacesOfSentence && PriceNote.Charges(TextFolding.Fold(line)));
}
