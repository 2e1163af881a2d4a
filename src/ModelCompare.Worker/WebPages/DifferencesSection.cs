using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Comparison.Rendering;
using ModelCompare.Comparison.Text;

namespace ModelCompare.Worker.WebPages;

/// <summary>What other sources state differently, and what is announced: never shown as the value, never hidden.</summary>
internal static class DifferencesSection
{
    internal static Markup Of(ImmutableArray<Explanation> values)
    {
        var rows = values.SelectMany(value => value.Claims.Where(claim => claim.Standing is Standing.Differs or Standing.Announced or Standing.Witnessed).Select(claim => Row(value, claim))).ToList();
        return rows.Count == 0 ? Markup.Empty : SectionMarkup.Of("What else is stated", Markup.Of($"""
            <p class="quiet">Sources that are believed less state this, or a vendor announces it. The values above stand.</p>
            {MarkupTable.Of("What else is stated", EvidenceCells.Headers("Value", "Shown", "Stated", "Standing"), rows)}
            """));
    }

    private static Markup Row(Explanation value, Claim claim)
    {
        var shown = value.Claims.FirstOrDefault(other => other.Standing is Standing.Wins)?.Statement.Value ?? NumberText.Unknown;
        var terms = (claim.Statement.Fact as PriceFact)?.Terms;
        var dated = terms?.EffectiveFrom is { } from ? $"{claim.Statement.Value} from {from:O}" : claim.Statement.Value;
        return Markup.Of($"""
            <tr><th scope="row">{HistorySection.SubjectText(value.Subject.Name)}<span class="also">{Listing(value)}</span></th><td class="long">{shown}</td><td class="long">{dated}</td><td>{claim.Standing.ToString().ToLowerInvariant()}</td>{EvidenceCells.Of(claim.Statement)}</tr>

            """);
    }

    private static string Listing(Explanation value) => value.Subject.Kind is FactKind.Price ? $"{value.Subject.Listing.Provider}: {value.Subject.Text}" : "";
}
