using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using ModelCompare.Catalog;
using ModelCompare.Normalization.Prices;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Tests.Prices;

/// <summary>A damage to a page that the page itself shows, and what may be read on the damaged page.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Apply">Damages one table; false when it cannot be damaged so.</param>
/// <param name="Allows">Whether a price of the damaged page is right, given those of the true one.</param>
internal sealed partial record Mutation(string Name, Func<IHtmlDocument, IHtmlTableElement, bool> Apply, Func<PriceFact, IReadOnlySet<Price>, bool> Allows)
{
    public static readonly Mutation[] All =
    [
        new("rename a header", (_, table) => PriceHead(table) is { } head && Phrase.Read(head.TextContent).Meter.Meter is not null && SetText(head, "Zork"), (price, truth) => Unchanged(price, truth) || WithoutMeter(price, truth)),
        new("insert a column", InsertColumn, Unchanged),
        new("swap two columns", SwapColumns, Unchanged),
        new("drop a row", (_, table) => IsPlain(table) && Rows(table).Length > 2 && Remove(Rows(table)[1]), Unchanged),
        new("blank a cell", (_, table) => MoneyCells(table).FirstOrDefault() is { } cell && SetText(cell, ""), Unchanged),
        new("strike an old price", (document, table) => MoneyCells(table).All(cell => Prepend(document, cell)), Unchanged),
        new("decimal comma", (_, table) => Rewrite(table, DecimalPoint(), "${sign}${whole},${rest}"), Unchanged),
        new("$ to ¥", (document, _) => Rewrite(document.Body!, Dollar(), "¥"), (price, truth) => price.Amount is null || price.Terms.Currency is not "USD"),
        new("per 1M to per 1K", (document, _) => !PerThousand().IsMatch(document.Body!.TextContent) && Rewrite(document.Body!, PerMillion(), "${before}1K${after}"), (price, truth) =>
            Unchanged(price with { Amount = price.Amount / 1000 }, truth) || !Meters.IsToken(price.Terms.Meter)),
        new("repeat with other figures", RepeatOtherwise, Unchanged),
    ];

    /// <summary>The damaged pages, one for each of the first tables that hold money.</summary>
    public IEnumerable<string> Of(string html, int most)
    {
        for (var index = 0; index < most; index++)
        {
            var document = new HtmlParser().ParseDocument(html);
            if (document.QuerySelectorAll<IHtmlTableElement>("table").Where(table => MoneyCells(table).Any()).ElementAtOrDefault(index) is not { } table)
            {
                yield break;
            }

            if (Apply(document, table))
            {
                yield return document.DocumentElement.OuterHtml;
            }
        }
    }

    private static bool Unchanged(PriceFact price, IReadOnlySet<Price> truth) => truth.Contains(Price.Of(price));

    // Without its header a price may still say that it is one per token; it then names no direction.
    private static bool WithoutMeter(PriceFact price, IReadOnlySet<Price> truth) =>
        truth.Any(right => right.Model == price.Listing.ProviderModel && right.Amount == price.Amount
            && (price.Terms.Meter == Meters.Token || right.Terms.Meter == price.Terms.Meter && !Meters.IsToken(price.Terms.Meter)));

    private static IElement[] Rows(IElement table) => [.. table.QuerySelectorAll("tr")];

    private static IElement? PriceHead(IElement table) =>
        IsPlain(table) && MoneyCells(table).First() is { ParentElement: { } row } cell && row != Rows(table)[0] ? Rows(table)[0].Children[row.Children.Index(cell)] : null;

    private static IEnumerable<IElement> MoneyCells(IElement table) => table.QuerySelectorAll("td").Where(cell => MoneyScanner.HasMoney(cell.TextContent));

    // Where cells span, a cell too many or too few makes another table of it.
    private static bool IsPlain(IElement table) => table.QuerySelector("[rowspan], [colspan], table") is null && Rows(table).Select(row => row.ChildElementCount).Distinct().Count() == 1;

    private static bool SetText(IElement element, string text)
    {
        element.TextContent = text;
        return true;
    }

    private static bool Remove(IElement element)
    {
        element.Remove();
        return true;
    }

    private static bool InsertColumn(IHtmlDocument document, IElement table)
    {
        if (!IsPlain(table))
        {
            return false;
        }

        foreach (var (index, row) in Rows(table).Index())
        {
            var cell = document.CreateElement(row.Children[0].LocalName);
            cell.TextContent = index == 0 ? "Zork" : "7";
            row.InsertBefore(cell, row.Children[1]);
        }

        return true;
    }

    private static bool SwapColumns(IHtmlDocument document, IElement table)
    {
        if (!IsPlain(table) || Rows(table)[0].ChildElementCount < 3)
        {
            return false;
        }

        foreach (var row in Rows(table))
        {
            row.InsertBefore(row.Children[2], row.Children[1]);
        }

        return true;
    }

    private static bool Prepend(IHtmlDocument document, IElement cell)
    {
        var old = document.CreateElement("s");
        old.TextContent = "$99.99";
        cell.InsertBefore(old, cell.FirstChild);
        return true;
    }

    private static bool RepeatOtherwise(IHtmlDocument document, IElement table)
    {
        var copy = (IElement)table.Clone();
        table.Parent!.InsertBefore(copy, table.NextSibling);
        table.Parent!.InsertBefore(document.CreateElement("p"), copy);
        return Rewrite(copy, FirstDigit(), match => match.Value[..^1] + (char)('1' + (match.Value[^1] - '0' + 4) % 9));
    }

    private static bool Rewrite(IElement element, Regex pattern, string replacement) => Rewrite(element, pattern, match => match.Result(replacement));

    private static bool Rewrite(IElement element, Regex pattern, MatchEvaluator replace)
    {
        var changed = false;
        foreach (var text in element.GetDescendants().OfType<IText>().ToArray())
        {
            var rewritten = pattern.Replace(text.Data, replace);
            changed |= rewritten != text.Data;
            text.TextContent = rewritten;
        }

        return changed;
    }

    // "$1,250" is a thousand and more as far as the page tells, so three decimals stay as they are.
    [GeneratedRegex(@"(?<sign>\$ ?)(?<whole>\d+)\.(?<rest>\d{1,2}|(?<=\$ ?0\.)\d{3,})(?!\d)")]
    private static partial Regex DecimalPoint();

    [GeneratedRegex(@"\$|\bUSD\b|(?:US )?dollars")]
    private static partial Regex Dollar();

    [GeneratedRegex(@"(?<before>\b|(?<=\bper )|/ ?|每|“)(?:(?:1 ?)?M(?=t\b|tok|[ )])|(?:1 )?million|1,000,000|1?百万)(?<after>(?:(?! / )[\w*() -]){0,25}tok|\)|t\b)", RegexOptions.IgnoreCase)]
    private static partial Regex PerMillion();

    [GeneratedRegex(@"(?:1,000|\b1 ?K|thousand|千) ?(?:input |output )?tok", RegexOptions.IgnoreCase)]
    private static partial Regex PerThousand();

    [GeneratedRegex(@"[$¥]\s*\d(?!\d*,)")]
    private static partial Regex FirstDigit();
}

/// <summary>What identifies a price and its amount.</summary>
internal sealed record Price(string Model, PriceTerms Terms, decimal? Amount)
{
    // Words of the page become a variant only where they tell two prices apart, so one price the less can change it.
    public static Price Of(PriceFact fact) => new(fact.Listing.ProviderModel, fact.Terms with { Variant = "" }, fact.Amount);
}
