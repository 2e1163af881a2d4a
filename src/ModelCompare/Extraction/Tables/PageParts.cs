using AngleSharp.Dom;
using ModelCompare.Normalization.Prices;

namespace ModelCompare.Extraction.Tables;

/// <summary>What the elements of a page hold, found in one walk, for questions that are asked of the same elements for each grid.</summary>
internal sealed class PageParts
{
    private readonly List<IElement> _headings = [];
    private readonly List<IText> _moneyTexts = [];
    private readonly List<IElement> _choices = [];
    private readonly List<IElement> _sentences = [];
    private readonly HolderSet _headingHolders = new();
    private readonly HolderSet _tableHolders = new();
    private readonly HolderSet _switchHolders = new();
    private readonly HolderSet _buttonHolders = new();
    private readonly HolderSet _moneyHolders = new();
    private readonly HolderSet _markHolders = new();

    internal PageParts(IDocument document)
    {
        foreach (var child in document.Children)
        {
            Visit(child);
        }
    }

    /// <summary>All headings in document order.</summary>
    internal IReadOnlyList<IElement> Headings => _headings;

    /// <summary>All texts with a sign or code of a currency in document order.</summary>
    internal IReadOnlyList<IText> MoneyTexts => _moneyTexts;

    /// <summary>All elements that may show what a reader of the page has chosen, in document order.</summary>
    internal IReadOnlyList<IElement> Choices => _choices;

    /// <summary>All elements that may be a sentence, in document order.</summary>
    internal IReadOnlyList<IElement> Sentences => _sentences;

    internal static bool IsHeading(IElement element) =>
        element.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6" || element.GetAttribute("role") is "heading";

    /// <summary>Whether an element is or holds a heading.</summary>
    internal bool HoldsHeading(IElement element) => _headingHolders.Holds(element) || IsHeading(element);

    /// <summary>Whether an element holds a table, be it a grid or not.</summary>
    internal bool HoldsTable(IElement element) => _tableHolders.Holds(element);

    /// <summary>Whether an element holds what may switch between panes: tabs, or buttons that are on or off.</summary>
    internal bool HoldsSwitch(IElement element) => _switchHolders.Holds(element);

    /// <summary>Whether an element holds buttons or tabs.</summary>
    internal bool HoldsButton(IElement element) => _buttonHolders.Holds(element);

    /// <summary>Whether the text of an element has a sign or code of a currency, without which nothing in it is money.</summary>
    internal bool HoldsMoneySign(IElement element) => _moneyHolders.Holds(element);

    /// <summary>Whether an element may hold a mark that means a footnote.</summary>
    internal bool HoldsMark(IElement element) => _markHolders.Holds(element);

    private void Visit(IElement element)
    {
        var role = element.GetAttribute("role");
        if (IsHeading(element))
        {
            _headings.Add(element);
            _headingHolders.Add(element);
        }
        else if (element.LocalName is "table")
        {
            _tableHolders.Add(element);
        }

        switch (element.LocalName)
        {
            case "sup":
                _markHolders.Add(element);
                break;
            case "option" or "button" or "label":
                _choices.Add(element);
                break;
            case "p" or "small" or "li" or "figcaption" or "summary" or "footer" or "dd":
                _sentences.Add(element);
                break;
        }

        if (element.LocalName is "button" || role is "tab")
        {
            _buttonHolders.Add(element);
        }

        if (role is "tab" or "radio" || element.LocalName is "button" && element.HasAttribute("data-state"))
        {
            _switchHolders.Add(element);
        }

        // What a page carries for its programs is long, and nobody reads it.
        var isProgram = element.LocalName is "script" or "style";
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            switch (children[i])
            {
                case IElement child:
                    Visit(child);
                    break;
                case IText text when !isProgram:
                    Visit(text, element);
                    break;
            }
        }
    }

    private void Visit(IText text, IElement parent)
    {
        if (MoneySigns.AreIn(text.Data))
        {
            _moneyTexts.Add(text);
            _moneyHolders.AddHolder(parent);
        }

        if (Footnotes.MayMark(text.Data))
        {
            _markHolders.AddHolder(parent);
        }
    }
}
