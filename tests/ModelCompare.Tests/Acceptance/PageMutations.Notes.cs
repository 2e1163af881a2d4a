using AngleSharp.Dom;
using ModelCompare.Catalog;

namespace ModelCompare.Tests.Acceptance;

/// <summary>Words over a table by which its prices are no longer what they were, although none of them changed.</summary>
internal sealed partial class PageMutations
{
    private static readonly string[] Denials =
    [
        "All prices are in AUD.", "Prices are in cents.", "Prices are in €.", "These prices are no longer valid.", "Legacy prices", "Fine-tuning prices",
        "Prices for customers of Japan only", "Preview of next year's rates",
    ];

    private IEnumerable<Mutant> Notes() =>
    [
        .. Denials.SelectMany(words => Noted("a note that denies", words, IsInTable)),
        .. Noted("a note that denies", "(Batch API)", price => IsInTable(price) && price.Terms.ServiceTier != ServiceTiers.Batch),
    ];

    private static bool IsInTable(PriceFact price) => price.Evidence.Locator.Contains("tr:nth-of-type", StringComparison.Ordinal);

    private IEnumerable<Mutant> Noted(string name, string words, Func<PriceFact, bool> denied) => Dom($"{name}: {words}", (page, variant) =>
    {
        foreach (var table in variant > 0 ? [] : Tables(page).ToArray())
        {
            var note = page.CreateElement("p");
            note.TextContent = words;
            table.Before(note);
        }

        return variant == 0 && Tables(page).Any();
    }).Select(mutant => mutant with { Denied = denied });
}
