using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class PlaceCheck
{
    /// <summary>Why no figure of a place is the price of a model's use, whatever it says itself; null when nothing speaks against it.</summary>
    internal static string? Problem(ListingName name, LabelledPhrase[] labels)
    {
        if (name.Name.Length == 0)
        {
            return "the page names no model for it";
        }

        if (ModelWords.IsGroup(TextFolding.Fold(name.Name)))
        {
            return $"\"{name.Name}\" is no single model";
        }

        if (MeterAtEnd().IsMatch(TextFolding.Fold(name.Name)))
        {
            return $"\"{name.Name}\" names what is paid for, and which model's it is is not clear";
        }

        if (IsUnderFreePlan(labels))
        {
            return "it stands under a free plan";
        }

        return labels.FirstOrDefault(label => Heads(label) && label.Phrase.Against is not null) is { } against
            ? $"it stands under \"{against.Label.Text}\", {against.Phrase.Against}"
            : null;
    }

    internal static bool IsUnderFreePlan(LabelledPhrase[] labels) =>
        labels.Any(label => label.Label.Kind is LabelKind.Header && MeterWords.IsFreePlan(TextFolding.Fold(label.Label.Text)));

    [GeneratedRegex(@"\s\(?(?:cached(?: inputs?)?|cache (?:hit|miss|read|write)s?)\)?$")]
    private static partial Regex MeterAtEnd();

    private static bool Heads(LabelledPhrase label) => label.Label is { IsNote: false, Kind: not LabelKind.Qualifier };
}
