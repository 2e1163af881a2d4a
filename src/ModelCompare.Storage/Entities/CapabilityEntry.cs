using ModelCompare.Catalog;

namespace ModelCompare.Storage.Entities;

/// <summary>A capability through time: table <c>capabilities</c>.</summary>
internal sealed class CapabilityEntry : HistoryEntry
{
    public required string Capability { get; init; }
    public required bool Supported { get; init; }

    public static CapabilityEntry Of(CapabilityFact fact) => new() { Capability = fact.Capability, Supported = fact.Supported };

    public override Fact ToFact(Listing listing) =>
        new CapabilityFact { Listing = listing, Evidence = ToEvidence(), Capability = Capability, Supported = Supported };
}
