namespace ModelCompare.Worker.Commands;

/// <summary>Exit statuses of every command.</summary>
public static class ExitStatus
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>Nothing could be done: usage, configuration, or the database.</summary>
    public const int Unusable = 1;

    /// <summary>Some source failed; the others were refreshed.</summary>
    public const int SomeSourceFailed = 2;

    /// <summary>No source failed, but something waits for a person; see <c>holds</c>.</summary>
    public const int SomethingHeld = 3;
}
