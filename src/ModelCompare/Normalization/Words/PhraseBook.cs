using ModelCompare.Normalization.Prices;

namespace ModelCompare.Normalization.Words;

/// <summary>The phrases of one document: its headers and headings stand around every one of its cells, and are read once.</summary>
public sealed class PhraseBook
{
    private readonly Dictionary<string, Phrase> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PriceNote> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PriceRemark> _remarks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> _names = new(StringComparer.Ordinal);

    /// <summary>Reads a text, or remembers how it was read.</summary>
    public Phrase Read(string text) => Remembered(_phrases, text, Phrase.Read);

    /// <summary>Reads a remark beside prices, or remembers how it was read.</summary>
    internal PriceRemark ReadRemark(string text) => Remembered(_remarks, text, PriceRemark.Read);

    /// <summary>Reads a note, or remembers how it was read.</summary>
    internal PriceNote ReadNote(string text) => Remembered(_notes, text, PriceNote.Read);

    /// <summary>Why a name is not that of one model, or what was found of it before; null when nothing speaks against it.</summary>
    internal string? CheckName(string name) => Remembered(_names, name, NameCheck.Problem);

    private static TRead Remembered<TRead>(Dictionary<string, TRead> known, string text, Func<string, TRead> read)
    {
        if (!known.TryGetValue(text, out var found))
        {
            known[text] = found = read(text);
        }

        return found;
    }
}
