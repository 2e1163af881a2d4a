using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static partial class TierReader
{
    /// <summary>The tier that the nearest words name; standard when none do. A place under several tiers at once belongs to none.</summary>
    internal static Term<string> Read(Phrase words, Phrase[] modelNotes, LabelledPhrase[] labels)
    {
        if (labels.FirstOrDefault(MayPraise) is { } praise)
        {
            return new(null, $"whether \"{praise.Label.Text}\" names a tier is not clear");
        }

        var named = modelNotes.Where(note => note.IsOnlyTier).Prepend(words).Select(phrase => phrase.Tiers)
            .Concat(labels.Where(Counts).Select(label => TiersOf(label, labels)))
            .FirstOrDefault(tiers => tiers.Count > 0);
        return named switch
        {
            null => new(ServiceTiers.Standard, null),
            [var tier] => new(tier, null),
            _ => new(null, $"it stands under several tiers ({string.Join(", ", named)})"),
        };
    }

    // Tabs that are not marked up as such are notes, one after another.
    private static IReadOnlyList<string> TiersOf(LabelledPhrase label, LabelledPhrase[] labels) => label.Label.Kind switch
    {
        LabelKind.Note => NotedTiers(labels, LabelKind.Note),
        LabelKind.SectionNote => NotedTiers(labels, LabelKind.SectionNote) is { Length: > 1 } several ? several : [],
        // "On-demand and batch pricing" heads both; whatever names no tier below it is the standard price.
        LabelKind.Heading or LabelKind.Caption when label.Phrase.Tiers is { Count: > 1 } several && several.Contains(ServiceTiers.Standard) => [ServiceTiers.Standard],
        _ => label.Phrase.Tiers,
    };

    private static string[] NotedTiers(LabelledPhrase[] labels, LabelKind kind) =>
        [.. labels.Where(label => label.Label.Kind == kind && IsTierOnly(label)).SelectMany(label => label.Phrase.Tiers).Distinct()];

    private static bool IsTierOnly(LabelledPhrase label) => label.Phrase.IsOnlyTier || RegionReader.PlaceBesideTier(label) is not null;

    // "Speed: Fast" praises, and "Flavor: fast" is a tier.
    private static bool IsPraise(LabelledPhrase label) => TextFolding.Fold(label.Label.Text) is "fast" && Speed().IsMatch(TextFolding.Fold(label.Label.Name));

    [GeneratedRegex(@"speed|latenc|performance|throughput|速度")]
    private static partial Regex Speed();

    // "Fast" on a card may be a tier, or what is good about the model.
    private static bool MayPraise(LabelledPhrase label) => label.Label.IsNote && TextFolding.Fold(label.Label.Text) is "fast";

    // A note may mention a tier in passing ("Priority processing was renamed"); only one that is a tier's name labels a table.
    private static bool Counts(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.ClosingNote or LabelKind.Choice => false,
        LabelKind.Qualifier when IsPraise(label) => false,
        LabelKind.Note or LabelKind.SectionNote or LabelKind.Footnote or LabelKind.Qualifier => IsTierOnly(label) || RegionReader.IsRegion(label) && label.Phrase.Tiers is [not ServiceTiers.Standard],
        _ => true,
    };
}
