using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class UnitReader
{
    /// <summary>The unit that the nearest words name. A unit in unknown words near the amount hides every unit farther away.</summary>
    internal static Term<UnitPhrase> Read(Phrase words, string after, LabelledPhrase[] labels, string? declared)
    {
        if (Own(words, after) is { } own)
        {
            return own;
        }

        foreach (var (label, phrase) in labels)
        {
            if (phrase.Unit is { Quantity: > 0 } unit && Counts(label, phrase, unit))
            {
                return new(unit, null);
            }

            if (phrase.HasUnknownUnit && label.Kind is LabelKind.Header or LabelKind.Caption)
            {
                return new(null, $"its unit in \"{label.Text}\" is not known");
            }
        }

        return declared is not null && UnitWords.Take(TextFolding.Fold("per " + declared)).Unit is { } given
            ? new(given, null)
            : new(null, "the page does not say per how much");
    }

    private static Term<UnitPhrase>? Own(Phrase words, string after) => words switch
    {
        { HasUnknownUnit: true } => new(null, "its unit is not known"),
        { Unit: { Quantity: > 0 } unit } => new(unit, null),
        _ => StartsWithUnit().IsMatch(after) ? new(null, $"its unit \"{after}\" is not known") : null,
    };

    // "1M tokens" beside a price may be a context window or a limit: what is no header must say that it is a unit.
    private static bool Counts(Label label, Phrase phrase, UnitPhrase unit) => label.Kind switch
    {
        LabelKind.Header or LabelKind.Caption => true,
        LabelKind.Qualifier => UnitHeader().IsMatch(TextFolding.Fold(label.Name)),
        _ => unit.IsPer || phrase.IsPriceWord,
    };

    [GeneratedRegex(@"\bunits?\b|单位|\bper\b|\bbilled\b")]
    private static partial Regex UnitHeader();

    [GeneratedRegex(@"^/\s*\S")]
    private static partial Regex StartsWithUnit();
}
