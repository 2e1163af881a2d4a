using AngleSharp.Dom;

namespace ModelCompare.Tests.Acceptance;

/// <summary>Changes of what is said around the amounts, and of how tables are arranged.</summary>
internal sealed partial class PageMutations
{
    private IEnumerable<Mutant> Terms() =>
    [
        .. Cells("x10 and an end date on a cell", match => Scale(match, 10) + " through August 31, 2027"),
        .. Cells("x10 and a start date on a cell", match => Scale(match, 10) + " starting July 1, 2026"),
        .. Real("a date beside a price", 1m, Variants, " through August 31, 2027"),
        .. Dom("every header dated, amounts x20", (page, variant) => variant == 0 && DateHeaders(page)),
        .. Whole("x5 on the page", 5), .. Whole("x1000 on the page", 1000),
        .. Cells("a glued footnote digit", match => match.Value.Contains('.', StringComparison.Ordinal) ? match.Value + "1" : match.Value + "01"),
        .. Text("$ to €", @"\$", _ => "€"),
        .. Cells("raised decimals", match => match.Value.Split('.') is [var whole, var part] ? $"{whole}<sup>{part}</sup>" : match.Value),
        .. Cells("a space for the point", match => match.Value.Replace('.', ' ')),
        .. Amounts(Variants).Select(match => Make("cut in a cell", html[..(match.Index + Math.Max(1, match.Length - 1))], null, isReal: false)),
    ];

    private IEnumerable<Mutant> Arrangements() =>
    [
        .. Dom("names of rows rotated", RotateNames), .. Dom("a row copied over another", CopyRow),
        .. Dom("a column moved below another header", MoveColumn), .. Dom("a column copied over another", CopyColumn),
        .. Dom("a comparison in place of the page", Compare), .. Dom("a table becomes a comparison", HeadWithComparison),
    ];

    private IEnumerable<Mutant> Whole(string name, decimal factor) =>
        [Make(name, Amount().Replace(html, match => Scale(match, factor)), null, isReal: false)];

    private static bool DateHeaders(IDocument page)
    {
        foreach (var table in Tables(page).ToArray())
        {
            ScaleAmounts(table, 20);
            foreach (var header in HeaderCells(table))
            {
                header.InnerHtml += " (starting July 1, 2026)";
            }
        }

        return Tables(page).Any();
    }

    private static bool RotateNames(IDocument page, int variant)
    {
        var names = (Plain(page).ElementAtOrDefault(variant) is { } table ? DataRows(table) : []).Select(row => row.Children[0]).ToArray();
        if (names.Length < 3 || names.Select(name => name.TextContent).Distinct().Count() < names.Length)
        {
            return false;
        }

        var texts = names.Select(name => name.InnerHtml).ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            names[i].InnerHtml = texts[(i + 1) % names.Length];
        }

        return true;
    }

    private static bool CopyRow(IDocument page, int variant)
    {
        var rows = Plain(page).SelectMany(DataRows).ToArray();
        if (rows.Length < variant + 2 || rows[variant].ChildElementCount != rows[variant + 1].ChildElementCount || rows[variant].ParentElement != rows[variant + 1].ParentElement)
        {
            return false;
        }

        foreach (var (from, to) in rows[variant].Children.Zip(rows[variant + 1].Children).Skip(1))
        {
            to.InnerHtml = from.InnerHtml;
        }

        return true;
    }

    private static bool MoveColumn(IDocument page, int variant) => ChangeColumns(page, variant, (left, right) => (left.InnerHtml, right.InnerHtml) = (right.InnerHtml, left.InnerHtml));

    private static bool CopyColumn(IDocument page, int variant) => ChangeColumns(page, variant, (left, right) => right.InnerHtml = left.InnerHtml);

    private static bool ChangeColumns(IDocument page, int variant, Action<IElement, IElement> change)
    {
        var rows = (Plain(page).ElementAtOrDefault(variant) is { } table ? DataRows(table) : []).Where(row => row.ChildElementCount > 2).ToArray();
        foreach (var row in rows)
        {
            change(row.Children[^2], row.Children[^1]);
        }

        return rows.Length > 0;
    }

    private static bool Compare(IDocument page, int variant)
    {
        if (Tables(page).ElementAtOrDefault(variant) is not { } table)
        {
            return false;
        }

        ScaleAmounts(table, 1.1m);
        page.Body!.InnerHtml = $"<h1>Pricing</h1><p>Prices per 1M tokens.</p><h2>{Comparisons[variant % Comparisons.Length]}</h2>{table.OuterHtml}";
        return true;
    }

    private static bool HeadWithComparison(IDocument page, int variant)
    {
        if (Tables(page).ElementAtOrDefault(variant) is not { } table)
        {
            return false;
        }

        ScaleAmounts(table, 1.1m);
        var heading = page.CreateElement("h3");
        heading.TextContent = Comparisons[variant % Comparisons.Length];
        table.Before(heading);
        return true;
    }

    private static readonly string[] Comparisons = ["How we compare", "Competitors", "Comparison with other providers"];

    private static void ScaleAmounts(IElement element, decimal factor) => element.InnerHtml = Amount().Replace(element.InnerHtml, match => Scale(match, factor));

    private static IElement[] DataRows(IElement table) => [.. table.QuerySelectorAll("tr").Where(row => row.QuerySelector("td") is not null)];
}
