using AngleSharp.Dom;
using ModelCompare.Normalization.Prices;

namespace ModelCompare.Extraction.Tables;

/// <summary>A row or list of short texts: tabs without roles, filters, the path to a page, or what a model can do. None of them is known to hold for the table below.</summary>
internal static class Menu
{
    private const int MaxItem = 40;
    private const int MostItems = 30;

    /// <summary>All its items as one tab, of which nobody knows whether it shows the table; null when an element is no such list.</summary>
    internal static Label? Of(IElement element, Page page)
    {
        // What is pressed is looked at where tabs are.
        var items = element.LocalName is "ul" or "ol" or "div" or "p" or "span" && !HasOwnText(element) && !page.Parts.HoldsButton(element) && !page.Parts.HoldsSwitch(element) ? element.Children.ToArray() : [];
        return items.Length is > 1 and <= MostItems && items.All(item => IsItem(item, page)) ? new(LabelKind.Tab, string.Join(" / ", items.Select(item => CellText.Read(item).Text))) : null;
    }

    private static bool HasOwnText(IElement element) => element.ChildNodes.Any(node => node is IText text && text.Data.Any(char.IsLetterOrDigit));

    private static bool IsItem(IElement item, Page page) =>
        item.LocalName is "li" or "a" or "span" or "div" && TextLength.IsWithin(item, MaxItem) && CellText.Read(item) is { Lines: [var line] } && !MoneyScanner.HasMoney(line) && line[^1] is not ('.' or ':' or '：')
        && page.Phrases.Read(line) is { Unit: null, Meter: { Meter: null, IsAmbiguous: false } };
}
