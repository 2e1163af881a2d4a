using ModelCompare.Normalization.Attributes;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Whether a header names something that the catalog holds.</summary>
internal static class FieldWords
{
    internal static bool Names(string text, PhraseBook phrases) =>
        phrases.Read(text) is { NamesPrice: true } or { IsOnlyTier: true }
        || LabelWords.AttributeOf(text) is not null
        || LabelWords.CapabilitiesOf(text).Count > 0;

    /// <summary>Whether a declared header is the one on the page: the same words, footnote marks apart.</summary>
    internal static bool Same(string declared, string text) => Bare(declared) == Bare(text);

    private static string Bare(string text) => TextFolding.Fold(text).TrimEnd('*', '†', '‡', ' ');
}
