using System.Collections.Immutable;
using ModelCompare.Catalog;

namespace ModelCompare.Storage;

/// <summary>The distinct facts of a run that can be stored.</summary>
/// <param name="Facts">One fact a key, in the order of the document.</param>
/// <param name="Problems">What cannot be stored, and why.</param>
internal sealed record FactSet(ImmutableArray<KeyValuePair<FactKey, Fact>> Facts, ImmutableArray<string> Problems)
{
    /// <summary>Merges facts of equal key and value, of which the first one's evidence stays.</summary>
    /// <exception cref="InvalidOperationException">Facts of equal key disagree: normalization should have reported that.</exception>
    public static FactSet Of(IEnumerable<Fact> facts)
    {
        var seen = new Dictionary<FactKey, Fact>();
        var problems = ImmutableArray.CreateBuilder<string>();
        var distinct = ImmutableArray.CreateBuilder<KeyValuePair<FactKey, Fact>>();
        foreach (var fact in facts)
        {
            var key = FactKey.Of(fact);
            if (seen.TryGetValue(key, out var first))
            {
                RequireEqual(key, first, fact);
            }
            else if ((TooLong(key) ?? TooLarge(key, fact)) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                seen.Add(key, fact);
                distinct.Add(new(key, fact));
            }
        }

        return new(distinct.ToImmutable(), problems.ToImmutable());
    }

    private static void RequireEqual(FactKey key, Fact first, Fact second)
    {
        if (FactValue.Of(first) != FactValue.Of(second))
        {
            throw new InvalidOperationException(
                $"{second.Evidence.Source} states {key.Text} of {key.Listing.ProviderModel} as {FactValue.Of(first)} ({first.Evidence.Locator}) and as {FactValue.Of(second)} ({second.Evidence.Locator}).");
        }
    }

    private static string? TooLarge(FactKey key, Fact fact)
    {
        var number = fact switch
        {
            PriceFact price => price.Amount ?? 0,
            BenchmarkFact score => score.Score,
            _ => 0,
        };
        return Math.Abs(number) < CatalogLengths.NumberLimit ? null : $"The number of {key.Text} of {key.Listing.ProviderModel} has more than 16 digits before the point: {FactValue.Of(fact)}";
    }

    private static string? TooLong(FactKey key)
    {
        ImmutableArray<(string What, string Text, int Limit)> texts =
        [
            ("The provider's id", key.Listing.Provider, CatalogLengths.Name),
            ("The model's name", key.Listing.ProviderModel, CatalogLengths.PageText),
            ($"The name of a {key.Kind}", key.Name, key.Kind == FactKind.Benchmark ? CatalogLengths.PageText : CatalogLengths.Name),
            ("The metric", key.Metric, CatalogLengths.PageText),
            ("The setting", key.Setting, CatalogLengths.PageText),
            ("The context range", key.Terms?.Context?.Text ?? "", CatalogLengths.Name),
            ("The modality", key.Terms?.Modality ?? "", CatalogLengths.Name),
            ("The service tier", key.Terms?.ServiceTier ?? "", CatalogLengths.Name),
            ("The region", key.Terms?.Region ?? "", CatalogLengths.PageText),
            ("The variant", key.Terms?.Variant ?? "", CatalogLengths.PageText),
            ("The unit", key.Terms?.Unit ?? "", CatalogLengths.Name),
            ("The currency", key.Terms?.Currency ?? "", CatalogLengths.Name),
        ];
        var (what, text, limit) = texts.FirstOrDefault(text => text.Text.Length > text.Limit);
        return what is null ? null : $"{what} has {text.Length} characters, more than {limit}: {text[..60]}…";
    }
}
