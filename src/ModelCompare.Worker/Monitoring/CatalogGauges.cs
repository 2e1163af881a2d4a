using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using ModelCompare.Catalog;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Monitoring;

/// <summary>
/// Tells how the catalog stands: its sources, what is held, what waits, and whether the worker can be used. It is read from the
/// database when it is asked for, so that it is right after a restart and the same whichever worker is asked.
/// </summary>
internal sealed partial class CatalogGauges
{
    // Many may ask at once, and every gauge of one answer is told from the same reading.
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(5);

    // A scrape ends before its own limit, usually ten seconds, so that a database that hangs is told rather than nothing.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    private readonly Lock _turn = new();
    private readonly HealthChecks _checks;
    private readonly HoldStore _holds;
    private readonly RefreshRequestStore _requests;
    private readonly NotificationStore _notifications;
    private readonly TimeProvider _time;
    private readonly ILogger<CatalogGauges> _logger;
    private (Standing Standing, long At)? _last;

    public CatalogGauges(IMeterFactory meters, HealthChecks checks, HoldStore holds, RefreshRequestStore requests, NotificationStore notifications, TimeProvider time, ILogger<CatalogGauges> logger)
    {
        (_checks, _holds, _requests, _notifications, _time, _logger) = (checks, holds, requests, notifications, time, logger);
        var meter = meters.Create(Telemetry.Name);
        meter.CreateObservableGauge("modelcompare.health", Health, null, "Checks of readiness: 0 healthy, 1 degraded, 2 unhealthy.");
        OfSources(meter, "modelcompare.source.last_attempt.timestamp", "s", "When a source was last tried, whatever came of it.", state => Seconds(state.AttemptedAt));
        OfSources(meter, "modelcompare.source.last_confirmation.timestamp", "s", "When what a source states was last known to stand.", state => Seconds(state.ConfirmedAt));
        OfSources(meter, "modelcompare.source.stale.timestamp", "s", "When a source turns stale, or did, unless it is confirmed again.", state => Seconds(StaleAt(state)));
        OfSources(meter, "modelcompare.source.failing", null, "Whether the last attempt at a source failed: 0 or 1.", state => state.Outcome is RunOutcome.Failed or RunOutcome.Outdated ? 1 : 0);
        OfSources(meter, "modelcompare.source.facts", "{fact}", "Values that the last accepted document of a source states.", state => state.Facts);
        OfSources(meter, "modelcompare.source.unclaimed_money", "{place}", "Places with money of the last accepted document that nothing claims or ignores.", state => state.Rejected);
        meter.CreateObservableGauge("modelcompare.holds.open", Held, "{hold}", "What waits for a person: whole documents, and single values.");
        meter.CreateObservableGauge("modelcompare.queue.length", () => OfQueue(queue => queue.Length), "{refresh}", "Refreshes that were asked for and are not begun.");
        meter.CreateObservableGauge("modelcompare.queue.age", () => OfQueue(Age), "s", "How long the oldest of them has been waiting; 0 for none.");
        meter.CreateObservableGauge("modelcompare.notifications.waiting", () => OfNotifications(standing => standing.Waiting), "{notification}", "Notifications that are neither acknowledged nor given up.");
        meter.CreateObservableGauge("modelcompare.notifications.given_up", () => OfNotifications(standing => standing.GivenUp), "{notification}", "Stored notifications that were given up.");
    }

    /// <summary>Reads anew when it is asked next, though the last reading is seconds old.</summary>
    internal void Forget()
    {
        lock (_turn)
        {
            _last = null;
        }
    }

    private void OfSources(Meter meter, string name, string? unit, string description, Func<SourceState, double?> valueOf) => meter.CreateObservableGauge(
        name,
        () => Read().Sources.SelectMany(state => valueOf(state) is { } value ? new[] { new Measurement<double>(value, Telemetry.Tag(Telemetry.SourceTag, state.SourceId)) } : []),
        unit, description);

    private IEnumerable<Measurement<int>> Health() => Read().Health.Checks.Select(check => new Measurement<int>(
        check.Status switch { HealthCheck.Healthy => 0, HealthCheck.Degraded => 1, _ => 2 }, Telemetry.Tag("check", check.Name)));

    // Sources of which nothing is held say so, so that an alert ends.
    private IEnumerable<Measurement<int>> Held()
    {
        var standing = Read();
        return standing.Sources.SelectMany(source => new[] { Of(source, "document", isWhole: true), Of(source, "value", isWhole: false) });

        Measurement<int> Of(SourceState source, string kind, bool isWhole) => new(
            standing.Holds.Count(hold => hold.Source == source.SourceId && (hold.Subject.Length == 0) == isWhole), Telemetry.Tag(Telemetry.SourceTag, source.SourceId), Telemetry.Tag("kind", kind));
    }

    private Measurement<double>[] OfQueue(Func<ImmutableArray<RefreshRequest>, double> valueOf) => Read().Queue is { } queue ? [new(valueOf(queue))] : [];

    private Measurement<int>[] OfNotifications(Func<NotificationStanding, int> valueOf) => Read().Notifications is { } standing ? [new(valueOf(standing))] : [];

    private double Age(ImmutableArray<RefreshRequest> queue) =>
        queue.IsEmpty ? 0 : Math.Max(0, (_time.GetUtcNow() - queue.Min(request => request.RequestedAt)).TotalSeconds);

    // Whoever collects cannot wait for a task, and has a thread of its own for it.
    private Standing Read()
    {
        lock (_turn)
        {
            if (_last is not { } last || _time.GetElapsedTime(last.At) >= s_lifetime)
            {
                _last = last = (ReadNow(), _time.GetTimestamp());
            }

            return last.Standing;
        }
    }

    private Standing ReadNow()
    {
        using var patience = new CancellationTokenSource(s_patience);
        var reading = Task.Run(() => ReadAsync(patience.Token), patience.Token);
        try
        {
            // A driver may not hear of the cancellation in time.
            return reading.WaitAsync(s_patience + s_patience / 5, _time).GetAwaiter().GetResult();
        }
        catch (ObjectDisposedException)
        {
            // The worker ends, and is asked for the last time.
            return new(HealthDocument.Of([]), [], [], null, null);
        }
        catch (Exception exception)
        {
            // The SDK would leave everything out without a word.
            Log.CannotRead(_logger, exception.Message);
            return new(HealthDocument.Of([HealthCheck.Of(HealthCheck.Database, "It cannot be read.", HealthCheck.Unhealthy)]), [], [], null, null);
        }
    }

    private async Task<Standing> ReadAsync(CancellationToken cancellationToken)
    {
        var (health, sources) = await _checks.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (health.Checks.Any(check => check.Name == HealthCheck.Database && check.Status == HealthCheck.Unhealthy))
        {
            return new(health, [], [], null, null);
        }

        var holds = await _holds.GetAsync(HoldScope.Open, cancellationToken).ConfigureAwait(false);
        var requests = await _requests.GetOpenAsync(cancellationToken).ConfigureAwait(false);
        var standing = await _notifications.GetStandingAsync(cancellationToken).ConfigureAwait(false);
        return new(health, sources, holds, [.. requests.Where(request => request.State is RefreshState.Queued)], standing);
    }

    private static DateTimeOffset? StaleAt(SourceState state) =>
        state.FreshUntil is { } day ? new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;

    private static double? Seconds(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds() / 1000.0;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Cannot read how the catalog stands, which metrics leave out: {Error}")]
        public static partial void CannotRead(ILogger logger, string error);
    }

    /// <param name="Queue">Refreshes that are not begun; null where they cannot be read.</param>
    /// <param name="Notifications">How deliveries stand; null where that cannot be read.</param>
    private sealed record Standing(HealthDocument Health, ImmutableArray<SourceState> Sources, ImmutableArray<Acceptance.Hold> Holds, ImmutableArray<RefreshRequest>? Queue, NotificationStanding? Notifications);
}
