using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>Finds what a page says beside the marks of its cells: <c>$2²</c>, and below <c>² For prompts over 200k tokens</c>.</summary>
internal sealed partial class Footnotes(IDocument document, PageParts parts)
{
    // Longer texts are articles; a list of notes is read line by line.
    private const int MaxLength = 1_000;
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private static readonly SearchValues<char> Digits = SearchValues.Create(Raised);
    private static readonly SearchValues<char> Marks = SearchValues.Create(Raised + "*†‡§[");

    private readonly Dictionary<IElement, ImmutableArray<Label>> _found = [];
    private ILookup<string, (IElement Element, string Text)>? _notes;

    /// <summary>Whether a text has a character that may be such a mark. Most have none, which is cheap to see.</summary>
    internal static bool MayMark(string text) => text.AsSpan().ContainsAny(Marks);

    /// <summary>The notes that the marks of a cell mean; nothing for a mark that no line of the page begins with.</summary>
    internal ImmutableArray<Label> Of(IElement cell)
    {
        if (!_found.TryGetValue(cell, out var labels))
        {
            _found[cell] = labels = !parts.HoldsMark(cell) ? [] : [.. Linked(cell).Concat(Marked(cell)).Distinct().Select(note => new Label(LabelKind.Footnote, note))];
        }

        return labels;
    }

    private IEnumerable<string> Marked(IElement cell) =>
        from line in LinesOf(cell)
        from Match match in Mark().Matches(line)
        select NoteOf(match.Value, cell) into note
        where note is not null
        select note;

    private static IEnumerable<string> Linked(IElement cell) =>
        from link in cell.QuerySelectorAll("sup a[href^='#'], a[href^='#']:has(> sup)")
        select cell.Owner?.GetElementById(link.GetAttribute("href")![1..]) into target
        where target is not null && TextLength.IsWithin(target, MaxLength)
        select CellText.Read(target).Text;

    // Each table may number its notes anew, so that the next one is meant.
    private string? NoteOf(string mark, IElement cell)
    {
        _notes ??= Notes().ToLookup(note => note.Mark, note => (note.Element, note.Text));
        var same = _notes[mark].ToArray();
        var next = same.FirstOrDefault(note => cell.CompareDocumentPosition(note.Element).HasFlag(DocumentPositions.Following));
        return next.Text ?? same.LastOrDefault().Text;
    }

    private IEnumerable<(string Mark, IElement Element, string Text)> Notes() =>
        from element in document.QuerySelectorAll("p, li, small, div, span, td, dd, aside, footer")
        where parts.HoldsMark(element) && HasOwnMark(element) && TextLength.IsWithin(element, MaxLength)
        from line in LinesOf(element).SelectMany(Parts)
        let match = Start().Match(line)
        where match.Success
        select (match.Groups["mark"].Value, element, match.Groups["text"].Value);

    // The lines of a block within are read when its turn comes.
    private bool HasOwnMark(IElement element) => element.ChildNodes.Any(child => child switch
    {
        IText text => MayMark(text.Data),
        IElement { LocalName: "p" or "li" or "div" or "td" or "dd" or "aside" or "footer" } => false,
        IElement inner => inner.LocalName is "sup" || parts.HoldsMark(inner),
        _ => false,
    });

    private static string[] Parts(string line) => line.AsSpan(1).ContainsAny(Digits) ? Next().Split(line) : [line];

    /// <summary>The lines of an element, with every raised mark as raised characters.</summary>
    private static string[] LinesOf(IElement element)
    {
        var text = new StringBuilder();
        Append(text, element);
        return text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private static void Append(StringBuilder text, INode node)
    {
        switch (node)
        {
            case IText plain:
                text.Append(plain.Data.ReplaceLineEndings(" "));
                break;
            case IElement { LocalName: "sup" } words when words.TextContent.Count(char.IsLetter) > CellTextReader.LongestMark:
                text.Append(' ').Append(words.TextContent.ReplaceLineEndings(" ")).Append(' ');
                break;
            case IElement { LocalName: "sup" } mark:
                text.Append(string.Concat(mark.TextContent.Trim().Where(c => c is not ('(' or ')' or '[' or ']')).Select(Raise)));
                break;
            case IElement element:
                var isBlock = element.LocalName is "br" || ElementText.IsBlock(element);
                text.Append(isBlock ? "\n" : "");
                foreach (var child in element.ChildNodes)
                {
                    Append(text, child);
                }

                text.Append(isBlock ? "\n" : "");
                break;
        }
    }

    private static char Raise(char c) => char.IsAsciiDigit(c) ? Raised[c - '0'] : c;

    [GeneratedRegex(@"[" + Raised + @"]+|(?<=\S)[*†‡§]+|\[[\d*†‡]{1,3}\]")]
    private static partial Regex Mark();

    // "¹ Not in batches. ² With tax.": notes one after another in a line.
    [GeneratedRegex(@"(?<=[.;!?。；]\s*)(?=[" + Raised + @"])")]
    private static partial Regex Next();

    [GeneratedRegex(@"^(?<mark>[" + Raised + @"]+|[*†‡§]+|\[[\d*†‡]{1,3}\])\s*[:.]?\s*(?<text>\S.*?)\s*$")]
    private static partial Regex Start();
}
