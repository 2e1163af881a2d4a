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
            if (phrase.HasUnknownUnit && (label.Kind is LabelKind.Header or LabelKind.Caption || label.Kind is LabelKind.Qualifier && IsUnitColumn(TextFolding.Fold(label.Name)) && label.Text.Any(char.IsLetter)))
            {
                return new(null, $"its unit in \"{label.Text}\" is not known");
            }

            if (phrase.Unit is { Quantity: > 0 } unit && !phrase.HasUnknownUnit && Counts(label, phrase, unit))
            {
                // "Video models (per second)" below a page's "Prices per 1M tokens": the heading is nearer.
                return label.IsNote && labels.FirstOrDefault(other => HeadsOtherUnit(other, unit)) is { } heading
                    ? new(null, $"the page gives it per {unit.Name}, but \"{heading.Label.Text}\" says otherwise")
                    : new(unit, null);
            }
        }

        return declared is not null && UnitWords.Take(TextFolding.Fold("per " + declared)).Unit is { } given
            ? new(given, null)
            : new(null, "the page does not say per how much");
    }

    private static bool HeadsOtherUnit(LabelledPhrase label, UnitPhrase unit) =>
        label.Label.Kind is LabelKind.Heading or LabelKind.Tab or LabelKind.Group && label.Phrase.Unit is { IsPer: true, Noun: { Length: > 0 } noun, Quantity: > 0 } && noun != unit.Noun;

    /// <summary>Whether a folded header names the column of units.</summary>
    internal static bool IsUnitColumn(string folded) => UnitColumn().IsMatch(folded);

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
        LabelKind.Qualifier => TextFolding.Fold(label.Name) is var header && (UnitHeader().IsMatch(header) || IsUnitColumn(header)),
        LabelKind.Note or LabelKind.SectionNote or LabelKind.Footnote => !MoneyScanner.HasMoney(label.Text) && (unit.IsPer || phrase.IsPriceWord) && IsAboutPrices(label, phrase, unit),
        _ => unit.IsPer || phrase.IsPriceWord,
    };

    // "60 requests per minute" is no unit of prices.
    private static bool IsAboutPrices(Label label, Phrase phrase, UnitPhrase unit) =>
        phrase.IsPriceWord || phrase.Currency is not null || unit.Noun is "token" or "" || StartsWithPer().IsMatch(TextFolding.Fold(label.Text));

    [GeneratedRegex(@"^\W*(?:(?:billed |priced |charged )?per\b|units?\b|单位|每)")]
    private static partial Regex StartsWithPer();

    [GeneratedRegex(@"\bunits?\b|单位|\bper\b|\bbilled\b")]
    private static partial Regex UnitHeader();

    [GeneratedRegex(@"^(?:(?:price|pricing|billing|charging) )?units?$|^bill(?:ed|ing)(?: (?:by|per))?$|^(?:计费|价格)?单位$")]
    private static partial Regex UnitColumn();

    [GeneratedRegex(@"^/\s*\S")]
    private static partial Regex StartsWithUnit();
}
