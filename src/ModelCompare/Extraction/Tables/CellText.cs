using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ModelCompare.Normalization.Prices;

namespace ModelCompare.Extraction.Tables;

/// <summary>The text of an element as a reader sees it: lines, without footnote marks, and apart from what is struck through.</summary>
/// <param name="Lines">The lines; none when the element is empty.</param>
/// <param name="Struck">What is struck through: old or list prices.</param>
public sealed record CellText(ImmutableArray<string> Lines, ImmutableArray<string> Struck)
{
    public static readonly CellText Empty = new([], []);

    private bool? _hasMoney;

    /// <summary>The lines as one text.</summary>
    public string Text { get; } = Lines is [var line] ? line : string.Join(' ', Lines);

    /// <summary>Whether it holds an amount of money; asked of the same cell for each of its row.</summary>
    public bool HasMoney => _hasMoney ??= MoneyScanner.HasMoney(Text);

    /// <summary>Reads an element.</summary>
    public static CellText Read(IElement element)
    {
        if (element.ChildNodes is { Length: 1 } children && children[0] is IText text && CellTextReader.IsPlain(element))
        {
            return ElementText.Fold(text.Data) is { Length: > 0 } line ? new([line], []) : Empty;
        }

        // What one presses is no part of what stands beside it ("Copy"), unless nothing does.
        var reader = CellTextReader.Of(element, withButtons: false);
        reader = reader.HasSkipped && reader.Lines().IsEmpty ? CellTextReader.Of(element, withButtons: true) : reader;
        return new(reader.Lines(), reader.Struck());
    }
}

internal sealed partial class CellTextReader
{
    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "address", "article", "blockquote", "dd", "div", "dl", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tr", "ul",
    };

    /// <summary>How many letters raised text may have that is a mark, and no word.</summary>
    internal const int LongestMark = 2;

    private const int FewestSpaces = 2;

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase) { "script", "style", "template", "noscript", "svg", "iframe", "select", "textarea" };

    private readonly FoldedText _text = new();
    private readonly bool _withButtons;
    private INode? _lastParent;

    private CellTextReader(bool withButtons) => _withButtons = withButtons;

    /// <summary>Whether buttons were passed over.</summary>
    internal bool HasSkipped { get; private set; }
    private readonly ImmutableArray<string>.Builder _struck = ImmutableArray.CreateBuilder<string>();

    /// <summary>Reads an element that is itself meant, hidden or not: the panel of a tab that is not chosen is.</summary>
    internal static CellTextReader Of(IElement element, bool withButtons)
    {
        var reader = new CellTextReader(withButtons);
        if (!Unseen.Contains(element.LocalName))
        {
            reader.VisitElement(element, new(element));
        }

        return reader;
    }

    /// <summary>Whether nothing about an element itself changes what its text says.</summary>
    internal static bool IsPlain(IElement element) => !Unseen.Contains(element.LocalName) && element.LocalName is not ("sup" or "sub" or "br") && !new Look(element).IsStruck;

    private void Visit(INode node)
    {
        switch (node)
        {
            case IText text:
                Append(text);
                break;
            case IElement { LocalName: "button" } when !_withButtons:
                HasSkipped = true;
                break;
            case IElement element when !Unseen.Contains(element.LocalName) && new Look(element) is { IsHidden: false } look:
                VisitElement(element, look);
                break;
        }
    }

    internal ImmutableArray<string> Lines() => _text.Lines();

    internal ImmutableArray<string> Struck() => _struck.ToImmutable();

    private void VisitElement(IElement element, Look look)
    {
        if (look.IsStruck)
        {
            _struck.Add(element.TextContent.Trim());
            _text.Space();
        }
        else if (element.LocalName is "sup" or "sub" && element.TextContent.Count(char.IsLetter) > LongestMark)
        {
            // "batch", raised, is no mark.
            _text.Break();
            VisitChildren(element, look);
            _text.Break();
        }
        else if (element.LocalName is "sup" or "sub" || IsMark(element))
        {
            // A raised mark belongs to no number: $0.20<sup>1</sup> is 0.20. Two raised digits behind whole dollars may be cents, and are not believed either way.
            _text.Append(MayBeCents(element.TextContent.Trim()) ? $" {element.TextContent.Trim()}" : " ");
        }
        else if (element.LocalName is "br")
        {
            _text.Break();
        }
        else
        {
            VisitChildren(element, look);
        }
    }

    private void VisitChildren(IElement element, Look look)
    {
        var isBlock = Blocks.Contains(element.LocalName) || look.IsBadge;
        var between = look.Separator;
        if (isBlock)
        {
            _text.Break();
        }

        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            // Inline elements of a flex box stand apart although nothing separates them in the markup.
            if (children[i] is IElement { LocalName: not ("sup" or "sub") })
            {
                Separate(between);
            }

            if (i > 0 && children[i] is IElement next && children[i - 1] is IElement before && AreGlued(before, next))
            {
                _text.Break();
            }

            Visit(children[i]);
        }

        if (isBlock)
        {
            _text.Break();
        }
    }

    // <a>Quill 5</a><span>For long work</span>: a style sets the two apart. <span>Deep</span><span>Seek-5</span> is one name.
    private static bool AreGlued(IElement before, IElement next) =>
        !MarksUp(before) && !MarksUp(next) && before.TextContent is [_, .., var last] && next.TextContent is [var first, ..] && char.IsAsciiLetterOrDigit(last)
        && (char.IsAsciiLetterUpper(first) && !char.IsAsciiLetterUpper(last) && next.TextContent.Trim().Count(c => c is ' ') >= FewestSpaces || before.TextContent.Contains(' ', StringComparison.Ordinal) && Id().IsMatch(next.TextContent));

    [GeneratedRegex(@"^[a-z0-9-]+/[a-z0-9.-]+$")]
    private static partial Regex Id();

    private static bool MarksUp(IElement element) => element.LocalName is "sup" or "sub" or "br" or "wbr" or "img" or "i" or "em" or "mark" || element.HasAttribute("role");

    private void Separate(char? between)
    {
        switch (between)
        {
            case '\n':
                _text.Break();
                break;
            case { }:
                _text.Space();
                break;
        }
    }

    private bool MayBeCents(string raised) =>
        raised is [>= '0' and <= '9', >= '0' and <= '9'] && WholeAmount().IsMatch(_text.ToString());

    [GeneratedRegex(@"[$€£¥]\s?\d+$")]
    private static partial Regex WholeAmount();

    // "$3.00<a href="#note-1">1</a>"
    private static bool IsMark(IElement element) =>
        (element.LocalName is "a" && element.GetAttribute("href") is ['#', ..] || element.ClassName?.Contains("footnote", StringComparison.OrdinalIgnoreCase) == true)
        && element.TextContent.Trim() is { Length: > 0 and <= 3 } mark && !mark.Any(char.IsLetter);

    // Digits of two elements are not known to be one number: the second may be a mark, or the cents.
    private void Append(IText text)
    {
        if (text.Data.Length > 0 && char.IsAsciiDigit(_text.Last) && char.IsAsciiDigit(text.Data[0]) && text.Parent != _lastParent)
        {
            _text.Space();
        }

        _lastParent = text.Parent;
        _text.Append(text.Data);
    }
}
