using ModelCompare.Catalog;

namespace ModelCompare.Storage.Entities;

/// <summary>An attribute through time: table <c>attributes</c>.</summary>
internal sealed class AttributeEntry : HistoryEntry
{
    public required string Attribute { get; init; }
    public required string Value { get; init; }

    public static AttributeEntry Of(AttributeFact fact) => new() { Attribute = fact.Attribute, Value = fact.Value };

    public override Fact ToFact(Listing listing) =>
        new AttributeFact { Listing = listing, Evidence = ToEvidence(), Attribute = Attribute, Value = Value };
}
