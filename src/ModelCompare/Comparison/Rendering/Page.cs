using System.Collections.Immutable;

namespace ModelCompare.Comparison.Rendering;

/// <summary>A snapshot as a page for people, before any notation: all renderers write this, so they cannot drift apart.</summary>
internal sealed record Page(string Title, ImmutableArray<Section> Sections);

/// <param name="Heading">Empty for the opening.</param>
internal sealed record Section(string Heading, params ImmutableArray<Block> Blocks);

/// <summary>A part of a section under a title of its own, which may be empty.</summary>
internal abstract record Block(string Title);

internal sealed record Paragraph(string Text, string Title = "") : Block(Title);

internal sealed record Bullets(ImmutableArray<string> Items, string Title = "") : Block(Title);

/// <summary>A table whose first column names the rows. Cells hold plain text; an address in one becomes a link where links exist.</summary>
internal sealed record Table(ImmutableArray<string> Headers, ImmutableArray<ImmutableArray<string>> Rows, string Title = "") : Block(Title);
