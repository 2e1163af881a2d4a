namespace ModelCompare.Storage.Entities;

/// <summary>What one receiver is to be told: table <c>notifications</c>.</summary>
internal sealed class NotificationEntry
{
    /// <summary>32 hexadecimal digits, rising with time.</summary>
    public required string Id { get; init; }

    /// <summary>See <see cref="NotificationTarget.Key"/>.</summary>
    public required string Target { get; init; }

    public required NotificationEvent Event { get; init; }
    public required string SourceId { get; init; }

    /// <summary>JSON, as it is sent.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it may be tried; whoever tries it moves this on first, so that nobody else does meanwhile.</summary>
    public required DateTimeOffset NextAttemptAt { get; set; }

    public int Attempts { get; set; }

    /// <summary>When it was acknowledged or given up; null while it waits.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Why the last attempt failed; null when it was acknowledged.</summary>
    public string? Error { get; set; }
}
