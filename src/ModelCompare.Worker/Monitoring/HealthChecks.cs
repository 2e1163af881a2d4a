using System.Collections.Immutable;
using System.Data.Common;
using Microsoft.Extensions.Options;
using ModelCompare.Catalog;
using ModelCompare.Storage;
using ModelCompare.Worker.Jobs;
using ModelCompare.Worker.Refreshing;
using Quartz;

namespace ModelCompare.Worker.Monitoring;

/// <summary>
/// Checks what the worker needs to be of use. Unhealthy is what makes the catalog unusable or nobody bring it up to date; degraded is
/// what people should look into while everything still answers.
/// </summary>
internal sealed class HealthChecks(
    CatalogDatabase database, CatalogReader reader, IOptions<FreshnessOptions> freshness, TimeProvider time,
    ISchedulerFactory? schedulers = null, LiveSources? watched = null)
{
    // Whoever probes waits for five seconds or ten. A server that cannot be reached is tried for a minute by others.
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Checks everything.</summary>
    internal async Task<HealthDocument> CheckAsync(CancellationToken cancellationToken) => (await ReadAsync(cancellationToken).ConfigureAwait(false)).Health;

    /// <summary>Checks everything, and gives the listed sources as they were read for it: none where they could not be.</summary>
    // A worker alone has schedules, and watches a file.
    internal async Task<(HealthDocument Health, ImmutableArray<SourceState> Sources)> ReadAsync(CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(Patience, time);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        var checks = ImmutableArray.CreateBuilder<HealthCheck>();
        checks.Add(await GuardAsync(HealthCheck.Database, async () =>
        {
            await database.VerifyAsync(patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
            return HealthCheck.Of(HealthCheck.Database, null, HealthCheck.Unhealthy);
        }, cancellationToken).ConfigureAwait(false));
        ImmutableArray<SourceState> listed = [];
        checks.Add(await GuardAsync("sources", async () =>
        {
            var states = await reader.GetSourceStatesAsync(patience.Token).WaitAsync(patience.Token).ConfigureAwait(false);
            listed = [.. states.Where(state => state.Role is not null)];
            return Judge(listed);
        }, cancellationToken).ConfigureAwait(false));

        if (schedulers is not null)
        {
            checks.Add(await CheckSchedulerAsync(schedulers, cancellationToken).ConfigureAwait(false));
        }

        if (watched is not null)
        {
            checks.Add(HealthCheck.Of("configuration", watched.Problem, HealthCheck.Degraded));
        }

        return (HealthDocument.Of(checks.ToImmutable()), listed);
    }

    private static async Task<HealthCheck> GuardAsync(string name, Func<Task<HealthCheck>> check, CancellationToken cancellationToken)
    {
        try
        {
            return await check().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheck.Of(name, $"The catalog's database does not answer within {Patience.Seconds} s.", HealthCheck.Unhealthy);
        }
        catch (Exception exception) when (exception is CatalogUnavailableException or DbException)
        {
            // The message of a database's own exception may tell strangers more than they should know.
            return HealthCheck.Of(name, exception is CatalogUnavailableException ? exception.Message : "The catalog's database cannot be read.", HealthCheck.Unhealthy);
        }
    }

    // Quartz's own health check asks the same; ours stands in one document with the others.
    private static async Task<HealthCheck> CheckSchedulerAsync(ISchedulerFactory schedulers, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken).ConfigureAwait(false);
        var status = await scheduler.GetStatus(cancellationToken).ConfigureAwait(false);
        return HealthCheck.Of("scheduler", status is SchedulerStatus.Running ? null : $"The scheduler is not running ({status}); no source is refreshed.", HealthCheck.Unhealthy);
    }

    private HealthCheck Judge(ImmutableArray<SourceState> listed)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var stale = Ids(listed.Where(state => state.IsStale(today)));
        var overdue = Ids(listed.Where(state => state.IsStale(today.AddDays(-freshness.Value.Grace.Days))));
        var unread = Ids(listed.Where(state => state is { AttemptedAt: not null, ConfirmedAt: null }));
        string?[] problems =
        [
            Say($"past their limit of freshness by more than {FreshnessOptions.Section}:{nameof(FreshnessOptions.Grace)}", overdue),
            Say("not confirmed again within their limit of freshness", stale.RemoveRange(overdue)),
            Say("tried and never read", unread),
        ];
        var problem = string.Join("; ", problems.OfType<string>());
        var status = problem.Length == 0 ? HealthCheck.Healthy : overdue.IsEmpty ? HealthCheck.Degraded : HealthCheck.Unhealthy;
        return new("sources", status, problem.Length == 0 ? null : problem, stale, overdue);
    }

    private static string? Say(string what, ImmutableArray<string> ids) => ids.IsEmpty ? null : $"{what}: {string.Join(", ", ids)}";

    private static ImmutableArray<string> Ids(IEnumerable<SourceState> states) => [.. states.Select(state => state.SourceId)];
}
