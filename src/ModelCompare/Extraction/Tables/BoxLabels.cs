using AngleSharp.Dom;

namespace ModelCompare.Extraction.Tables;

/// <summary>
/// What boxes around a grid are called where no heading says it: the summary of <c>details</c>, the button that opens the box, a label for readers
/// without sight, the title of a component that a Markdown page names as an element (<c>&lt;Tab title="Batch"&gt;</c>).
/// </summary>
internal static class BoxLabels
{
    private const int MaxLength = 80;

    /// <summary>The labels, innermost first.</summary>
    internal static IEnumerable<string> Around(IElement grid) => grid.GetInclusiveAncestors().OfType<IElement>()
        .TakeWhile(element => element.LocalName is not ("main" or "body"))
        .SelectMany(Of)
        .OfType<string>()
        .Where(text => text.Length is > 0 and <= MaxLength);

    private static IEnumerable<string?> Of(IElement box)
    {
        if (box.LocalName is "details" && box.Children.FirstOrDefault(child => child.LocalName is "summary") is { } summary)
        {
            yield return CellText.Read(summary).Text;
        }

        if (box.PreviousElementSibling is { LocalName: "button" } button)
        {
            yield return CellText.Read(button).Text;
        }

        yield return box.GetAttribute("aria-label");
        if (TabLabel.LabelOf(box) is { } label && !label.Contains(box))
        {
            yield return CellText.Read(label).Text;
        }

        if (box is AngleSharp.Html.Dom.IHtmlUnknownElement)
        {
            yield return box.GetAttribute("title") ?? box.GetAttribute("label") ?? box.GetAttribute("header");
        }
    }
}
