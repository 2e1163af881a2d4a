using System.Collections.Immutable;

namespace ModelCompare.Storage;

/// <summary>How far a refresh is that was asked for over HTTP.</summary>
public enum RefreshState
{
    /// <summary>No worker has begun it.</summary>
    Queued,

    Running,

    /// <summary>All its sources were tried; the result says what came of each.</summary>
    Done,

    /// <summary>It was stopped as somebody wished; what was stored before stays.</summary>
    Cancelled,

    /// <summary>The worker could not carry it out at all; <see cref="RefreshRequest.Error"/> says why.</summary>
    Failed,
}

/// <summary>A refresh that was asked for.</summary>
/// <param name="Id">Its name in addresses: 32 hexadecimal digits.</param>
/// <param name="Sources">Ids of the sources wanted; empty for all.</param>
/// <param name="Ended">Ids of the sources that were tried so far.</param>
/// <param name="IsCancelWanted">Somebody asked for it to be stopped.</param>
/// <param name="Result">What came of it, JSON as <c>refresh --format json</c> prints it; null until it is done.</param>
public sealed record RefreshRequest(
    string Id, RefreshState State, ImmutableArray<string> Sources, ImmutableArray<string> Ended, DateTimeOffset RequestedAt,
    DateTimeOffset? StartedAt, DateTimeOffset? EndedAt, bool IsCancelWanted, string? Result, string? Error);
