using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ModelCompare.Normalization.Prices;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Reads lists of labels and prices, as on the cards of models: <c>dt</c> and <c>dd</c>, boxes of two, or lines like <c>Input: $2 / MTok</c>.</summary>
internal static partial class PriceList
{
    private const int MaxLabel = 60;
    private const int MaxValue = 100;

    /// <summary>The lists whose entries are children of an element, one for each heading among them; none when no child is a label with a price.</summary>
    internal static IEnumerable<Grid> Read(IElement element, PageParts parts)
    {
        if (element.ChildElementCount is 0 or > 60)
        {
            return [];
        }

        return element.LocalName is "dl"
            ? Lists([Terms(element)], _ => element)
            : Lists(Sections(element, parts).Select(section => section.Select(child => EntryOf(child) ?? Below(child))), first => first.Element);
    }

    private static IEnumerable<Grid> Lists(IEnumerable<IEnumerable<Entry?>> sections, Func<Entry, IElement> rootOf) =>
        from section in sections
        let entries = section.OfType<Entry>().Where(IsPrice).ToArray()
        where entries.Length > 0
        select new Grid(
            rootOf(entries[0]),
            [.. entries.Select(entry => ImmutableArray.Create<GridCell?>(new GridCell(entry.Element, entry.Label, true), new GridCell(entry.Element, entry.Value, false)))],
            0, "", IsList: true);

    // What stands below a heading is not of the model that the heading before it names; a heading inside an entry is its label.
    private static IEnumerable<IElement[]> Sections(IElement element, PageParts parts)
    {
        var section = new List<IElement>();
        foreach (var child in element.Children)
        {
            if (parts.HoldsHeading(child) && section.Count > 0 && EntryOf(child) is null)
            {
                yield return [.. section];
                section.Clear();
            }

            section.Add(child);
        }

        yield return [.. section];
    }

    private static IEnumerable<Entry?> Terms(IElement list) => list.Children
        .Where(child => child.LocalName is "dt" && child.NextElementSibling?.LocalName is "dd")
        .Select(term => Of(term.NextElementSibling!, term, term.NextElementSibling!));

    private static Entry? EntryOf(IElement element) => element switch
    {
        { ChildElementCount: 2, LocalName: "div" or "li" } when !HasOwnText(element) => Of(element, element.FirstElementChild!, element.LastElementChild!),
        { LocalName: "li" or "p" } => Line(element) ?? Statement(element),
        { LocalName: "div", ChildElementCount: 0 } => Statement(element),
        _ => null,
    };

    // "Input" in a paragraph, and "$5 / MTok" in the next.
    private static Entry? Below(IElement element) =>
        element is { LocalName: "p" or "div" or "span", ChildElementCount: 0, PreviousElementSibling: { ChildElementCount: 0 } label } && label.LocalName == element.LocalName
        && TextLength.IsWithin(label, MaxLabel) && MeterWords.IsOnlyMeter(TextFolding.Fold(label.TextContent.Trim()))
        && TextLength.IsWithin(element, MaxLabel) && MoneyScanner.Scan(CellText.Read(element).Text) is { Amounts: [{ Start: 0 }] }
            ? new(element, CellText.Read(label), CellText.Read(element))
            : null;

    private static Entry? Of(IElement element, IElement label, IElement value) =>
        label.ChildElementCount <= 3 && value.ChildElementCount <= 3 && TextLength.IsWithin(label, MaxLabel) && TextLength.IsWithin(value, MaxValue) && TextLength.HasDigit(value)
            ? new(element, CellText.Read(label), CellText.Read(value))
            : null;

    private static Entry? Line(IElement element) =>
        element.ChildElementCount <= 3 && TextLength.IsWithin(element, MaxLabel + MaxValue) && TextLength.HasDigit(element) && CellText.Read(element) is { Lines: [var line] } text && Labelled().Match(line) is { Success: true } match
            ? MoneyScanner.Scan(match.Groups["value"].Value).Amounts.Length == 1
                ? new(element, new([match.Groups["label"].Value], []), new([match.Groups["value"].Value], text.Struck))
                : new(element, new(["Price"], []), text)
            : null;

    // "$0.65 / 1M input tokens" and "Input $2.50 / 1M tokens" need no label: they say themselves what is paid for, and per how much.
    private static Entry? Statement(IElement element) =>
        element.ChildElementCount <= 3 && TextLength.IsWithin(element, MaxLabel) && TextLength.HasDigit(element) && CellText.Read(element) is { Lines: [var line] } text
        && MoneyScanner.Scan(line) is { Amounts: [var amount] } && BeginsWithAmount(line, amount) && Phrase.Read(line[..amount.Start] + line[amount.End..]) is { Unit: { Quantity: > 0, IsPer: true }, Meter.Meter: not null }
            ? new(element, new(["Price"], []), text)
            : null;

    private static bool BeginsWithAmount(string line, MoneyAmount amount) => amount.Start == 0 || MeterWords.IsOnlyMeter(TextFolding.Fold(line[..amount.Start].Trim()));

    private static bool HasOwnText(IElement element) => element.ChildNodes.Any(node => node is IText text && !string.IsNullOrWhiteSpace(text.Data));

    private static bool IsPrice(Entry entry) => MoneyScanner.HasMoney(entry.Value.Text) && !MoneyScanner.HasMoney(entry.Label.Text)
        && (Phrase.Read(entry.Label.Text).NamesPrice || ModalityWords.FindOnly(TextFolding.Fold(entry.Label.Text)) is not null);

    private sealed record Entry(IElement Element, CellText Label, CellText Value);

    [GeneratedRegex(@"^(?<label>[^:：$¥€]{2,60}?)\s*[:：]\s*(?<value>.*\d.*)$")]
    private static partial Regex Labelled();
}
