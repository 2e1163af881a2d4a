using System.Net;
using Microsoft.Extensions.Options;

namespace ModelCompare.Worker.Fetching;

/// <summary>Checks <see cref="FetchingOptions"/> when the program starts; all that is wrong is said at once.</summary>
internal sealed class FetchingOptionsValidator : IValidateOptions<FetchingOptions>
{
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, FetchingOptions options)
    {
        string[] problems = [.. Problems(options)];
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(FetchingOptions options)
    {
        var rules = new (bool Holds, string Setting, string Rule)[]
        {
            (options.MaxBodyBytes is > 0 and <= 1 << 30, nameof(options.MaxBodyBytes), "must be between 1 and 1 GiB"),
            (IsTime(options.AttemptTimeout), nameof(options.AttemptTimeout), "must be above 0 and at most a day"),
            (IsTime(options.TotalTimeout), nameof(options.TotalTimeout), "must be above 0 and at most a day"),
            (options.TotalTimeout >= options.AttemptTimeout, nameof(options.TotalTimeout), $"must be no shorter than {nameof(options.AttemptTimeout)}"),
            (options.MaxRedirects is >= 0 and <= 20, nameof(options.MaxRedirects), "must be between 0 and 20"),
            (options.MaxRetries is >= 0 and <= 10, nameof(options.MaxRetries), "must be between 0 and 10"),
            (IsTime(options.RetryDelay), nameof(options.RetryDelay), "must be above 0 and at most a day"),
            (IsTime(options.MaxRetryAfter), nameof(options.MaxRetryAfter), "must be above 0 and at most a day"),
            (options.BreakerFailureRatio is > 0 and <= 1, nameof(options.BreakerFailureRatio), "must be above 0 and at most 1"),
            (options.BreakerMinimumAttempts >= 2, nameof(options.BreakerMinimumAttempts), "must be at least 2"),
            (options.BreakerSamplingTime >= TimeSpan.FromSeconds(1) && IsTime(options.BreakerSamplingTime), nameof(options.BreakerSamplingTime), "must be between 1 s and a day"),
            (options.BreakerBreakTime >= TimeSpan.FromSeconds(1) && IsTime(options.BreakerBreakTime), nameof(options.BreakerBreakTime), "must be between 1 s and a day"),
            (options.RequestsPerSecondPerHost is >= 1 and <= 1000, nameof(options.RequestsPerSecondPerHost), "must be between 1 and 1000"),
            (options.ContactUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, nameof(options.ContactUrl), "must be an absolute http or https address"),
            (options.RobotsLifetime > TimeSpan.Zero, nameof(options.RobotsLifetime), "must be above 0"),
        };
        return rules.Where(rule => !rule.Holds).Select(rule => $"{FetchingOptions.Section}:{rule.Setting} {rule.Rule}.")
            .Concat(options.AllowPrivateNetworks.Where(network => !IPNetwork.TryParse(network, out _))
                .Select(network => $"{FetchingOptions.Section}:{nameof(options.AllowPrivateNetworks)}: \"{network}\" is no network; write it as 10.0.0.0/8."));
    }

    private static bool IsTime(TimeSpan time) => time > TimeSpan.Zero && time <= s_longest;
}
