using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ModelCompare.Extraction;
using Document = ModelCompare.Fetching.Document;

namespace ModelCompare.Tests.Acceptance;

/// <summary>Changes that site owners make, applied to a page. Deterministic: the places are chosen by their order.</summary>
internal sealed partial class PageMutations(string html, Document original)
{
    private const int Variants = 3;

    internal IEnumerable<Mutant> All() =>
    [
        .. Cells("x10 on a cell", cell => Scale(cell, 10)), .. Cells("x100 on a cell", cell => Scale(cell, 100)), .. Cells("x1000 on a cell", cell => Scale(cell, 1000)),
        .. Cells("/10 on a cell", cell => Scale(cell, 0.1m)), .. Cells("decimal comma", DecimalComma), .. Cells("blank cell", _ => ""),
        .. Real("a price 20% up", 1.2m, 8), .. Real("a price 30% down", 0.7m, 8), .. Promotion(),
        .. Columns("x10 on a column", 10), .. Columns("x1000 on a column", 1000),
        .. Text("per 1M to per 1K", "per 1m tokens|per m |/ mtok|1m tokens|百万|1,000,000 tokens", match => match.Value switch
        {
            "百万" => "千",
            var text when text.Contains("tok", StringComparison.OrdinalIgnoreCase) && text.StartsWith('/') => "/ KTok",
            var text when text.EndsWith(' ') => "per K ",
            var text => text.Replace("1M", "1K", StringComparison.OrdinalIgnoreCase).Replace("1,000,000", "1,000", StringComparison.Ordinal),
        }),
        .. Text("$ to ¥", @"\$|¥|元", match => match.Value switch { "$" => "¥", "¥" => "$", _ => "美元" }),
        .. Dom("rename a header", RenameHeader), .. Dom("swap two columns", SwapColumns), .. Dom("swap two headers", SwapHeaders), .. Dom("swap two tabs", SwapTabs),
        .. Dom("insert a column", InsertColumn), .. Dom("drop rows", DropRows), .. Dom("drop a table", DropTable), .. Dom("move under another heading", MoveUnderHeading),
        .. Dom("duplicate a table with other figures", DuplicateTable), .. Dom("swap two rows' names", SwapNames),
        Replaced("cookie wall", "<html><body><h1>Before you continue</h1><p>We use cookies. Plans from $18/month.</p><button>Accept all</button></body></html>"),
        Replaced("login page", "<html><body><form action=/login><label>Email <input></label><button>Sign in</button></form></body></html>"),
        Replaced("JavaScript shell", "<html><head><script src=/app.js></script></head><body><div id=root></div><noscript>Enable JavaScript</noscript></body></html>"),
        Replaced("half a page", html[..(html.Length / 2)]), Replaced("a third of a page", html[..(html.Length / 3)]),
        .. Terms(), .. Arrangements(), .. Notes(), .. Marks(),
        Bytes("mixed encodings", [.. Encoding.UTF8.GetBytes(html[..(html.Length / 2)]), .. Encoding.Unicode.GetBytes(html[(html.Length / 2)..])]),
    ];

    private IEnumerable<Mutant> Cells(string name, Func<Match, string> change) =>
        from match in Amounts(Variants)
        let changed = change(match)
        where changed != match.Value
        select Make(name, html[..match.Index] + changed + html[(match.Index + match.Length)..], null, isReal: false);

    // What is written after an amount stands behind its sign, where the sign follows.
    private IEnumerable<Mutant> Real(string name, decimal factor, int variants, string after = "") =>
        from match in Amounts(variants)
        let old = Number(match)
        let news = decimal.Round(old * factor, 4)
        let rest = html[(match.Index + match.Length)..]
        let sign = rest.StartsWith('元') ? "元" : ""
        select Make(name, html[..match.Index] + Text(news) + sign + after + rest[sign.Length..], (old, news), isReal: true);

    private IEnumerable<Mutant> Promotion() =>
        from match in Amounts(Variants)
        let old = Number(match)
        let news = decimal.Round(old * 0.8m, 4)
        let sign = html[match.Index - 1]
        where sign is '$' or '¥'
        select Make("a struck-through old price", $"{html[..(match.Index - 1)]}<del>{sign}{match.Value}</del> {sign}{Text(news)}{html[(match.Index + match.Length)..]}", (old, news), isReal: true);

    private IEnumerable<Mutant> Columns(string name, int factor) => Dom(name, (page, variant) =>
    {
        var table = Tables(page).ElementAtOrDefault(variant);
        var cells = table?.QuerySelectorAll("tr").Select(row => row.Children.LastOrDefault(cell => MoneyCell().IsMatch(cell.TextContent))).OfType<IElement>().ToArray() ?? [];
        foreach (var cell in cells)
        {
            cell.InnerHtml = Amount().Replace(cell.InnerHtml, match => Scale(match, factor));
        }

        return cells.Length > 1;
    });

    private IEnumerable<Mutant> Text(string name, string pattern, MatchEvaluator change)
    {
        var changed = Regex.Replace(html, pattern, change, RegexOptions.IgnoreCase);
        return changed == html ? [] : [Make(name, changed, null, isReal: false)];
    }

    private IEnumerable<Mutant> Dom(string name, Func<IDocument, int, bool> change)
    {
        for (var variant = 0; variant < Variants; variant++)
        {
            var page = HtmlDocument.Parse(html);
            if (change(page, variant))
            {
                yield return Make(name, page.DocumentElement.OuterHtml, null, isReal: false);
            }
        }
    }

    private static bool RenameHeader(IDocument page, int variant)
    {
        var header = Tables(page).SelectMany(HeaderCells).ElementAtOrDefault(variant * 2 + 1);
        header?.TextContent = "Foo";
        return header is not null;
    }

    private static bool SwapColumns(IDocument page, int variant)
    {
        var table = Plain(page).ElementAtOrDefault(variant);
        foreach (var row in table?.QuerySelectorAll("tr").ToArray() ?? [])
        {
            row.Children[^1].After(row.Children[^2]);
        }

        return table is not null;
    }

    private static bool SwapHeaders(IDocument page, int variant)
    {
        var headers = Tables(page).Select(HeaderCells).Where(cells => cells.Length > 2).ElementAtOrDefault(variant);
        if (headers is null || headers[^1].TextContent == headers[^2].TextContent)
        {
            return false;
        }

        (headers[^1].InnerHtml, headers[^2].InnerHtml) = (headers[^2].InnerHtml, headers[^1].InnerHtml);
        return true;
    }

    private static bool SwapTabs(IDocument page, int variant)
    {
        var words = new[] { "Standard", "Batch", "Flex", "Priority", "Fast mode", "标准", "优先" };
        var labels = page.All.Where(element => element.ChildElementCount == 0 && words.Contains(element.TextContent.Trim())).ToArray();
        var (a, b) = (words[variant % 2], words[variant % 2 + 1]);
        var touched = labels.Where(label => label.TextContent.Trim() == a || label.TextContent.Trim() == b).ToArray();
        foreach (var label in touched)
        {
            label.TextContent = label.TextContent.Trim() == a ? b : a;
        }

        return touched.Length > 1 && variant < 2;
    }

    private static bool InsertColumn(IDocument page, int variant)
    {
        var table = Plain(page).ElementAtOrDefault(variant);
        foreach (var (row, index) in table?.QuerySelectorAll("tr").Select((row, index) => (row, index)).ToArray() ?? [])
        {
            var cell = page.CreateElement(row.Children[0].LocalName);
            cell.TextContent = index == 0 ? "New" : "$1.00";
            row.Children[0].After(cell);
        }

        return table is not null;
    }

    private static bool DropRows(IDocument page, int variant)
    {
        var rows = Tables(page).SelectMany(table => table.QuerySelectorAll("tr")).Where(row => row.QuerySelector("td") is not null && row.QuerySelector("[rowspan]") is null).Where((_, index) => index % (variant + 3) == 1).ToArray();
        foreach (var row in rows)
        {
            row.Remove();
        }

        return rows.Length > 0;
    }

    private static bool DropTable(IDocument page, int variant)
    {
        var table = Tables(page).ElementAtOrDefault(variant);
        table?.Remove();
        return table is not null;
    }

    private static bool MoveUnderHeading(IDocument page, int variant)
    {
        var table = Tables(page).ElementAtOrDefault(variant);
        var heading = page.CreateElement("h3");
        heading.TextContent = variant == 1 ? "Priority" : "Batch API";
        table?.Before(heading);
        return table is not null;
    }

    private static bool DuplicateTable(IDocument page, int variant)
    {
        if (Tables(page).ElementAtOrDefault(variant) is not { } table)
        {
            return false;
        }

        var copy = (IElement)table.Clone();
        copy.InnerHtml = Amount().Replace(copy.InnerHtml, match => Scale(match, 1.1m));
        table.After(copy);
        return true;
    }

    private static bool SwapNames(IDocument page, int variant)
    {
        var rows = Plain(page).ElementAtOrDefault(variant)?.QuerySelectorAll("tr").Where(row => row.QuerySelector("td") is not null).ToArray() ?? [];
        if (rows.Length < 2 || rows[0].Children[0].TextContent == rows[1].Children[0].TextContent)
        {
            return false;
        }

        (rows[0].Children[0].InnerHtml, rows[1].Children[0].InnerHtml) = (rows[1].Children[0].InnerHtml, rows[0].Children[0].InnerHtml);
        return true;
    }

    private static IEnumerable<IElement> Tables(IDocument page) => page.QuerySelectorAll("table").Where(table => MoneyCell().IsMatch(table.TextContent));

    // Tables without spans, in which columns can be moved by moving cells.
    private static IEnumerable<IElement> Plain(IDocument page) => Tables(page).Where(table => table.QuerySelector("[rowspan]:not([rowspan='1']), [colspan]:not([colspan='1'])") is null);

    private static IElement[] HeaderCells(IElement table) => [.. table.QuerySelectorAll("tr").FirstOrDefault(row => row.ChildElementCount > 1)?.Children ?? Enumerable.Empty<IElement>()];

    // Amounts all over the page, evenly chosen; scripts hold copies that nobody sees.
    private IEnumerable<Match> Amounts(int count)
    {
        var seen = Hidden().Matches(html).Select(match => (match.Index, End: match.Index + match.Length)).ToArray();
        var all = Amount().Matches(html).Where(match => !seen.Any(hidden => match.Index >= hidden.Index && match.Index < hidden.End) && Number(match) > 0).ToArray();
        return Enumerable.Range(0, Math.Min(count, all.Length)).Select(index => all[index * all.Length / Math.Min(count, all.Length)]);
    }

    private Mutant Make(string name, string text, (decimal, decimal)? change, bool isReal) => new(name, DocumentOf(text), change, isReal);

    private Document DocumentOf(string text) => original with { Body = Encoding.UTF8.GetBytes(text), ContentHash = text.Length.ToString(CultureInfo.InvariantCulture) };

    private Mutant Replaced(string name, string text) => Make(name, text, null, isReal: false);

    private Mutant Bytes(string name, byte[] bytes) => new(name, original with { Body = bytes }, null, IsReal: false);

    private static decimal Number(Match match) => decimal.Parse(match.Value, CultureInfo.InvariantCulture);

    private static string Scale(Match match, decimal factor) => Text(Number(match) * factor);

    private static string DecimalComma(Match match) => match.Value.Contains('.', StringComparison.Ordinal) ? match.Value.Replace('.', ',') : match.Value + ",5";

    private static string Text(decimal number) => (number / 1.0000000000000000000m).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<=[>\s][$¥])\d+(?:\.\d+)?(?![\d,.])|(?<=>)\d+(?:\.\d+)?(?=元)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"[$¥]\s?\d|\d元")]
    private static partial Regex MoneyCell();

    [GeneratedRegex(@"<(script|style)\b.*?</\1>|<[^>]*>", RegexOptions.Singleline)]
    private static partial Regex Hidden();
}
