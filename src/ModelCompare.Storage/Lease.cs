namespace ModelCompare.Storage;

/// <summary>The right of one worker, for a while, to do something that must not be done twice at once.</summary>
/// <param name="Name">What is done: <c>source/ID</c>, <c>catalog</c>, <c>refresh/ID</c>.</param>
/// <param name="Holder">Who may do it: host, process and a number of its own.</param>
/// <param name="Token">Rises each time the lease is taken, so that what an earlier holder still writes is told from what the present one does.</param>
public sealed record Lease(string Name, string Holder, long Token)
{
    private static readonly AsyncLocal<Lease?> s_current = new();

    /// <summary>The lease under which this flow of control works; each of its transactions checks that it is still held.</summary>
    public static Lease? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }
}

/// <summary>What came of asking for a lease.</summary>
public abstract record LeaseAttempt
{
    private LeaseAttempt()
    {
    }

    public sealed record Granted(Lease Lease) : LeaseAttempt;

    /// <param name="Holder">Who has it.</param>
    /// <param name="Since">When it was taken.</param>
    /// <param name="Until">When it ends, unless it is prolonged.</param>
    public sealed record Busy(string Holder, DateTimeOffset Since, DateTimeOffset Until) : LeaseAttempt;

    /// <summary>What was due is done: somebody began it at <paramref name="At"/> or later and ended it.</summary>
    public sealed record Served(DateTimeOffset At) : LeaseAttempt;
}

/// <summary>A lease ended while its holder still worked: another worker may have it, and nothing of the transaction is stored.</summary>
public sealed class LeaseLostException : Exception
{
    public LeaseLostException()
    {
    }

    public LeaseLostException(string message)
        : base(message)
    {
    }

    public LeaseLostException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal static LeaseLostException Of(Lease lease) => new($"The lease \"{lease.Name}\" of {lease.Holder} ended while it worked.");
}
