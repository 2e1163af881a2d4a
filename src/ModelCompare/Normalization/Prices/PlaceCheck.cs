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

        if (ProblemOfName(name) is { } problem)
        {
            return problem;
        }

        if (IsUnderFreePlan(labels))
        {
            return "it stands under a free plan";
        }

        return labels.FirstOrDefault(label => Heads(label) && label.Phrase.Against is not null) is { } against
            ? $"it stands under \"{against.Label.Text}\", {against.Phrase.Against}"
            : null;
    }

    private static string? ProblemOfName(ListingName name) => TextFolding.Fold(name.Name) switch
    {
        var folded when ModelWords.IsGroup(folded) => $"\"{name.Name}\" is no single model",
        var folded when ModelWords.IsPartOfRowAbove(folded) => $"\"{name.Name}\" names no model, and to which row it belongs is not clear",
        var folded when MeterAtEnd().IsMatch(folded) => $"\"{name.Name}\" names what is paid for, and which model's it is is not clear",
        var folded when Share().IsMatch(folded) => $"\"{name.Name}\" holds a share, and of what it is taken off is not clear",
        var folded when NumberInParentheses().IsMatch(folded) => $"whether the number at the end of \"{name.Name}\" is a part of the name or means a note is not clear",
        var folded when PlaceWords.AreOfRivals(folded) => $"\"{name.Name}\" may be what others sell",
        _ => null,
    };

    internal static bool IsUnderFreePlan(LabelledPhrase[] labels) =>
        labels.Any(label => label.Label.Kind is LabelKind.Header && MeterWords.IsFreePlan(TextFolding.Fold(label.Label.Text)));

    [GeneratedRegex(@"\s\(?(?:cached(?: inputs?)?|cache (?:hit|miss|read|write)s?)\)?$")]
    private static partial Regex MeterAtEnd();

    [GeneratedRegex(@"\d ?%")]
    private static partial Regex Share();

    [GeneratedRegex(@"[(（][1-9][)）]$")]
    private static partial Regex NumberInParentheses();

    private static bool Heads(LabelledPhrase label) => label.Label is { IsNote: false, Kind: not LabelKind.Qualifier };
}
