using System.ComponentModel.DataAnnotations;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Housekeeping;

/// <summary>How long what is not current is kept; section <c>Housekeeping</c> of the configuration.</summary>
public sealed class HousekeepingOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Housekeeping";

    private const string Shortest = "1.00:00:00";
    private const string Longest = "36500.00:00:00";

    /// <summary>Documents on which no stored value, open hold or source rests any more. From 1 to 36500 days. Default: 90 days.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ErrorMessage = "Housekeeping:KeepDocuments is a time from 1 to 36500 days, written as 90.00:00:00.")]
    public TimeSpan KeepDocuments { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Logs of attempts, and refreshes over HTTP that ended. From 1 to 36500 days. Default: 90 days.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ErrorMessage = "Housekeeping:KeepRuns is a time from 1 to 36500 days, written as 90.00:00:00.")]
    public TimeSpan KeepRuns { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Notifications that were acknowledged or given up. From 1 to 36500 days. Default: 30 days.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ErrorMessage = "Housekeeping:KeepNotifications is a time from 1 to 36500 days, written as 30.00:00:00.")]
    public TimeSpan KeepNotifications { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Values that ended. From 1 to 36500 days; null keeps them for ever. Default: null.</summary>
    [Range(typeof(TimeSpan), Shortest, Longest, ErrorMessage = "Housekeeping:KeepHistory is a time from 1 to 36500 days, written as 730.00:00:00.")]
    public TimeSpan? KeepHistory { get; set; }

    internal Retention Retention => new(KeepDocuments, KeepRuns, KeepNotifications, KeepHistory);
}
