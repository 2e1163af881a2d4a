using System.ComponentModel.DataAnnotations;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Section <c>Freshness</c>: how long what a source stated counts as fresh.</summary>
public sealed class FreshnessOptions
{
    public const string Section = "Freshness";

    /// <summary>
    /// Time after which a source that was not confirmed again is stale, unless its <c>freshDays</c> says otherwise; whole UTC days count.
    /// From 1 to 3650 days. Default: 14 days.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00", ErrorMessage = "Freshness:Limit is a time from 1 to 3650 days, written as 14.00:00:00.")]
    public TimeSpan Limit { get; set; } = TimeSpan.FromDays(14);

    /// <summary>
    /// Time for which a stale source leaves the worker ready, so that people can mend it; whole days count. From 0 to 3650 days. Default: 7 days.
    /// </summary>
    [Range(typeof(TimeSpan), "0.00:00:00", "3650.00:00:00", ErrorMessage = "Freshness:Grace is a time from 0 to 3650 days, written as 7.00:00:00.")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromDays(7);
}
