using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Extraction.Tables;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction;

/// <summary>A parsed page, with what every reading of it asks for: each part is found when the first reading wants it, and once.</summary>
/// <param name="document">The parsed document, as it is; it must not change afterwards.</param>
public sealed class Page(IDocument document)
{
    private readonly Dictionary<IElement, Surroundings> _surroundings = [];

    /// <summary>The parsed page.</summary>
    public IDocument Document { get; } = document;

    /// <summary>Its text, one line a paragraph, cell or item.</summary>
    internal ImmutableArray<string> Lines => field.IsDefault ? field = ElementText.Lines(Document.DocumentElement) : field;

    /// <summary>Its tables and grids in document order.</summary>
    internal ImmutableArray<Grid> Grids => field.IsDefault ? field = GridFinder.Find(Document, Parts) : field;

    internal GridHolders GridHolders => field ??= new(Grids);

    internal NoteCollector Notes => field ??= new(this);

    internal HeadingLines HeadingLines => field ??= new(this);

    internal PageStatements Statements => field ??= new(Parts);

    internal PageParts Parts => field ??= new(Document);

    internal HeadingOutline Outline => field ??= new(Parts);

    /// <summary>The texts of links in lists that lead to elements of the page, by their ids.</summary>
    internal IReadOnlyDictionary<string, string> Contents => field ??= Menu.LinksOf(Document);

    internal Footnotes Footnotes => field ??= new(Document, Parts);

    internal ElementPlaces Places => field ??= new(Document, Parts);

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
