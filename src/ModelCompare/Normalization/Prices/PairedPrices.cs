using System.Collections.Immutable;
using ModelCompare.Extraction;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>Reads cells that give one amount for each part of their header: <c>$0.15 / $0.60</c> under <c>Input / Output</c>.</summary>
internal static class PairedPrices
{
    /// <summary>The pieces, each with the meter that its header names at its place; unchanged where header and cell do not go together one by one.</summary>
    internal static ImmutableArray<PricePiece> Named(ImmutableArray<PricePiece> pieces, Observation observation)
    {
        if (pieces.Length < 2 || pieces.Any(HasWords))
        {
            return pieces;
        }

        var meters = observation.Labels.Where(label => label.Kind is LabelKind.Header).Select(label => Parts(label.Text)).FirstOrDefault(parts => parts.Length > 1);
        return meters?.Length == pieces.Length ? [.. pieces.Zip(meters, (piece, meter) => piece with { Words = $"{meter} {piece.Words}" })] : pieces;
    }

    /// <summary>Whether a header above others lists the meters below it: <c>Pricing [in / cached in / out]</c>.</summary>
    internal static bool ListsMeters(string header) => Parts(header).Length > 1;

    private static bool HasWords(PricePiece piece) => UnitWords.Take(TextFolding.Fold(piece.Words)).Remainder.Any(char.IsLetter);

    // Every part must be nothing but a meter, and all must differ: "Input (cached / uncached)" is no list that amounts could follow.
    private static string[] Parts(string header)
    {
        string[] parts = [.. UnitWords.Take(TextFolding.Fold(header)).Remainder.Split(['/', '|', '(', ')', '[', ']']).Select(part => part.Trim(' ', '$', '¥', '€', '£'))
            .Where(part => part.Any(char.IsLetter) && !IsOnlyPriceWord(part))];
        return parts.All(IsMeter) && parts.Select(part => MeterWords.Find(part).Meter).Distinct().Count() == parts.Length ? parts : [];
    }

    private static bool IsMeter(string part) => MeterWords.IsOnlyMeter(part) && MeterWords.Find(part) is { Meter: not null, IsAmbiguous: false };

    private static bool IsOnlyPriceWord(string part) => MeterWords.IsPriceWord(part) && MeterWords.IsOnlyMeter(part) && MeterWords.Find(part).Meter is null;
}
