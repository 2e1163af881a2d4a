using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static class TierReader
{
    /// <summary>The tier that the nearest words name; standard when none do. A place under several tiers at once belongs to none.</summary>
    internal static Term<string> Read(Phrase words, Phrase[] modelNotes, LabelledPhrase[] labels)
    {
        if (labels.FirstOrDefault(label => Heads(label) && TierWords.IsCommitment(TextFolding.Fold(label.Label.Text))) is { } commitment)
        {
            return new(null, $"it stands under \"{commitment.Label.Text}\", which is bought in advance");
        }

        if (labels.FirstOrDefault(label => Heads(label) && TierWords.IsPassing(TextFolding.Fold(label.Label.Text))) is { } passing)
        {
            return new(null, $"it stands under \"{passing.Label.Text}\", which does not hold always");
        }

        var named = modelNotes.Where(note => note.IsOnlyTier).Prepend(words).Select(phrase => phrase.Tiers)
            .Concat(labels.Where(Counts).Select(TiersOf))
            .FirstOrDefault(tiers => tiers.Count > 0);
        return named switch
        {
            null => new(ServiceTiers.Standard, null),
            [var tier] => new(tier, null),
            _ => new(null, $"it stands under several tiers ({string.Join(", ", named)})"),
        };
    }

    private static bool Heads(LabelledPhrase label) => label.Label.Kind is not (LabelKind.Note or LabelKind.SectionNote or LabelKind.Qualifier);

    // Where the page does not tell which of several tabs shows a table, the label holds all their names.
    private static IReadOnlyList<string> TiersOf(LabelledPhrase label) => label.Label.Kind is LabelKind.Tab
        ? [.. label.Label.Text.Split(" / ").SelectMany(tab => TierWords.Find(TextFolding.Fold(tab))).Distinct()]
        : label.Phrase.Tiers;

    // A note may mention a tier in passing ("Priority processing was renamed"); only one that is a tier's name labels a table.
    private static bool Counts(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.SectionNote => false,
        LabelKind.Note or LabelKind.Qualifier => label.Phrase.IsOnlyTier,
        _ => true,
    };
}
