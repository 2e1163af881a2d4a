namespace ModelCompare.Storage;

/// <summary>
/// Keys of rows of history, in the order of the moments in which rows are opened, whichever worker opens them: what became different twice
/// within a day is then told in its order. A sequence does not give that, since each worker takes a block of keys of its own.
/// </summary>
internal sealed class HistoryKeys(TimeProvider time)
{
    // A million keys a millisecond; 19 digits from the year 2000 to 2248, so that they have the same order as text.
    private const int Bits = 20;

    private readonly Lock _lock = new();
    private long _last;

    /// <summary>The next key, greater than all before it here.</summary>
    public long Next()
    {
        // Another worker may open a row in the same millisecond, and must not come upon the same key.
        var moment = (time.GetUtcNow().ToUnixTimeMilliseconds() << Bits) + Random.Shared.Next(1 << Bits);
        lock (_lock)
        {
            return _last = Math.Max(_last + 1, moment);
        }
    }
}
