using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Whether a header names something that the catalog holds.</summary>
internal static class FieldWords
{
    internal static bool Names(string text) => Phrase.Read(text) is { NamesPrice: true } or { IsOnlyTier: true };

    /// <summary>Whether a declared header is the one on the page: the same words, or the page's begin with them.</summary>
    internal static bool Same(string declared, string text)
    {
        var (wanted, found) = (TextFolding.Fold(declared), TextFolding.Fold(text));
        return found == wanted;
    }
}
