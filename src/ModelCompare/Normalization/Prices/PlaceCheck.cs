using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class PlaceCheck
{
    private const int LongestPill = 40;

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

        if (labels.FirstOrDefault(label => label.Label.Kind is LabelKind.Qualifier && OtherTable().IsMatch(TextFolding.Fold(label.Label.Name))) is { } column)
        {
            return $"its table has a column \"{column.Label.Name}\", so that it may be no price of a use";
        }

        if (IsUnderFreePlan(labels))
        {
            return "it stands under a free plan";
        }

        return labels.FirstOrDefault(label => Says(label) && label.Phrase.Against is not null) is { } against
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
        var folded when NoName().IsMatch(folded) => $"\"{name.Name}\" does not look like a model",
        var folded when PlaceWords.AreOfRivals(folded) => $"\"{name.Name}\" may be what others sell",
        _ => null,
    };

    internal static bool IsUnderFreePlan(LabelledPhrase[] labels) =>
        labels.Any(label => label.Label.Kind is LabelKind.Header && MeterWords.IsFreePlan(TextFolding.Fold(label.Label.Text)));

    [GeneratedRegex(@"\s\(?(?:cached(?: inputs?)?|cache (?:hit|miss|read|write)s?|(?:(?:cached )?inputs?|outputs?|prompts?|completions?)(?: tokens?)?)\)?$")]
    private static partial Regex MeterAtEnd();

    [GeneratedRegex(@"^(?:status|state|stage|phase|availability|available|life-?cycle|release|notes?|remarks?|comments?|conditions?|customers?|plans?|volumes?|状态|备注)$")]
    private static partial Regex StateColumn();

    // What a test came to, or what a machine costs.
    [GeneratedRegex(@"^(?:scores?|accuracy|elo|rank(?:ing)?|pass rate|% correct|gpus?|gpu type|hardware|instances?(?: type)?|machines?(?: type)?|accelerators?)$")]
    private static partial Regex OtherTable();

    [GeneratedRegex(@"^\d+\. |^(?:plan|team|tier)\b|\bthan\b|^(?:over|under|above|below|up to) ")]
    private static partial Regex NoName();

    [GeneratedRegex(@"\d ?%")]
    private static partial Regex Share();

    [GeneratedRegex(@"[(（][1-9][)）]$")]
    private static partial Regex NumberInParentheses();

    /// <summary>Whether a label is the cell of a column that tells something of the whole row.</summary>
    internal static bool IsRemark(Label label) => label.Kind is LabelKind.Qualifier && StateColumn().IsMatch(TextFolding.Fold(label.Name));

    // A heading of any kind, a pill beside the prices ("Coming soon"), or a column of the row that tells whether the model is there.
    private static bool Says(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.Qualifier => IsRemark(label.Label),
        LabelKind.Note => label.Label.Text is { Length: <= LongestPill } and not [.., '.'],
        _ => !label.Label.IsNote,
    };
}
