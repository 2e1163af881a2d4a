using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Extraction.Tables;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction;

/// <summary>A parsed page, with what every reading of it asks for: each part is found when the first reading wants it, and once.</summary>
public sealed class Page
{
    private readonly Lazy<PageParts> _parts;
    private readonly Lazy<ImmutableArray<Grid>> _grids;
    private readonly Lazy<GridHolders> _gridHolders;
    private readonly Lazy<HeadingOutline> _outline;
    private readonly Lazy<Footnotes> _footnotes;
    private readonly Lazy<ElementPlaces> _places;
    private readonly Lazy<NoteCollector> _notes;
    private readonly Lazy<ImmutableArray<string>> _lines;
    private readonly Dictionary<IElement, Surroundings> _surroundings = [];

    /// <summary>Takes a document as it is; it must not change afterwards.</summary>
    public Page(IDocument document)
    {
        Document = document;
        _parts = new(() => new(document), isThreadSafe: false);
        _grids = new(() => GridFinder.Find(document, Parts), isThreadSafe: false);
        _gridHolders = new(() => new(Grids), isThreadSafe: false);
        _notes = new(() => new(this), isThreadSafe: false);
        _outline = new(() => new(Parts), isThreadSafe: false);
        _footnotes = new(() => new(document, Parts), isThreadSafe: false);
        _places = new(() => new(document, Parts), isThreadSafe: false);
        _lines = new(() => ElementText.Lines(document.DocumentElement), isThreadSafe: false);
    }

    /// <summary>The parsed page.</summary>
    public IDocument Document { get; }

    /// <summary>Its text, one line a paragraph, cell or item.</summary>
    internal ImmutableArray<string> Lines => _lines.Value;

    /// <summary>Its tables and grids in document order.</summary>
    internal ImmutableArray<Grid> Grids => _grids.Value;

    internal GridHolders GridHolders => _gridHolders.Value;

    internal NoteCollector Notes => _notes.Value;

    internal PageParts Parts => _parts.Value;

    internal HeadingOutline Outline => _outline.Value;

    internal Footnotes Footnotes => _footnotes.Value;

    internal ElementPlaces Places => _places.Value;

    /// <summary>Its phrases, read once.</summary>
    internal PhraseBook Phrases { get; } = new();

    /// <summary>What stands above one of its grids and qualifies it.</summary>
    internal Surroundings SurroundingsOf(Grid grid)
    {
        if (!_surroundings.TryGetValue(grid.Root, out var surroundings))
        {
            _surroundings[grid.Root] = surroundings = Surroundings.Of(grid, this);
        }

        return surroundings;
    }
}
