using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>Whether the place of a figure is one where the price of a model's use stands.</summary>
internal static partial class PlaceCheck
{
    private const int LongestPill = 40;

    /// <summary>Why no figure of a place is the price of a model's use, whatever it says itself; null when nothing speaks against it.</summary>
    internal static string? Problem(ListingName name, LabelledPhrase[] labels) =>
        NameCheck.Problem(name.Name) ?? ProblemOfTable(labels) ?? (IsUnderFreePlan(labels) ? "it stands under a free plan" : null) ?? ProblemOfWords(labels);

    internal static bool IsUnderFreePlan(LabelledPhrase[] labels) =>
        labels.Any(label => label.Label.Kind is LabelKind.Header && MeterWords.IsFreePlan(TextFolding.Fold(label.Label.Text)));

    /// <summary>Whether a label is the cell of a column that tells something of the whole row.</summary>
    internal static bool IsRemark(Label label) => label.Kind is LabelKind.Qualifier && StateColumn().IsMatch(TextFolding.Fold(label.Name));

    private static string? ProblemOfTable(LabelledPhrase[] labels) =>
        labels.FirstOrDefault(label => label.Label.Kind is LabelKind.Qualifier && Changer().IsMatch(TextFolding.Fold(label.Label.Name)) && label.Label.Text.Any(char.IsLetterOrDigit) && !Nothing().IsMatch(TextFolding.Fold(label.Label.Text))) is { } changer
            ? $"what \"{changer.Label.Name}: {changer.Label.Text}\" says of it is not clear"
        : labels.FirstOrDefault(label => label.Label.Kind is LabelKind.Qualifier && OtherTable().IsMatch(TextFolding.Fold(label.Label.Name))) is { } column
            ? $"its table has a column \"{column.Label.Name}\", so that it may be no price of a use"
            : null;

    private static string? ProblemOfWords(LabelledPhrase[] labels) =>
        labels.FirstOrDefault(label => Says(label) && label.Phrase.Against is not null) is { } against
            ? $"it stands under \"{against.Label.Text}\", {against.Phrase.Against}"
            : null;

    // A heading of any kind, a pill beside the prices ("Coming soon"), or a column of the row that tells whether the model is there.
    private static bool Says(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.Qualifier => IsRemark(label.Label),
        LabelKind.Note => label.Label.Text is { Length: <= LongestPill } and not [.., '.'],
        _ => !label.Label.IsNote,
    };

    [GeneratedRegex(@"^(?:status|state|stage|phase|availability|available|life-?cycle|release|notes?|remarks?|comments?|conditions?|customers?|plans?|volumes?|状态|备注)$")]
    private static partial Regex StateColumn();

    // A column that changes the price beside it, or says for whom it is.
    [GeneratedRegex(@"^(?:discounts?|multipliers?|surcharges?|uplift|mark-?up|contracts?|commitments?|terms?|payment|audience|access|eligibility|quota|折扣|倍率|适用对象)$")]
    private static partial Regex Changer();

    [GeneratedRegex(@"^(?:none|n/?a|no|all|any|everyone|public|open|standard|0 ?%|1(?:\.0+)? ?x|无|全部)$")]
    private static partial Regex Nothing();

    // What a test came to, or what a machine costs.
    [GeneratedRegex(@"^(?:scores?|accuracy|elo|rank(?:ing)?|pass rate|% correct|gpus?|gpu type|hardware|instances?(?: type)?|machines?(?: type)?|accelerators?)$")]
    private static partial Regex OtherTable();
}
