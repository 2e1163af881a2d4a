using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>What a price is paid for.</summary>
/// <param name="Meter">One of <see cref="Meters"/>; null when no word names a direction.</param>
/// <param name="IsPrice">Some word says that it is a price, so that a price per token without a direction is one.</param>
/// <param name="Problem">Why it is not clear.</param>
internal readonly record struct MeterResult(string? Meter, bool IsPrice, string? Problem);

internal static class MeterReader
{
    internal static MeterResult Read(string? declared, string words, LabelledPhrase[] labels, PhraseBook phrases)
    {
        if (declared is not null)
        {
            return new(declared, true, null);
        }

        // The words of the cell refine those of its header: "(storage price)" under "Context caching price".
        var headers = labels.Where(label => label.Label.Kind is LabelKind.Header).Where((label, level) => level == 0 || !PairedPrices.ListsMeters(label.Label.Text)).Select(label => label.Label.Text);
        var own = phrases.Read(string.Join(" · ", headers.Prepend(words)));
        if (own.Meter.Meter is null && phrases.Read(words).Meter.Meter is { } said)
        {
            // "$3 in / $15 out" under "Input / Output", or under "Price": what the amount says itself is clear.
            return new(said, true, null);
        }

        if (own.Meter.IsAmbiguous)
        {
            return new(null, true, "it names both an input and an output");
        }

        if (own is { Meter: { Meter: null, IsAmbiguous: false }, MeterOfRange.Meter: { } ranged })
        {
            // "Input > 200K" heads what input costs; "Price (input > 200K)" may head what all costs after so much input.
            return own.IsPriceWord ? new(null, true, "whether input is paid for, or counted, is not clear") : new(ranged, true, null);
        }

        // "Storage (per 1M tokens/hour)": only the cache keeps tokens.
        if (own is { Meter.Meter: null, Unit: { PerHour: true, Noun: "token" } } && MeterWords.IsStorage(TextFolding.Fold(string.Join(' ', headers))))
        {
            return new(Meters.CacheStorage, true, null);
        }

        var group = labels.FirstOrDefault(label => Groups(label.Label) && label.Phrase.Meter.Meter is not null);
        if (own.Meter.Meter is { } meter)
        {
            group ??= labels.FirstOrDefault(HeadsCached);
            return new(meter, true, group is not null && Contradicts(group.Phrase.Meter.Meter!, meter) ? $"it stands under \"{group.Label.Text}\", but its header says {meter}" : null);
        }

        return new(group?.Phrase.Meter.Meter, own.IsPriceWord || own.Unit is not null, null);
    }

    // "Cached input" over a table; "Prompt caching" and "Cached input pricing" may hold the price without the cache, too.
    private static bool HeadsCached(LabelledPhrase label) =>
        label is { Label.Kind: LabelKind.Heading, Phrase: { Meter.Meter: Meters.CachedInput, IsPriceWord: false } } && TextFolding.Fold(label.Label.Text) is var folded && MeterWords.IsOnlyMeter(folded) && !folded.Contains("caching", StringComparison.Ordinal);

    // A caption that is a sentence speaks of more than what its table is paid for.
    private static bool Groups(Label label) => label.Kind is LabelKind.Group || label.Kind is LabelKind.Caption && label.Text.Count(c => c is ' ') < 5;

    // "Storage" under "Context caching" is one thing of it; "Input" below a row "Cached input" is one of the two.
    private static bool Contradicts(string group, string header) => header is Meters.Input or Meters.Output && Meters.IsToken(group) && group != header;
}
