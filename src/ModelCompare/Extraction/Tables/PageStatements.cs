using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>What a page says of all its prices, wherever it stands: the currency or the tier that a switch shows, and a sentence that names a currency.</summary>
internal sealed partial class PageStatements(IDocument document)
{
    private const int MaxSentence = 200;
    private const string Controls = "option, button, [role=radio], [role=option], input[type=radio][checked] + label, label:has(> input[type=radio][checked])";

    // Most pages name none of them, which is cheap to see.
    private static readonly SearchValues<string> s_currencies = SearchValues.Create(
        ["dollars", "euro", "pound", "sterling", "yen", "rupee", "aud", "cad", "sgd", "hkd", "nzd", "gbp", "eur", "inr", "jpy", "cny", "chf", "sek", "krw", "brl", "mxn", "twd"], StringComparison.OrdinalIgnoreCase);

    internal ImmutableArray<Label> Labels => field.IsDefault ? field = [.. Shown().Concat(Sentences()).Distinct()] : field;

    private IEnumerable<Label> Shown() =>
        from control in document.QuerySelectorAll(Controls)
        where IsOn(control) && control.Closest("[role=tablist], nav, header") is null
        let text = ElementText.Fold(control.TextContent)
        where text.Length is > 0 and <= 40
        let folded = TextFolding.Fold(text)
        let label = Currency(folded) ?? (TierWords.IsOnlyTier(folded) ? new Label(LabelKind.Tab, text) : null)
        where label is not null
        select label;

    private static Label? Currency(string folded) => CurrencyWords.Find(folded) is { } currency and not CurrencyWords.YenOrYuan ? new(LabelKind.SectionNote, $"in {currency}") : null;

    private static bool IsOn(IElement control) => control.LocalName switch
    {
        "option" => control.HasAttribute("selected") || control.ParentElement is { } select && select.FirstElementChild == control && select.QuerySelector("option[selected]") is null,
        "label" => true,
        _ => control.GetAttribute("aria-pressed") is "true" || control.GetAttribute("aria-checked") is "true" || control.GetAttribute("aria-selected") is "true"
            || On().IsMatch(control.ClassName ?? ""),
    };

    private IEnumerable<Label> Sentences() => document.Body is { } body && body.TextContent.AsSpan().ContainsAny(s_currencies)
        ? from element in body.QuerySelectorAll("footer, footer *, details, summary, p, small, li, figcaption, div")
          where !element.Children.Any(ElementText.IsBlock) && !ElementText.IsUnread(element) && element.Closest("table") is null
          from line in ElementText.Lines(element)
          where line.Length <= MaxSentence && AllPrices().IsMatch(TextFolding.Fold(line))
          let label = Currency(TextFolding.Fold(line))
          where label is not null
          select label
        : [];

    [GeneratedRegex(@"(?:^|[\s_-])(?:is-)?(?:active|selected|current)(?:$|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex On();

    [GeneratedRegex(@"\b(?:prices?|pricing|rates?|amounts?)\b[^.;]{0,40}\bin (?!addition)|\bcurrency ?:")]
    private static partial Regex AllPrices();
}
