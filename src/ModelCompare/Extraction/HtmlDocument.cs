using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ModelCompare.Extraction;

/// <summary>The one place where HTML is parsed: as a browser does, without running or loading anything.</summary>
public static class HtmlDocument
{
    // Half of many a page is programs, which no reading looks at.
    private static readonly HtmlParserOptions s_options = new() { SkipScriptText = true, SkipComments = true };

    /// <summary>Parses a page. Every text is a page; what is broken is mended as the HTML standard says. Scripts are empty, comments are left out.</summary>
    public static IDocument Parse(string html)
    {
        var page = new HtmlParser(s_options).ParseDocument(html);
        if (html.Contains("<style", StringComparison.OrdinalIgnoreCase))
        {
            PageStyles.Apply(page);
        }

        return page;
    }
}
