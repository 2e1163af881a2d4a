using System.Collections.Immutable;

namespace ModelCompare.Worker.Monitoring;

/// <summary>Whether the worker can be used.</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>: the worst of the checks.</param>
internal sealed record HealthDocument(string Status, ImmutableArray<HealthCheck> Checks)
{
    internal static HealthDocument Of(ImmutableArray<HealthCheck> checks) =>
        new(new[] { HealthCheck.Unhealthy, HealthCheck.Degraded }.FirstOrDefault(status => checks.Any(check => check.Status == status)) ?? HealthCheck.Healthy, checks);
}

/// <summary>One check.</summary>
/// <param name="Problem">What is wrong; null when nothing is.</param>
/// <param name="Stale">Sources that were not confirmed again within their limit of freshness.</param>
/// <param name="Overdue">Those of them that are past it by more than its grace.</param>
internal sealed record HealthCheck(string Name, string Status, string? Problem, ImmutableArray<string> Stale, ImmutableArray<string> Overdue)
{
    /// <summary>Name of the check without which nothing else can be told.</summary>
    internal const string Database = "database";

    internal const string Healthy = "healthy";
    internal const string Degraded = "degraded";
    internal const string Unhealthy = "unhealthy";

    internal static HealthCheck Of(string name, string? problem, string worse) => new(name, problem is null ? Healthy : worse, problem, [], []);
}
