using System.ComponentModel.DataAnnotations;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Section <c>Comparisons</c>: which snapshots are kept in the database.</summary>
public sealed class ComparisonOptions
{
    public const string Section = "Comparisons";

    /// <summary>
    /// Most pairs that are kept. Where all pairs would be more, as many models are kept as fit, those with the most routes and facts first;
    /// <c>compare</c> builds any other pair when it is asked for. Default 2000.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MaxPairs { get; set; } = 2_000;
}
