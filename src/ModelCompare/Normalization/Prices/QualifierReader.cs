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
        var heading when NotesBeside.IsOfDearPrompts(heading, label.Phrase) => false,
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

    /// <summary>Whether a header names the column of the lengths, or of the days, for which the prices of a row hold.</summary>
    internal static bool IsTermColumn(string header) => IsRangeColumn(header) || TextFolding.Fold(header) is var folded && (StartHeader().IsMatch(folded) || EndHeader().IsMatch(folded));

    private static bool IsRangeColumn(string header) => RangeHeader().IsMatch(TextFolding.Fold(header));

    // "Long context" in a line of its own between heading and table, as the label of a tab.
    private static bool IsOnlyRange(LabelledPhrase label) =>
        label.Label.Text.Length <= LongestRange && char.IsLetterOrDigit(label.Label.Text[^1]) && label.Phrase is { Context: not null, NamesPrice: false, Unread: null, From: null, To: null }
        && !Window().IsMatch(TextFolding.Fold(label.Label.Text));

    // "Over 1M tokens of context" is what a model can take.
    [GeneratedRegex(@"\bof context\b|\bcontext window\b")]
    private static partial Regex Window();

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

    [GeneratedRegex(@"千 ?tokens?|\((?:k|thousand|千)\)|\bk tokens\b")]
    private static partial Regex Thousands();

    [GeneratedRegex(@"(?<number>(?<![\d.])(?!0(?![.\d]))\d+(?:\.\d+)?)(?=\s*[,，\])）])")]
    private static partial Regex BareBound();

    [GeneratedRegex(@"^\s*(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2} [A-Za-z]{3,9} \d{4})\s*$")]
    private static partial Regex BareDate();

    [GeneratedRegex(@"^(?:prices? )?(?:effective(?: date| from)?|valid from|starts?(?: date)?|from|生效(?:日期|时间)?)$")]
    private static partial Regex StartHeader();

    [GeneratedRegex(@"^(?:prices? )?(?:valid (?:until|through)|ends?(?: date)?|until|expir(?:es|ation date|y)|失效(?:日期|时间)?)$")]
    private static partial Regex EndHeader();
}
