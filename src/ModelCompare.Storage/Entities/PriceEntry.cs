using ModelCompare.Catalog;

namespace ModelCompare.Storage.Entities;

/// <summary>A price component through time: table <c>prices</c>.</summary>
internal sealed class PriceEntry : HistoryEntry
{
    public required string Meter { get; init; }
    public required string Modality { get; init; }
    public required string ServiceTier { get; init; }

    /// <summary>Canonical text of the context range; null when the price holds for all.</summary>
    public string? Context { get; init; }

    public long? ContextOver { get; init; }
    public long? ContextUpTo { get; init; }
    public required string Region { get; init; }
    public required string Variant { get; init; }
    public required string Unit { get; init; }
    public required string Currency { get; init; }

    /// <summary>Null where the page says that it is free.</summary>
    public decimal? Amount { get; init; }

    public DateOnly? EffectiveFrom { get; init; }
    public DateOnly? EffectiveTo { get; init; }

    public static PriceEntry Of(PriceFact fact) => new()
    {
        Meter = fact.Terms.Meter,
        Modality = fact.Terms.Modality,
        ServiceTier = fact.Terms.ServiceTier,
        Context = fact.Terms.Context?.Text,
        ContextOver = fact.Terms.Context?.Over,
        ContextUpTo = fact.Terms.Context?.UpTo,
        Region = fact.Terms.Region,
        Variant = fact.Terms.Variant,
        Unit = fact.Terms.Unit,
        Currency = fact.Terms.Currency,
        Amount = fact.Amount is { } amount ? FactValue.Kept(amount) : null,
        EffectiveFrom = fact.Terms.EffectiveFrom,
        EffectiveTo = fact.Terms.EffectiveTo,
    };

    public override Fact ToFact(Listing listing) => new PriceFact
    {
        Listing = listing,
        Evidence = ToEvidence(),
        Amount = Amount,
        Terms = new PriceTerms
        {
            Meter = Meter,
            Modality = Modality,
            ServiceTier = ServiceTier,
            Context = Context is null ? null : new ContextRange(Context, ContextOver, ContextUpTo),
            Region = Region,
            Variant = Variant,
            Unit = Unit,
            Currency = Currency,
            EffectiveFrom = EffectiveFrom,
            EffectiveTo = EffectiveTo,
        },
    };
}
