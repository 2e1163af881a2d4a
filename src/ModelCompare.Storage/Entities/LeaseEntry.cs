namespace ModelCompare.Storage.Entities;

/// <summary>Who does something that must not be done twice at once: table <c>leases</c>.</summary>
internal sealed class LeaseEntry
{
    public required string Name { get; init; }
    public required string Holder { get; set; }
    public long Token { get; set; }
    public DateTimeOffset AcquiredAt { get; set; }
    public DateTimeOffset ExpiresAt { get; set; }

    /// <summary>When the last one that was ended by its holder had begun; null while none was.</summary>
    public DateTimeOffset? ServedAt { get; set; }
}
