using ModelCompare.Catalog;

namespace ModelCompare.Storage.Entities;

/// <summary>One attempt at one source: table <c>refresh_runs</c>.</summary>
internal sealed class RunEntry
{
    public long Id { get; init; }
    public required string SourceId { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }
    public required RunOutcome Outcome { get; init; }
    public string? ContentHash { get; init; }
    public int New { get; init; }
    public int Changed { get; init; }
    public int Confirmed { get; init; }
    public int Missing { get; init; }
    public int? Claimed { get; init; }
    public int Rejected { get; init; }
    public int Ignored { get; init; }

    /// <summary>See <see cref="CurrentRefresh"/>; the lines of the log bear it, and so does a refresh that was asked for.</summary>
    public string? RefreshId { get; init; }

    public string? Error { get; init; }
}
