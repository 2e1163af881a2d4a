using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Attributes;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class QualifierReader
{
    private const int LongestRange = 40;

    /// <summary>Whether a range or a date in a label concerns the price: notes mention many, and only some columns give them.</summary>
    internal static bool StatesTerms(LabelledPhrase label) => label.Label switch
    {
        { Kind: LabelKind.Note or LabelKind.SectionNote } => IsOnlyRange(label),
        { IsNote: true } => false,
        { Kind: LabelKind.Qualifier } => TermHeader().IsMatch(TextFolding.Fold(label.Label.Name)) || IsBound(label),
        _ => true,
    };

    // ">200K" in whatever column, but that of an attribute: "up to 128K" under "Context window" is no condition.
    private static bool IsBound(LabelledPhrase label) =>
        label.Phrase is { Context: not null, Unread: null } && Bound().IsMatch(TextFolding.Fold(label.Label.Text)) && LabelWords.AttributeOf(label.Label.Name) is null;

    [GeneratedRegex(@"^(?:prompts? )?(?:[<>]=?|over|above|up to|below|under)")]
    private static partial Regex Bound();

    /// <summary>Whether a cell of a column of lengths gives none that can be read: <c>0</c> or <c>32K</c> alone under <c>Input tokens per request</c>.</summary>
    internal static bool IsUnreadRange(LabelledPhrase label) => label is { Label.Kind: LabelKind.Qualifier, Phrase.Context: null }
        && IsRangeColumn(label.Label.Name) && label.Label.Text.Any(char.IsAsciiDigit);

    /// <summary>Whether a header names the column of the lengths for which the prices of a row hold.</summary>
    internal static bool IsRangeColumn(string header) => RangeHeader().IsMatch(TextFolding.Fold(header));

    // "Long context" in a line of its own between heading and table, as the label of a tab.
    private static bool IsOnlyRange(LabelledPhrase label) =>
        label.Label.Text.Length <= LongestRange && char.IsLetterOrDigit(label.Label.Text[^1]) && label.Phrase is { Context: not null, NamesPrice: false, Unread: null, From: null, To: null };

    /// <summary>The text of a label with what its header says of it: "[0, 32)" under thousands of tokens, a bare date under "Effective date".</summary>
    internal static string Completed(Label label)
    {
        if (label.Kind is not LabelKind.Qualifier)
        {
            return label.Text;
        }

        var header = TextFolding.Fold(label.Name);
        if (UnitReader.IsUnitColumn(header))
        {
            return label.Text.Contains('/', StringComparison.Ordinal) || label.Text.Contains("per ", StringComparison.OrdinalIgnoreCase) ? label.Text : $"per {label.Text}";
        }

        var text = Thousands().IsMatch(header) ? BareBound().Replace(label.Text, "${number}K") : label.Text;
        return !BareDate().IsMatch(text) ? text
            : StartHeader().IsMatch(header) ? "from " + text
            : EndHeader().IsMatch(header) ? "until " + text
            : text;
    }

    /// <summary>
    /// The region that a column of regions gives, the head of one column of several, or a heading such as <c>Region: Europe (Frankfurt)</c> or
    /// <c>International (Singapore)</c>.
    /// </summary>
    internal static string Region(LabelledPhrase[] labels) =>
        labels.FirstOrDefault(IsRegion)?.Label.Text
        ?? labels.Where(label => label.Label.Kind is LabelKind.Heading or LabelKind.Caption or LabelKind.Group or LabelKind.Tab or LabelKind.Note).Select(RegionOfHeading).FirstOrDefault(region => region is not null)
        ?? "";

    /// <summary>A line that names a region and stands over another table of the section: whether it holds for this one is not said.</summary>
    internal static string? RegionElsewhere(LabelledPhrase[] labels) =>
        labels.FirstOrDefault(label => label.Label.Kind is LabelKind.SectionNote && RegionOfHeading(label) is not null)?.Label.Text;

    private static string? RegionOfHeading(LabelledPhrase label) =>
        RegionHeading().Match(label.Label.Text) is { Success: true } match ? match.Groups["region"].Value
        : RegionWords.AreAll(TextFolding.Fold(label.Label.Text)) ? label.Label.Text.TrimEnd(':', '：')
        : PlaceBesideTier(label);

    /// <summary>The region of a label such as <c>Batch, EU region</c>, which names it beside a tier.</summary>
    internal static string? PlaceBesideTier(LabelledPhrase label) =>
        label.Phrase.Tiers.Count > 0 && Separator().Split(label.Label.Text) is { Length: > 1 } parts && parts.Any(part => TierWords.IsOnlyTier(TextFolding.Fold(part)))
            ? parts.FirstOrDefault(part => RegionWords.AreAll(TextFolding.Fold(part)))?.TrimEnd(':', '：', ')')
            : null;

    internal static bool IsRegion(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.Qualifier => RegionHeader().IsMatch(TextFolding.Fold(label.Label.Name)),
        LabelKind.Header => RegionName().IsMatch(TextFolding.Fold(label.Label.Text)),
        _ => false,
    };

    /// <summary>
    /// What is always told apart: use of a fine-tuned model, which costs otherwise than the base model of the same name, and
    /// the name of a thing that is billed beside tokens (<c>Grounding with Google Search</c>).
    /// </summary>
    internal static string Variant(string meter, string words, LabelledPhrase[] labels)
    {
        if (labels.Any(label => label.Label.IsNote ? label.Label.Kind is LabelKind.Note && OnlyFineTuning().IsMatch(TextFolding.Fold(label.Label.Text)) : label.Label.Kind is LabelKind.Qualifier ? OnlyFineTuning().IsMatch(TextFolding.Fold(label.Label.Text)) : FineTuning().IsMatch(TextFolding.Fold(label.Label.Text))))
        {
            return Variants.FineTuned;
        }

        return Meters.IsToken(meter) ? ModeOf(words, labels) : labels
            .FirstOrDefault(label => label is { Label.Kind: LabelKind.Header, Phrase: { NamesPrice: false, IsOnlyTier: false, Tiers.Count: 0 } })?.Label.Text ?? "";
    }

    private static string ModeOf(string words, LabelledPhrase[] labels) =>
        labels.Where(label => label.Label.Kind is LabelKind.Header).Select(label => label.Label.Text).Prepend(words)
            .Select(text => Mode().Match(TextFolding.Fold(text))).FirstOrDefault(match => match.Success) is not { } mode ? ""
        : mode.Groups["non"].Success ? Variants.NonThinking
        : Variants.Thinking;

    /// <summary>The words of the place that became no term.</summary>
    internal static ImmutableArray<string> Spare(ImmutableArray<string> modelNotes, MeterResult meter, PriceTerms terms, LabelledPhrase[] labels)
    {
        var spare = modelNotes
            .Concat(labels.Where(label => label.Label.Kind is LabelKind.Qualifier or LabelKind.Group).Select(label => label.Label.Text))
            .Where(text => text != terms.Region);
        if (!Meters.IsToken(terms.Meter))
        {
            spare = spare
                .Concat(labels.Where(label => label.Label.Kind is LabelKind.Header).Select(label => label.Label.Text))
                .Concat(meter.Meter is { } direction ? [direction] : []);
        }

        return [.. spare.Where(text => text.Length > 0).Distinct()];
    }

    [GeneratedRegex(@"context|prompt|length|range|input|tier|condition|effective|valid|period|date|上下文|长度|输入|区间|阶梯|条件|生效|日期")]
    private static partial Regex TermHeader();

    [GeneratedRegex(@"^min(?:\.|imum)? (?:prompt|input|context)s?\b|^(?:input |prompt )?tokens? per request\b|^(?:prompt|input) (?:length|size|range)s?\b|^(?:单次请求)?(?:的)?输入 ?(?:token ?数|长度|区间)")]
    private static partial Regex RangeHeader();

    [GeneratedRegex(@"^(?:regions?|(?:deployment|service) (?:scope|mode|region)s?|(?:data )?residency|countr(?:y|ies)|locations?|zones?|data zones?|deployments?(?: types?)?|geograph(?:y|ies)|区域|地域|地区)$")]
    private static partial Regex RegionHeader();

    [GeneratedRegex(@"^(?:global|(?:us |eu )?data ?zone|regional|us|eu|europe|asia|[a-z]{2}-[a-z]+-?\d)$")]
    private static partial Regex RegionName();

    [GeneratedRegex(@"^regions?\s*[:：]\s*(?<region>\S.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex RegionHeading();

    // A mode of answering that some providers price apart; "(including thinking tokens)" is no mode.
    [GeneratedRegex(@"^\W*(?<non>non-?|非)?(?:thinking|reasoning|思考)(?: mode|模式)?\W*(?:\([^()]*\))?$|\((?<non>non-?)?(?:thinking|reasoning)(?: mode)?\)$|^(?<non>non-?)?thinking (?:mode )?outputs?\b|(?<non>非)?思考模式[)）]?$")]
    private static partial Regex Mode();

    [GeneratedRegex(@"\s*(?:[,+&|·(]|\s[-–—]\s)\s*")]
    private static partial Regex Separator();

    [GeneratedRegex(@"千 ?tokens?|\((?:k|thousand|千)\)|\bk tokens\b")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<number>(?<![\d.])(?!0(?![.\d]))\d+(?:\.\d+)?)(?=\s*[,，\])）])")]
    private static partial Regex BareBound();

    [GeneratedRegex(@"^\s*(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9} \d{4})\s*$")]
    private static partial Regex BareDate();

    [GeneratedRegex(@"^(?:effective(?: date| from)?|valid from|starts?(?: date)?|from|生效(?:日期|时间)?)$")]
    private static partial Regex StartHeader();

    [GeneratedRegex(@"^(?:valid (?:until|through)|ends?(?: date)?|until|expir(?:es|ation date|y)|失效(?:日期|时间)?)$")]
    private static partial Regex EndHeader();

    [GeneratedRegex(@"\bfine[- ]?tun|微调|^(?:lora|trained) (?:adapters?|checkpoints?|models?)$")]
    private static partial Regex FineTuning();

    [GeneratedRegex(@"^fine[- ]?tun(?:ed|ing)(?: models?| inference| pricing| prices)?:?$|^微调(?:模型)?$")]
    private static partial Regex OnlyFineTuning();
}
