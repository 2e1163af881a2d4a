namespace ModelCompare.Normalization.Words;

/// <summary>The phrases of one document: its headers and headings stand around every one of its cells, and are read once.</summary>
public sealed class PhraseBook
{
    private readonly Dictionary<string, Phrase> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PriceNote> _notes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PriceRemark> _remarks = new(StringComparer.Ordinal);

    /// <summary>Reads a text, or remembers how it was read.</summary>
    public Phrase Read(string text)
    {
        if (!_phrases.TryGetValue(text, out var phrase))
        {
            _phrases[text] = phrase = Phrase.Read(text);
        }

        return phrase;
    }

    /// <summary>Reads a remark beside prices, or remembers how it was read.</summary>
    internal PriceRemark ReadRemark(string text)
    {
        if (!_remarks.TryGetValue(text, out var remark))
        {
            _remarks[text] = remark = PriceRemark.Read(text);
        }

        return remark;
    }

    /// <summary>Reads a note, or remembers how it was read.</summary>
    internal PriceNote ReadNote(string text)
    {
        if (!_notes.TryGetValue(text, out var note))
        {
            _notes[text] = note = PriceNote.Read(text);
        }

        return note;
    }
}
