using System.ComponentModel.DataAnnotations;

namespace ModelCompare.Worker.Refreshing;

/// <summary>How workers share their work; section <c>Refresh</c> of the configuration.</summary>
public sealed class RefreshOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Refresh";

    /// <summary>
    /// Seconds after which the work of a worker that died is another's; a living one prolongs its leases each third of them.
    /// From 1 to 3600. Default: 60.
    /// </summary>
    [Range(1, 3600, ErrorMessage = "Refresh:LeaseSeconds is a whole number from 1 to 3600.")]
    public int LeaseSeconds { get; set; } = 60;

    internal TimeSpan LeaseLength => TimeSpan.FromSeconds(LeaseSeconds);
}
