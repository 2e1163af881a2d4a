using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>What a page says of all its prices, wherever it stands: the currency or the tier that a switch shows, and a sentence that names a currency.</summary>
internal sealed partial class PageStatements(PageParts parts)
{
    private const int MaxSentence = 200;
    private const int MaxChoice = 40;

    // Most sentences have none of them, which is cheaper to see than the pattern.
    private static readonly SearchValues<string> s_words = SearchValues.Create(["pric", "rate", "amount", "currency"], StringComparison.OrdinalIgnoreCase);

    internal ImmutableArray<Label> Labels => field.IsDefault
        ? field = [.. parts.Choices.Where(IsOn).Select(Choice).Concat(parts.Sentences.Select(Sentence)).OfType<Label>().Distinct()]
        : field;

    private static Label? Choice(IElement control)
    {
        if (!TextLength.IsWithin(control, MaxChoice) || control.Closest("[role=tablist], nav, header") is not null)
        {
            return null;
        }

        var text = ElementText.Fold(control.TextContent);
        var folded = TextFolding.Fold(text);
        return Currency(folded) ?? (TierWords.IsOnlyTier(folded) ? new(LabelKind.Tab, text) : null);
    }

    private static bool IsOn(IElement control) => control.LocalName switch
    {
        "option" => control.HasAttribute("selected") || control.ParentElement is { } select && select.FirstElementChild == control && select.QuerySelector("option[selected]") is null,
        "label" => IsCheckedRadio(control.PreviousElementSibling) || IsCheckedRadio(control.FirstElementChild),
        _ => control.GetAttribute("aria-pressed") is "true" || control.GetAttribute("aria-checked") is "true" || control.GetAttribute("aria-selected") is "true"
            || control.ClassName is { Length: > 0 } classes && On().IsMatch(classes),
    };

    private static bool IsCheckedRadio(IElement? element) => element is { LocalName: "input" } && element.GetAttribute("type") is "radio" && element.HasAttribute("checked");

    private static Label? Sentence(IElement element)
    {
        if (!TextLength.IsWithin(element, MaxSentence))
        {
            return null;
        }

        var text = element.TextContent;
        if (!text.AsSpan().ContainsAny(s_words))
        {
            return null;
        }

        var folded = TextFolding.Fold(text);
        return AllPrices().IsMatch(folded) && element.Closest("table") is null ? Currency(folded) : null;
    }

    private static Label? Currency(string folded) => CurrencyWords.Find(folded) is { } currency and not CurrencyWords.YenOrYuan ? new(LabelKind.SectionNote, $"in {currency}") : null;

    [GeneratedRegex(@"(?:^|[\s_-])(?:is-)?(?:active|selected|current)(?:$|\s)", RegexOptions.IgnoreCase)]
    private static partial Regex On();

    [GeneratedRegex(@"\b(?:prices?|pricing|rates?|amounts?)\b[^.;]{0,40}\bin (?!addition)|\bcurrency ?:")]
    private static partial Regex AllPrices();
}
