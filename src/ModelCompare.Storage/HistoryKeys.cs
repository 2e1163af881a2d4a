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
        var moment = time.GetUtcNow().ToUnixTimeMilliseconds() << Bits;
        lock (_lock)
        {
            // Another worker may open rows in the same millisecond: each begins at a place of its own in it, and counts on from there.
            return _last = moment > _last ? moment + Random.Shared.Next(1 << (Bits - 1)) : _last + 1;
        }
    }
}
