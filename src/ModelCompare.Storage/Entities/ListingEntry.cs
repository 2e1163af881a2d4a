using ModelCompare.Catalog;

namespace ModelCompare.Storage.Entities;

/// <summary>A name under which a provider lists a model: table <c>listings</c>.</summary>
internal sealed class ListingEntry
{
    public long Id { get; init; }
    public required string Provider { get; init; }
    public required string ProviderModel { get; init; }

    /// <summary>Null while the listing is unmatched.</summary>
    public long? ModelId { get; set; }

    public ModelEntry? Model { get; set; }

    public Listing ToListing() => new(Provider, ProviderModel);
}
