using System.Collections.Immutable;

namespace ModelCompare.Extraction;

/// <summary>
/// What a page says at one place, verbatim, with everything around it that tells how to read it.
/// Extraction neither converts nor guesses; <c>Normalization</c> turns an observation into facts or rejects it.
/// </summary>
public sealed record Observation
{
    /// <summary>The model as the page names it at this place, verbatim, one line of the cell each; empty when the page names none.</summary>
    public required ImmutableArray<string> Model { get; init; }

    /// <summary>Id of the provider whose listing the model is; null for the provider of the source.</summary>
    public string? Provider { get; init; }

    /// <summary>
    /// The declared meaning of the text (a name of <see cref="Catalog.Meters"/>, <see cref="Catalog.ModelAttributes"/>,
    /// <c>capability:NAME</c> or <c>benchmark</c>); null when the labels decide.
    /// </summary>
    public string? Field { get; init; }

    /// <summary>The text of the cell or value, line by line, without what is struck through.</summary>
    public required ImmutableArray<string> Lines { get; init; }

    /// <summary>What is struck through in the cell: old or list prices.</summary>
    public ImmutableArray<string> Struck { get; init; } = [];

    /// <summary>What stands around the text and says how to read it, nearest first.</summary>
    public ImmutableArray<Label> Labels { get; init; } = [];

    /// <summary>Why the page's own structure speaks against believing it (a cell is missing in its row, its table is hidden); null where nothing does.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether cells of its column hold money, or of its row where the rows say what is paid for.</summary>
    public bool IsAmongPrices { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>The whole text as it is quoted.</summary>
    public string Quote => Lines is [var line] ? line : string.Join(" | ", Lines);
}

/// <summary>A text that qualifies an observation.</summary>
/// <param name="Kind">What it is on the page.</param>
/// <param name="Text">The text, white space folded.</param>
/// <param name="Name">For <see cref="LabelKind.Qualifier"/>, what the text is a value of: the header of its column, or the name of a declared dimension.</param>
public sealed record Label(LabelKind Kind, string Text, string Name = "")
{
    /// <summary>Whether it is running text, which may mention anything, and no label of the place.</summary>
    public bool IsNote => Kind is LabelKind.Note or LabelKind.SectionNote or LabelKind.ClosingNote or LabelKind.Prose or LabelKind.Footnote;
}

/// <summary>What a label is on the page, in the usual order of nearness.</summary>
public enum LabelKind
{
    /// <summary>A header of the cell's own column (or row, for models across), innermost level first.</summary>
    Header,

    /// <summary>Another cell of the same row whose header names a dimension: unit, modality, tier, region.</summary>
    Qualifier,

    /// <summary>A row that heads the rows below it.</summary>
    Group,

    /// <summary>The caption of the table.</summary>
    Caption,

    /// <summary>The label of the tab or pane that shows the table.</summary>
    Tab,

    /// <summary>The items of tabs or of a menu, joined by <c> / </c>, where the page does not tell which of them shows the table.</summary>
    Choice,

    /// <summary>A short text between the governing heading and the table.</summary>
    Note,

    /// <summary>A short text under the same heading, but with another table in between.</summary>
    SectionNote,

    /// <summary>A short text at the end of a section with several tables: it speaks of the last one, unless it says that it speaks of all.</summary>
    ClosingNote,

    /// <summary>A long text around the table. It labels nothing, but one of its sentences may speak against all prices.</summary>
    Prose,

    /// <summary>The note that a mark at the cell, its row or its column means.</summary>
    Footnote,

    /// <summary>A heading above, innermost first.</summary>
    Heading,
}

/// <summary>A place in a document.</summary>
/// <param name="Locator">Selector path, JSON path or line.</param>
/// <param name="Headings">Headings, tab labels and captions above, outermost first.</param>
public sealed record Place(string Locator, ImmutableArray<string> Headings)
{
    /// <summary>The headings as one text.</summary>
    public string Trail => string.Join(" › ", Headings);
}
