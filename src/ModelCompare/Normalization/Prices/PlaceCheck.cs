using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Attributes;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>Whether the place of a figure is one where the price of a model's use stands.</summary>
internal static partial class PlaceCheck
{
    private const int LongestPill = 40;

    /// <summary>Why no figure of a place is the price of a model's use, whatever it says itself; null when nothing speaks against it.</summary>
    internal static string? Problem(ListingName name, LabelledPhrase[] labels, PhraseBook phrases) =>
        phrases.CheckName(name.Name) ?? ProblemOfTable(labels) ?? (IsUnderFreePlan(labels) ? "it stands under a free plan" : null) ?? ProblemOfWords(labels);

    internal static bool IsUnderFreePlan(LabelledPhrase[] labels) =>
        labels.Any(label => label.Label.Kind is LabelKind.Header && MeterWords.IsFreePlan(TextFolding.Fold(label.Label.Text)));

    /// <summary>Whether a label is the cell of a column that tells something of the whole row.</summary>
    internal static bool IsRemark(Label label) => label.Kind is LabelKind.Qualifier && StateColumn().IsMatch(TextFolding.Fold(label.Name));

    private static string? ProblemOfTable(LabelledPhrase[] labels) =>
        labels.FirstOrDefault(label => IsOpenChoice(label) && !IsSettled(label, labels)) is { } choice ? $"which of \"{choice.Label.Text}\" holds for it is not clear" :
        labels.FirstOrDefault(label => label.Label.Kind is LabelKind.Qualifier && Changer().IsMatch(TextFolding.Fold(label.Label.Name)) && label.Label.Text.Any(char.IsLetterOrDigit) && !Nothing().IsMatch(TextFolding.Fold(label.Label.Text))) is { } changer
            ? $"what \"{changer.Label.Name}: {changer.Label.Text}\" says of it is not clear"
        : labels.FirstOrDefault(SaysTermsElsewhere) is { } unread
            ? $"what \"{unread.Label.Name}: {unread.Label.Text}\" says of it is not clear"
        : labels.FirstOrDefault(label => label.Label.Kind is LabelKind.Qualifier && OtherTable().IsMatch(TextFolding.Fold(label.Label.Name))) is { } column
            ? $"its table has a column \"{column.Label.Name}\", so that it may be no price of a use"
            : null;

    // Tabs and menus of which the page does not tell which one shows the table: what one of them names may be a term of its prices.
    private static bool IsOpenChoice(LabelledPhrase label) =>
        label.Label.Kind is LabelKind.Choice && label.Label.Text.Split(" / ") is var items && (items.Any(NamesTerm) || items.All(item => !item.Contains(' ', StringComparison.Ordinal) && ModalityWords.Find(TextFolding.Fold(item)).Length > 0));

    private static bool NamesTerm(string item) => Phrase.Read(item) is { Against: not null } or { Context: not null, Unread: null } or { IsOnlyTier: true } || NameCheck.SaysTerms(item);

    // The tab that is on, or the heading over the table, is one of its items.
    private static bool IsSettled(LabelledPhrase choice, LabelledPhrase[] labels) => labels.Any(label => label.Label.Kind is LabelKind.Tab
        || label.Label.Kind is LabelKind.Heading && choice.Label.Text.Split(" / ").Contains(label.Label.Text, StringComparer.OrdinalIgnoreCase));

    // "Endpoint: /v1/batches", "SLA: 24 hours", "Cloud: GovCloud": a term of the row in a column that is not one of terms; lists of what a model can do mention many.
    private static bool SaysTermsElsewhere(LabelledPhrase label) =>
        label is { Label.Kind: LabelKind.Qualifier, Phrase: { NamesPrice: false, IsOnlyTier: false } or { Meter.Meter: not null } } && TextFolding.Fold(label.Label.Name) is var header
        && !UnitReader.IsUnitColumn(header) && !RegionReader.IsRegion(label) && LabelWords.AttributeOf(label.Label.Name) is null
        && TextFolding.Fold(label.Label.Text) is var folded
        && (label.Phrase.Meter.Meter is not null && MeterWords.IsOnlyMeter(folded) || !TellsOfModel().IsMatch(header) && (IsShortTier(label) || RegionWords.AreAll(folded) || LateAnswer().IsMatch(folded) || IsDatedHere(label, header)));

    private static bool IsShortTier(LabelledPhrase label) => label.Phrase is { Tiers.Count: > 0, IsOnlyTier: false } && label.Label.Text.Length <= LongestPill && !label.Label.Text.Contains(',', StringComparison.Ordinal);

    private static bool IsDatedHere(LabelledPhrase label, string header) => ValidityColumn().IsMatch(header) && label.Phrase is { From: null, To: null } && label.Label.Text.Any(char.IsDigit);

    private static string? ProblemOfWords(LabelledPhrase[] labels) =>
        labels.FirstOrDefault(label => Says(label) && label.Phrase.Against is not null) is { } against
            ? $"it stands under \"{against.Label.Text}\", {against.Phrase.Against}"
            : null;

    // A heading of any kind, a pill beside the prices ("Coming soon"), or a column of the row that tells whether the model is there.
    private static bool Says(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.Qualifier => IsRemark(label.Label),
        LabelKind.Note => label.Label.Text is { Length: <= LongestPill } and not [.., '.'],
        LabelKind.Choice => false,
        _ => !label.Label.IsNote,
    };

    [GeneratedRegex(@"^(?:status|state|stage|phase|availability|available|life-?cycle|release|notes?|remarks?|comments?|conditions?|customers?|plans?|volumes?|状态|备注)$")]
    private static partial Regex StateColumn();

    [GeneratedRegex(@"^$|feature|capabilit|support|tools|function|use cases?|best for|ideal|description|strength|\btypes?\b|modalit|categor|famil|series|vendor|company|creator|origin|headquarter|能力|功能|特点|描述|说明|类型|厂商|系列")]
    private static partial Regex TellsOfModel();

    [GeneratedRegex(@"^(?:up to |within |in |<=? ?|≤ ?)?24 ?-?h(?:ou)?r?s?$|^async(?:hronous)?$|^24 ?小时(?:内)?$|^异步$")]
    private static partial Regex LateAnswer();

    [GeneratedRegex(@"^(?:valid(?:ity)?|validity period|period|有效期)$")]
    private static partial Regex ValidityColumn();

    // A column that changes the price beside it, or says for whom it is.
    [GeneratedRegex(@"^(?:discounts?|multipliers?|surcharges?|uplift|mark-?up|contracts?|commitments?|terms?|payment|audience|access|eligibility|quota|折扣|倍率|适用对象)$")]
    private static partial Regex Changer();

    [GeneratedRegex(@"^(?:none|n/?a|no|all|any|everyone|public|open|standard|0 ?%|1(?:\.0+)? ?x|无|全部)$")]
    private static partial Regex Nothing();

    // What a test came to, or what a machine costs.
    [GeneratedRegex(@"^(?:scores?|accuracy|elo|rank(?:ing)?|pass rate|% correct|gpus?|gpu type|hardware|instances?(?: type)?|machines?(?: type)?|accelerators?)$")]
    private static partial Regex OtherTable();
}
