using ModelCompare.Catalog;

namespace ModelCompare.Storage.Entities;

/// <summary>A model, curated or introduced by its lab: table <c>models</c>.</summary>
internal sealed class ModelEntry
{
    public long Id { get; init; }
    public required string Slug { get; init; }
    public required string Name { get; set; }
    public required string Developer { get; set; }

    /// <summary>One of <see cref="ProductTypes"/>.</summary>
    public required string ProductType { get; set; }

    public List<ListingEntry> Listings { get; } = [];

    public ResolvedModel ToModel() => new(Slug, Name, Developer, ProductType);
}
