namespace ModelCompare.Storage.Entities;

/// <summary>A provider that sources.json lists: table <c>providers</c>.</summary>
internal sealed class ProviderEntry
{
    public required string ProviderId { get; init; }
    public required string Name { get; set; }
    public string? Developer { get; set; }
}
