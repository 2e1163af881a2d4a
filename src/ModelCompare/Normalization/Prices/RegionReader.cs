using System.Text.RegularExpressions;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class RegionReader
{
    /// <summary>
    /// The region that a column of regions gives, the head of one column of several, or a heading such as <c>Region: Europe (Frankfurt)</c> or
    /// <c>International (Singapore)</c>.
    /// </summary>
    internal static string Read(LabelledPhrase[] labels) =>
        labels.FirstOrDefault(IsRegion)?.Label.Text
        ?? labels.Where(label => label.Label.Kind is LabelKind.Heading or LabelKind.Caption or LabelKind.Group or LabelKind.Tab or LabelKind.Note).Select(OfHeading).FirstOrDefault(region => region is not null)
        ?? "";

    /// <summary>A line that names a region and stands over another table of the section: whether it holds for this one is not said.</summary>
    internal static string? Elsewhere(LabelledPhrase[] labels) =>
        labels.FirstOrDefault(label => label.Label.Kind is LabelKind.SectionNote && OfHeading(label) is not null)?.Label.Text;

    private static string? OfHeading(LabelledPhrase label) =>
        Heading().Match(label.Label.Text) is { Success: true } match ? match.Groups["region"].Value
        : RegionWords.AreAll(TextFolding.Fold(label.Label.Text)) ? label.Label.Text.TrimEnd(':', '：')
        : PlaceBesideTier(label);

    /// <summary>The region of a label such as <c>Batch, EU region</c>, which names it beside a tier.</summary>
    internal static string? PlaceBesideTier(LabelledPhrase label) =>
        label.Phrase.Tiers.Count > 0 && Separator().Split(label.Label.Text) is { Length: > 1 } parts && parts.Any(part => TierWords.IsOnlyTier(TextFolding.Fold(part)))
            ? parts.FirstOrDefault(part => RegionWords.AreAll(TextFolding.Fold(part)))?.TrimEnd(':', '：', ')')
            : null;

    internal static bool IsRegion(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.Qualifier => Column().IsMatch(TextFolding.Fold(label.Label.Name)),
        LabelKind.Header => Head().IsMatch(TextFolding.Fold(label.Label.Text)),
        _ => false,
    };

    [GeneratedRegex(@"^(?:regions?|(?:deployment|service) (?:scope|mode|region)s?|(?:data )?residency|countr(?:y|ies)|locations?|zones?|data zones?|deployments?(?: types?)?|geograph(?:y|ies)|区域|地域|地区)$")]
    private static partial Regex Column();

    [GeneratedRegex(@"^(?:global|(?:us |eu )?data ?zone|regional|us|eu|europe|asia|[a-z]{2}-[a-z]+-?\d)$")]
    private static partial Regex Head();

    [GeneratedRegex(@"^regions?\s*[:：]\s*(?<region>\S.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\s*(?:[,+&|·(]|\s[-–—]\s)\s*")]
    private static partial Regex Separator();
}
