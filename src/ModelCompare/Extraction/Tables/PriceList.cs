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

    /// <summary>The list whose entries are children of an element; null when none of them is a label with a price.</summary>
    internal static Grid? TryRead(IElement element)
    {
        if (element.ChildElementCount is 0 or > 60)
        {
            return null;
        }

        var entries = (element.LocalName is "dl" ? Terms(element) : element.Children.Select(EntryOf)).OfType<Entry>().Where(IsPrice).ToArray();
        return entries.Length == 0 ? null : new(
            element.LocalName is "dl" ? element : entries[0].Element,
            [.. entries.Select(entry => ImmutableArray.Create<GridCell?>(new GridCell(entry.Element, entry.Label, true), new GridCell(entry.Element, entry.Value, false)))],
            0, "", IsList: true);
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

    // "$0.65 / 1M input tokens" needs no label: it says itself what is paid for, and per how much.
    private static Entry? Statement(IElement element) =>
        element.ChildElementCount <= 3 && TextLength.IsWithin(element, MaxLabel) && TextLength.HasDigit(element) && CellText.Read(element) is { Lines: [var line] } text
        && MoneyScanner.Scan(line) is { Amounts: [{ Start: 0 } amount] } && Phrase.Read(line[amount.End..]) is { Unit: { Quantity: > 0, IsPer: true }, Meter.Meter: not null }
            ? new(element, new(["Price"], []), text)
            : null;

    private static bool HasOwnText(IElement element) => element.ChildNodes.Any(node => node is IText text && !string.IsNullOrWhiteSpace(text.Data));

    private static bool IsPrice(Entry entry) => MoneyScanner.HasMoney(entry.Value.Text) && !MoneyScanner.HasMoney(entry.Label.Text)
        && (Phrase.Read(entry.Label.Text).NamesPrice || ModalityWords.FindOnly(TextFolding.Fold(entry.Label.Text)) is not null);

    private sealed record Entry(IElement Element, CellText Label, CellText Value);

    [GeneratedRegex(@"^(?<label>[^:：$¥€]{2,60}?)\s*[:：]\s*(?<value>.*\d.*)$")]
    private static partial Regex Labelled();
}
