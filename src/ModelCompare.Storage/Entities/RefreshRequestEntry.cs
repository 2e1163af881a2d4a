using System.Collections.Immutable;
using System.Text.Json;

namespace ModelCompare.Storage.Entities;

/// <summary>A refresh that was asked for over HTTP: table <c>refresh_requests</c>.</summary>
internal sealed class RefreshRequestEntry
{
    public required string Id { get; init; }

    /// <summary>SHA-256 of the key by which a client asks for the same refresh again; of the id where it gave none.</summary>
    public required string KeyHash { get; init; }

    public RefreshState State { get; set; }

    /// <summary>JSON array.</summary>
    public required string Sources { get; init; }

    /// <summary>JSON array.</summary>
    public string Ended { get; set; } = "[]";

    public required DateTimeOffset RequestedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }
    public bool IsCancelWanted { get; set; }
    public string? Result { get; set; }
    public string? Error { get; set; }

    public RefreshRequest ToRequest() => new(
        Id, State, JsonSerializer.Deserialize<ImmutableArray<string>>(Sources), JsonSerializer.Deserialize<ImmutableArray<string>>(Ended),
        RequestedAt, StartedAt, EndedAt, IsCancelWanted, Result, Error);
}
