using AngleSharp.Dom;
using ModelCompare.Catalog;

namespace ModelCompare.Tests.Acceptance;

/// <summary>Words around a table by which its prices are no longer what they were, although none of them changed.</summary>
internal sealed partial class PageMutations
{
    private static readonly string[] Denials =
    [
        "All prices are in AUD.", "Prices are in cents.", "Prices are in €.", "These prices are no longer valid.", "Legacy prices", "Fine-tuning prices",
        "Prices for customers of Japan only", "Preview of next year's rates",
    ];

    private static readonly string[] Corrections =
    [
        "All prices double during peak hours.", "A surcharge of 30% applies to the prices listed above.", "These prices are valid for existing customers.",
    ];

    private static readonly string[] Headings = ["Legacy prices", "Enterprise customers", "Prices per 1K tokens", "Estimated monthly cost"];

    private IEnumerable<Mutant> Notes() =>
    [
        .. Denials.SelectMany(words => Noted("a note that denies", words, above: true, IsInTable)),
        .. Noted("a note that denies", "(Batch API)", above: true, price => IsInTable(price) && price.Terms.ServiceTier != ServiceTiers.Batch),
        .. Noted("a note below that denies", "All prices above are per 1K tokens.", above: false, price => IsInTable(price) && Meters.IsToken(price.Terms.Meter)),
        .. Corrections.SelectMany(words => Noted("a note below that denies", words, above: false, IsInTable)),
        .. Headings.SelectMany(Headed),
        .. Denied("a month in every header", IsInTable, page =>
        {
            foreach (var header in Tables(page).SelectMany(HeaderCells).ToArray())
            {
                header.InnerHtml += " (from January 2027)";
            }
        }),
        .. Groups.SelectMany(words => Dom($"a row that heads those below: {words}", (page, variant) => HeadRows(page, words, variant))).Select(mutant => mutant with { Denied = IsDeniedBelowMark }),
        .. Dom("a row without its first amount", ShortenRow), .. Dom("a row shifted to the left", ShiftRow),
        .. Denied("a tier above a heading of each table", price => IsInTable(price) && price.Terms.ServiceTier is ServiceTiers.Standard, page => Precede(page, "<p>Batch</p><h3>Prices of all models</h3>")),
        .. Denied("an offer in a column of remarks", IsInTable, page => Remark(page, "Hard work; promotional price through 2026-11-21")),
        .. Denied("a tier in a column of remarks", price => IsInTable(price) && price.Terms.ServiceTier is not ServiceTiers.Batch, page => Remark(page, "Batch only")),
    ];

    private static bool IsInTable(PriceFact price) => price.Evidence.Locator.Contains("tr:nth-of-type", StringComparison.Ordinal);

    private IEnumerable<Mutant> Noted(string name, string words, bool above, Func<PriceFact, bool> denied) => Denied($"{name}: {(words.Length > 80 ? words[..80] + "…" : words)}", denied, page =>
    {
        foreach (var table in Tables(page).ToArray())
        {
            var note = page.CreateElement("p");
            note.TextContent = words;
            if (above)
            {
                table.Before(note);
            }
            else
            {
                table.After(note);
            }
        }
    });

    private IEnumerable<Mutant> Headed(string words) => Denied($"every heading replaced: {words}", IsInTable, page =>
    {
        foreach (var heading in page.QuerySelectorAll("h2, h3, h4").ToArray())
        {
            heading.TextContent = words;
        }
    });

    private IEnumerable<Mutant> Denied(string name, Func<PriceFact, bool> denied, Action<IDocument> change) => Dom(name, (page, variant) =>
    {
        if (variant > 0 || !Tables(page).Any())
        {
            return false;
        }

        var before = page.DocumentElement.OuterHtml;
        change(page);
        return page.DocumentElement.OuterHtml != before;
    }).Select(mutant => mutant with { Denied = denied });

    private static readonly string[] Groups = ["Batch", "Cached input", "Off-peak"];

    // The rows below are marked, so that the prices in them are known.
    private static bool HeadRows(IDocument page, string words, int variant)
    {
        if ((Plain(page).ElementAtOrDefault(variant) is { } table ? DataRows(table) : []) is not { Length: > 1 } rows)
        {
            return false;
        }

        var head = page.CreateElement("tr");
        head.InnerHtml = $"<td colspan={rows[^1].ChildElementCount}>{words}</td>";
        rows[^1].Before(head);
        MarkCells(rows[^1]);
        return true;
    }

    private const string Mark = "marked-";

    private static void MarkCells(IElement? row)
    {
        foreach (var cell in row?.Children ?? Enumerable.Empty<IElement>())
        {
            cell.Id = $"{Mark}{cell.Index()}";
        }
    }

    private static bool IsMarked(PriceFact price) => price.Evidence.Locator.Contains(Mark, StringComparison.Ordinal);

    // What a column of cached prices says of the cache stays true below a row of the same words.
    private static bool IsDeniedBelowMark(PriceFact price) =>
        IsMarked(price) && price.Terms is { ServiceTier: ServiceTiers.Standard, Meter: not Meters.CachedInput };

    private static void Precede(IDocument page, string html)
    {
        foreach (var table in Tables(page).ToArray())
        {
            table.Insert(AdjacentPosition.BeforeBegin, html);
        }
    }

    private static void Remark(IDocument page, string words)
    {
        foreach (var row in Tables(page).SelectMany(table => table.QuerySelectorAll("tr")).Where(row => row.ChildElementCount > 0).ToArray())
        {
            row.Insert(AdjacentPosition.BeforeEnd, row.QuerySelector("td") is null ? "<th>Best for</th>" : $"<td>{words}</td>");
        }
    }

    private static bool ShiftRow(IDocument page, int variant)
    {
        var cells = Plain(page).SelectMany(DataRows).Where(row => row.ChildElementCount > 2).ElementAtOrDefault(variant * 2)?.Children.Skip(1).ToArray() ?? [];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i].InnerHtml = i + 1 < cells.Length ? cells[i + 1].InnerHtml : "";
        }

        return cells.Length > 0;
    }

    private static bool ShortenRow(IDocument page, int variant)
    {
        var cell = Plain(page).SelectMany(DataRows).Where(row => row.ChildElementCount > 2).ElementAtOrDefault(variant * 2)?.Children.FirstOrDefault(cell => MoneyCell().IsMatch(cell.TextContent));
        cell?.Remove();
        return cell is not null;
    }
}
