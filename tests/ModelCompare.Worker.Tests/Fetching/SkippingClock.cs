using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace ModelCompare.Worker.Tests.Fetching;

/// <summary>
/// A clock on which waits pass at once and are remembered, while time limits pass only when a test says so:
/// real input and output goes on meanwhile, and must not run into a limit.
/// </summary>
internal sealed class SkippingClock(params TimeSpan[] limits) : TimeProvider
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public override long TimestampFrequency => _time.TimestampFrequency;

    public void Advance(TimeSpan time) => _time.Advance(time);

    public override DateTimeOffset GetUtcNow() => _time.GetUtcNow();

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = _time.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && !limits.Contains(dueTime))
        {
            _waits.Enqueue(dueTime);
            ThreadPool.QueueUserWorkItem(_ => _time.Advance(dueTime));
        }

        return timer;
    }
}
