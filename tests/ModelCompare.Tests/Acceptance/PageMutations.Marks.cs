using AngleSharp.Dom;
using ModelCompare.Catalog;

namespace ModelCompare.Tests.Acceptance;

/// <summary>Marks in cells, in the feet of tables and in long texts, by which the same amounts mean something else.</summary>
internal sealed partial class PageMutations
{
    private const string LongFee =
        "We would like to remind our customers that, following the review of our terms that we announced in spring and that many of you took part in, "
        + "and after long talks with the banks and with those who keep our accounts in the countries in which we are present, "
        + "a processing fee of 5.5% is added to every price that is listed on this page, whichever way of paying you choose, "
        + "and that nothing else changes for those who have signed an agreement with us before the first day of the month in which this page was last brought up to date.";

    private IEnumerable<Mutant> Marks() =>
    [
        .. Noted("a note that denies", LongFee, above: true, IsInTable), .. Noted("a note below that denies", LongFee, above: false, IsInTable),
        .. InTables("a row of notes", IsInTable, table => AddRow(table, "A fee of 5.5% is added to all prices.")),
        .. InTables("a row of notes", IsTokenInTable, table => AddRow(table, "All prices per 1K tokens")),
        .. InTables("a foot of notes", IsTokenInTable, table => AddFoot(table, "Per 1K tokens")),
        .. InTables("a footnote on every header", IsTokenInTable, table =>
        {
            Append(HeaderCells(table), "*");
            AddBelow(table, "* Per 1K tokens.");
        }),
        .. InTables("a footnote on every amount", IsTokenInTable, table =>
        {
            Append(MoneyCells(table), "*");
            AddBelow(table, "* Per 1,000 tokens.");
        }),
        .. InTables("a unit in every header", IsTokenInTable, table => Append(HeaderCells(table), " (per 1K tokens)")),
        .. InTables("hidden tables", IsInTable, table => table.SetAttribute("hidden", "")),
        .. Denied("a day in every heading", price => IsInTable(price) && price.Terms.EffectiveFrom is null, page => Append(page.QuerySelectorAll("h1, h2, h3, h4"), " — prices from January 1, 2027")),
        .. Dom("a share in a name", ShareInName).Select(mutant => mutant with { Denied = IsMarked }),
        .. LongPrompts(),
    ];

    private static bool IsTokenInTable(PriceFact price) => IsInTable(price) && Meters.IsToken(price.Terms.Meter);

    private IEnumerable<Mutant> LongPrompts() =>
        from match in Amounts(Variants)
        let old = Number(match)
        where html[match.Index - 1] is '$'
        select Make("a second price for long prompts", $"{html[..(match.Index + match.Length)]}<br>${Text(old * 2)} (&gt;200K){html[(match.Index + match.Length)..]}", (old, old * 2), isReal: false)
            with
        { Meant = price => price.Terms.Context is { Text: ">200k" } && price.Amount == old * 2 || price.Terms.Context is { Text: "<=200k" } && price.Amount == old };

    private static bool ShareInName(IDocument page, int variant)
    {
        var row = Plain(page).SelectMany(DataRows).Where(row => !MoneyCell().IsMatch(row.Children[0].TextContent)).ElementAtOrDefault(variant);
        row?.Children[0].InnerHtml += " <em>50% off</em>";
        MarkCells(row);
        return row is not null;
    }

    private IEnumerable<Mutant> InTables(string name, Func<PriceFact, bool> denied, Action<IElement> change) => Denied(name, denied, page =>
    {
        foreach (var table in Tables(page).ToArray())
        {
            change(table);
        }
    });

    private static void AddRow(IElement table, string words)
    {
        var rows = table.QuerySelectorAll("tr");
        var row = table.Owner!.CreateElement("tr");
        row.InnerHtml = $"<td colspan={Width(rows)}>{words}</td>";
        rows[^1].After(row);
    }

    private static void AddFoot(IElement table, string words)
    {
        var foot = table.Owner!.CreateElement("tfoot");
        foot.InnerHtml = $"<tr><td colspan={Width(table.QuerySelectorAll("tr"))}>{words}</td></tr>";
        table.AppendChild(foot);
    }

    private static int Width(IEnumerable<IElement> rows) => rows.Max(row => row.Children.Sum(cell => int.TryParse(cell.GetAttribute("colspan"), out var span) ? span : 1));

    private static void AddBelow(IElement table, string words)
    {
        var note = table.Owner!.CreateElement("p");
        note.TextContent = words;
        table.After(note);
    }

    private static void Append(IEnumerable<IElement> elements, string markup)
    {
        foreach (var element in elements.ToArray())
        {
            element.InnerHtml += markup;
        }
    }

    private static IEnumerable<IElement> MoneyCells(IElement table) => table.QuerySelectorAll("td").Where(cell => MoneyCell().IsMatch(cell.TextContent));
}
