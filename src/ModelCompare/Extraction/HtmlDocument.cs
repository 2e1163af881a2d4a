using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ModelCompare.Extraction;

/// <summary>The one place where HTML is parsed: as a browser does, without running or loading anything.</summary>
public static class HtmlDocument
{
    /// <summary>Parses a page. Every text is a page; what is broken is mended as the HTML standard says.</summary>
    public static IDocument Parse(string html)
    {
        var page = new HtmlParser().ParseDocument(html);
        PageStyles.Apply(page);
        return page;
    }
}
