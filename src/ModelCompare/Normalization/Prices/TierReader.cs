using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

internal static class TierReader
{
    /// <summary>The tier that the nearest words name; standard when none do. A place under several tiers at once belongs to none.</summary>
    internal static Term<string> Read(Phrase words, Phrase[] modelNotes, LabelledPhrase[] labels)
    {
        var named = modelNotes.Where(note => note.IsOnlyTier).Prepend(words)
            .Concat(labels.Where(Counts).Select(label => label.Phrase))
            .FirstOrDefault(phrase => phrase.Tiers.Count > 0);
        return named switch
        {
            null => new(ServiceTiers.Standard, null),
            { Tiers: [var tier] } => new(tier, null),
            _ => new(null, $"it stands under several tiers ({string.Join(", ", named.Tiers)})"),
        };
    }

    // A note may mention a tier in passing ("Priority processing was renamed"); only one that is a tier's name labels a table.
    private static bool Counts(LabelledPhrase label) => label.Label.Kind switch
    {
        LabelKind.SectionNote => false,
        LabelKind.Note or LabelKind.Qualifier => label.Phrase.IsOnlyTier,
        _ => true,
    };
}
