namespace ModelCompare.Extraction;

/// <summary>Tells pages that are made to be slow to parse: a parser searches all elements that are still open for a tag, and some pages never close any.</summary>
internal static class Nesting
{
    // Lists of some thousand items without end tags are found on the web. So many open elements take about three seconds to parse.
    private const int MostOpen = 30_000;

    /// <summary>Why a page is not to be parsed; null when nothing speaks against it. What stands in scripts may be taken for tags, of which no script has so many.</summary>
    internal static string? Problem(string html)
    {
        var open = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            open = Math.Max(0, open + Change(html.AsSpan(at + 1)));
            if (open > MostOpen)
            {
                return $"more than {MostOpen} of its elements are open at once, which no page for people needs";
            }
        }

        return null;
    }

    /// <summary>By how much a tag changes the number of open elements.</summary>
    private static int Change(ReadOnlySpan<char> tag) => tag[0] switch
    {
        '/' => -1,
        var first when !char.IsAsciiLetter(first) => 0,
        _ => EndsItself(tag[..(tag.IndexOf('>') is >= 0 and var end ? end : tag.Length)]) ? 0 : 1,
    };

    private static bool EndsItself(ReadOnlySpan<char> tag)
    {
        var length = tag.IndexOfAny(" \t\r\n/");
        return tag[^1] == '/' || (length < 0 ? tag : tag[..length]) is "area" or "br" or "col" or "embed" or "hr" or "img" or "input" or "link" or "meta" or "source" or "track" or "wbr";
    }
}
