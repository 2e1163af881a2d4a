using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class QualifierReader
{
    /// <summary>Whether a range or a date in a label concerns the price: notes mention many, and only some columns give them.</summary>
    internal static bool StatesTerms(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.Note or LabelKind.SectionNote => false,
        LabelKind.Qualifier => TermHeader().IsMatch(TextFolding.Fold(label.Label.Name)),
        _ => true,
    };

    /// <summary>The region that a column of regions gives, or one of several columns that are headed by regions.</summary>
    internal static string Region(LabelledPhrase[] labels) => labels.FirstOrDefault(IsRegion)?.Label.Text ?? "";

    private static bool IsRegion(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.Qualifier => RegionHeader().IsMatch(TextFolding.Fold(label.Label.Name)),
        LabelKind.Header => RegionName().IsMatch(TextFolding.Fold(label.Label.Text)),
        _ => false,
    };

    /// <summary>
    /// What is always told apart: use of a fine-tuned model, which costs otherwise than the base model of the same name, and
    /// the name of a thing that is billed beside tokens (<c>Grounding with Google Search</c>).
    /// </summary>
    internal static string Variant(string meter, LabelledPhrase[] labels)
    {
        if (labels.Any(label => label.Label.Kind is not (LabelKind.Note or LabelKind.SectionNote or LabelKind.Qualifier) && FineTuning().IsMatch(TextFolding.Fold(label.Label.Text))))
        {
            return "fine-tuned";
        }

        return Meters.IsToken(meter) ? "" : labels
            .FirstOrDefault(label => label is { Label.Kind: LabelKind.Header, Phrase: { NamesPrice: false, IsOnlyTier: false, Tiers.Count: 0 } })?.Label.Text ?? "";
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

    [GeneratedRegex(@"^(?:regions?|locations?|区域|地域|地区)$")]
    private static partial Regex RegionHeader();

    [GeneratedRegex(@"^(?:global|(?:us |eu )?data ?zone|regional|us|eu|europe|asia|[a-z]{2}-[a-z]+-?\d)$")]
    private static partial Regex RegionName();

    [GeneratedRegex(@"\bfine[- ]?tun|微调")]
    private static partial Regex FineTuning();
}
