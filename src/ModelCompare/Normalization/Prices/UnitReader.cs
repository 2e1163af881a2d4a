using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class UnitReader
{
    /// <summary>The unit that the nearest words name. A unit in unknown words near the amount hides every unit farther away.</summary>
    internal static Term<UnitPhrase> Read(Phrase words, string after, LabelledPhrase[] labels, string? declared, PhraseBook phrases)
    {
        if (Own(words, after, phrases) is { } own)
        {
            return own;
        }

        foreach (var (label, phrase) in labels)
        {
            if (phrase.HasUnknownUnit && label.Kind is LabelKind.Header or LabelKind.Caption)
            {
                return new(null, $"its unit in \"{label.Text}\" is not known");
            }

            if (phrase.Unit is { Quantity: > 0 } unit && !phrase.HasUnknownUnit && Counts(label, phrase, unit))
            {
                return new(unit, null);
            }
        }

        return declared is not null && UnitWords.Take(TextFolding.Fold("per " + declared)).Unit is { } given
            ? new(given, null)
            : new(null, "the page does not say per how much");
    }

    // What follows an amount is its unit; what precedes it may be a free allowance ("5,000 prompts per month (free), then $14 / 1,000 …").
    private static Term<UnitPhrase>? Own(Phrase words, string after, PhraseBook phrases) => (phrases.Read(after), words) switch
    {
        ({ HasUnknownUnit: true }, _) => new(null, $"its unit \"{after}\" is not known"),
        ({ Unit: { Quantity: > 0 } unit }, _) => new(unit, null),
        _ when StartsWithUnit().IsMatch(after) => new(null, $"its unit \"{after}\" is not known"),
        (_, { HasUnknownUnit: true }) => new(null, "its unit is not known"),
        (_, { Unit: { Quantity: > 0 } unit }) => new(unit, null),
        _ => null,
    };

    // "1M tokens" beside a price may be a context window or a limit: what is no header must say that it is a unit.
    private static bool Counts(Label label, Phrase phrase, UnitPhrase unit) => label.Kind switch
    {
        LabelKind.Header or LabelKind.Caption => true,
        LabelKind.ClosingNote => false,
        LabelKind.Qualifier => UnitHeader().IsMatch(TextFolding.Fold(label.Name)),
        LabelKind.Note or LabelKind.SectionNote or LabelKind.Footnote => !MoneyScanner.HasMoney(label.Text) && (unit.IsPer || phrase.IsPriceWord) && IsAboutPrices(label, phrase, unit),
        _ => unit.IsPer || phrase.IsPriceWord,
    };

    // "60 requests per minute" is no unit of prices.
    private static bool IsAboutPrices(Label label, Phrase phrase, UnitPhrase unit) =>
        phrase.IsPriceWord || phrase.Currency is not null || unit.Noun is "token" or "" || StartsWithPer().IsMatch(TextFolding.Fold(label.Text));

    [GeneratedRegex(@"^\W*(?:per\b|units?\b|单位|每)")]
    private static partial Regex StartsWithPer();

    [GeneratedRegex(@"\bunits?\b|单位|\bper\b|\bbilled\b")]
    private static partial Regex UnitHeader();

    [GeneratedRegex(@"^/\s*\S")]
    private static partial Regex StartsWithUnit();
}
