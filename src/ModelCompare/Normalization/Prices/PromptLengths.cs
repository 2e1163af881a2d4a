using ModelCompare.Catalog;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Normalization.Prices;

/// <summary>Holds prices for prompts of some lengths against those that name no length.</summary>
internal static class PromptLengths
{
    /// <summary>What makes two prices the same one but for the length of the prompt.</summary>
    internal static (Listing Listing, PriceTerms Terms) Without(PriceCandidate candidate) => (candidate.Fact.Listing, candidate.Fact.Terms with { Context = null });

    /// <summary>Gives the price that names no length the range that those beside it leave, or the one whose price it repeats, where there is one.</summary>
    internal static IEnumerable<PriceCandidate> Complete(PriceCandidate[] candidates)
    {
        var alike = candidates.ToLookup(Without);
        return candidates.Select(candidate => candidate.Fact.Terms.Context is null && RangeAmong(alike[Without(candidate)]) is { } range
            ? candidate with { Fact = candidate.Fact with { Terms = candidate.Fact.Terms with { Context = range } } }
            : candidate);
    }

    private static ContextRange? RangeAmong(IEnumerable<PriceCandidate> alike)
    {
        var ranged = alike.Where(candidate => candidate.Fact.Terms.Context is not null).ToLookup(candidate => candidate.Fact.Terms.Context!, candidate => candidate.Fact.Amount);
        var plain = alike.Where(candidate => candidate.Fact.Terms.Context is null).ToArray();
        return ranged.Count > 0 && plain.Select(candidate => candidate.Fact.Amount).Distinct().ToArray() is [var amount]
            ? Repeated(amount, ranged) ?? (AreOfOnePlace(alike) ? ContextRest.Of([.. ranged.Select(range => range.Key)]) : null) ?? Equal(amount, ranged).FirstOrDefault()
            : null;
    }

    // A summary repeats what short prompts cost.
    private static ContextRange? Repeated(decimal? amount, ILookup<ContextRange, decimal?> ranged) => Equal(amount, ranged).FirstOrDefault(range => range is { UpTo: not null } or { Text: "short" });

    private static IEnumerable<ContextRange> Equal(decimal? amount, ILookup<ContextRange, decimal?> ranged) =>
        ranged.Where(range => range.Contains(amount)).Select(range => range.Key).OrderBy(range => range.Over ?? 0);

    // What another table says of the same model may be of another use of it.
    private static bool AreOfOnePlace(IEnumerable<PriceCandidate> alike) => alike.Select(candidate => candidate.Table).Distinct().Count() == 1;
}
