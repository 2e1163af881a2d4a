using System.Collections.Immutable;
using System.Globalization;

namespace ModelCompare.Catalog;

/// <summary>
/// Finds where sources state different values for the same thing, and who is believed. Prices are held against each other within a
/// provider; attributes, capabilities and scores within a model, since a model has them wherever it is offered.
/// </summary>
/// <param name="trust">Which source is believed; what sources.json does not list is left out.</param>
/// <param name="today">The day of the question; a price is held against what was in force when it was last read, and at the latest then.</param>
public sealed class Discrepancies(SourceTrust trust, DateOnly today)
{
    // A name is how a source calls a model, and whether and until when it is offered each provider decides for itself.
    private static readonly ImmutableHashSet<string> s_ofRoutes =
        [ModelAttributes.Name, ModelAttributes.Offered, ModelAttributes.DeprecatedOn, ModelAttributes.RetiredOn];

    /// <summary>All discrepancies, by kind, model, provider and what is stated. Equal facts in any order give equal results.</summary>
    public ImmutableArray<Discrepancy> Find(IEnumerable<LinkedFact> facts) =>
    [
        .. facts
            .Where(fact => trust.RankOf(fact.Stated.Fact.Evidence.Source) is not null)
            .Select(fact => (fact, subject: SubjectOf(fact)))
            .Where(pair => pair.subject is not null)
            .GroupBy(pair => pair.subject!, pair => pair.fact)
            .SelectMany(Contradictions)
            .OrderBy(row => row.Kind)
            .ThenBy(row => row.Model, StringComparer.Ordinal)
            .ThenBy(row => row.Provider, StringComparer.Ordinal)
            .ThenBy(row => row.Other.Listing.ProviderModel, StringComparer.Ordinal)
            .ThenBy(row => row.What, StringComparer.Ordinal)
            .ThenBy(row => trust.RankOf(row.Other.Source)),
    ];

    private IEnumerable<Discrepancy> Contradictions(IGrouping<Subject, LinkedFact> same)
    {
        ImmutableArray<LinkedFact> byTrust =
        [
            .. same
                .OrderBy(fact => trust.RankOf(fact.Stated.Fact.Evidence.Source))
                .ThenBy(fact => fact.Stated.Fact.Listing.Provider, StringComparer.Ordinal)
                .ThenBy(fact => fact.Stated.Fact.Listing.ProviderModel, StringComparer.Ordinal)
                .ThenBy(fact => FactKey.Of(fact.Stated.Fact).Text, StringComparer.Ordinal),
        ];
        return byTrust.Select(other => (other, believed: Believed(byTrust, other)))
            .Where(pair => !pair.believed.IsEmpty && !pair.believed.Any(winner => Agree(winner.Stated.Fact, pair.other.Stated.Fact)))
            .Select(pair => Between(pair.believed[0], pair.other));
    }

    // What the most trusted of the other sources says of the day for which this one speaks: what was read before a price changed does not contradict the new one.
    private ImmutableArray<LinkedFact> Believed(ImmutableArray<LinkedFact> byTrust, LinkedFact other)
    {
        var day = other.Stated.ConfirmedOn < today ? other.Stated.ConfirmedOn : today;
        var rank = trust.RankOf(other.Stated.Fact.Evidence.Source);
        ImmutableArray<LinkedFact> rivals = IsInForce(other, day)
            ? [.. byTrust.Where(rival => trust.RankOf(rival.Stated.Fact.Evidence.Source) < rank && IsInForce(rival, day))]
            : [];
        return [.. rivals.Where(rival => rival.Stated.Fact.Evidence.Source == rivals[0].Stated.Fact.Evidence.Source)];
    }

    private static bool IsInForce(LinkedFact fact, DateOnly day) =>
        fact.Stated.Fact is not PriceFact { Terms: var terms } || (!(terms.EffectiveFrom > day) && !(terms.EffectiveTo < day));

    private Discrepancy Between(LinkedFact winner, LinkedFact other)
    {
        var (believed, disputed) = (winner.Stated.Fact, other.Stated.Fact);
        var (from, to) = (NumberOf(believed), NumberOf(disputed));
        var isPrice = disputed is PriceFact;
        return new(
            FactKey.Of(disputed).Kind, other.Model ?? "", disputed.Listing.Provider, FactKey.Of(isPrice ? believed : disputed).Text,
            StatedValue.Of(winner.Stated), StatedValue.Of(other.Stated),
            Published: !isPrice || !trust.IsWitness(believed.Evidence.Source),
            Ratio: isPrice && from is not (null or 0) && to is not (null or 0) ? decimal.Round(to.Value / from.Value, 6) : null,
            Difference: to - from);
    }

    private static bool Agree(Fact winner, Fact other)
    {
        var (believed, disputed) = (FactValue.Of(winner), FactValue.Of(other));
        return string.Equals(believed, disputed, StringComparison.OrdinalIgnoreCase)
            || (winner as AttributeFact)?.Attribute switch
            {
                ModelAttributes.ReleasedOn or ModelAttributes.KnowledgeCutoff => SamePeriod(believed, disputed),
                ModelAttributes.ContextWindow or ModelAttributes.MaxOutput => SameCount(NumberOf(winner), NumberOf(other)),
                _ => false,
            };
    }

    // 2024-09 and 2024-09-25 differ in precision, not in what they say.
    private static bool SamePeriod(string left, string right) =>
        left.StartsWith(right + "-", StringComparison.Ordinal) || right.StartsWith(left + "-", StringComparison.Ordinal);

    // Pages write 131,072 as 128k and 1,048,576 as 1M.
    private static bool SameCount(decimal? left, decimal? right) =>
        left * 1.024m == right || left == right * 1.024m || left * 1.048576m == right || left == right * 1.048576m;

    private static decimal? NumberOf(Fact fact) => fact switch
    {
        PriceFact price => price.Amount ?? 0,
        BenchmarkFact score => score.Score,
        AttributeFact { Value: var text } when decimal.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    private static Subject? SubjectOf(LinkedFact linked) => linked.Stated.Fact switch
    {
        PriceFact { Terms.Variant.Length: > 0 } => null,
        PriceFact price => Subject.OfPrice(price, linked.Model),
        AttributeFact { Attribute: var attribute } when s_ofRoutes.Contains(attribute) => null,
        { } fact when linked.Model is null => Subject.OfListing(fact),
        { } fact => Subject.OfModel(fact, linked.Model),
    };

    /// <summary>What facts must have in common to be about the same thing.</summary>
    private sealed record Subject(FactKind Kind, string Of, string Name, PriceTerms? Terms, string Metric, string Setting)
    {
        public static Subject OfModel(Fact fact, string model) => About(fact, "model " + model);

        public static Subject OfListing(Fact fact) => About(fact, $"listing {fact.Listing.Provider} {fact.Listing.ProviderModel}");

        public static Subject OfPrice(PriceFact price, string? model)
        {
            var offer = model is null ? OfListing(price) : About(price, $"offer {price.Listing.Provider} {model}");
            return offer with { Terms = Comparable(price.Terms) };
        }

        private static Subject About(Fact fact, string of)
        {
            var key = FactKey.Of(fact);
            return new(key.Kind, of, key.Name, key.Terms, key.Metric, key.Setting);
        }

        // Two ranges are held against each other where they begin at the same length: both then price the prompt that is just longer.
        // A price for all modalities is one for text, and so is a joint price of text and others.
        private static PriceTerms Comparable(PriceTerms terms) => terms with
        {
            Modality = terms.Modality.Split('+').Contains("text") ? "" : terms.Modality,
            Context = terms.Context switch
            {
                null or { Over: null or 0, UpTo: not null } or { Text: "short" } => null,
                { Over: { } over } => new("", over, null),
                var named => named,
            },
            EffectiveFrom = null,
            EffectiveTo = null,
        };
    }
}
