using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using ModelCompare.Comparison;

namespace ModelCompare.Worker.Refreshing;

/// <summary>Section <c>Comparisons</c>: which snapshots are kept in the database.</summary>
public sealed class ComparisonOptions : IValidatableObject
{
    public const string Section = "Comparisons";

    /// <summary>Which pairs are kept: <c>All</c>, <c>SameProductType</c> or <c>Listed</c>. Default <c>All</c>.</summary>
    public PairChoice Pairs { get; set; } = PairChoice.All;

    /// <summary>The pairs for <see cref="PairChoice.Listed"/>, each as two slugs with a slash between them.</summary>
    public IList<string> Listed { get; } = [];

    /// <summary>
    /// Most pairs that are kept. Where there would be more, as many models are kept as fit, those with the most routes and facts first;
    /// <c>compare</c> builds any other pair when it is asked for. Default 2000.
    /// </summary>
    [Range(1, 10_000_000, ErrorMessage = "Comparisons:MaxPairs is a whole number from 1 to 10000000.")]
    public int MaxPairs { get; set; } = 2_000;

    /// <summary>The rule that these settings make.</summary>
    public PairSelection Selection => new(Pairs, Pairs is PairChoice.Listed ? [.. Listed.Select(Parse).OfType<ComparisonPair>()] : []);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var text in Listed.Where(text => Parse(text) is null))
        {
            yield return new($"Comparisons:Listed holds \"{text}\", which is no pair. Write two different slugs with a slash between them.");
        }

        if (Pairs is PairChoice.Listed && Listed.Count == 0)
        {
            yield return new("Comparisons:Pairs is Listed, but Comparisons:Listed is empty. List pairs of slugs, or set it to All.");
        }
    }

    private static ComparisonPair? Parse(string text) =>
        text.Split('/') is [{ Length: > 0 } a, { Length: > 0 } b] && a != b ? ComparisonPair.Of(a, b) : null;
}
