using System.Collections.Immutable;

namespace ModelCompare.Comparison;

/// <summary>An unordered pair of models; left is the slug that comes first in ordinal order.</summary>
public readonly record struct ComparisonPair
{
    private ComparisonPair(string left, string right) => (Left, Right) = (left, right);

    public string Left { get; }

    public string Right { get; }

    /// <exception cref="ArgumentException">The slugs are equal.</exception>
    public static ComparisonPair Of(string a, string b) => string.CompareOrdinal(a, b) switch
    {
        < 0 => new(a, b),
        > 0 => new(b, a),
        _ => throw new ArgumentException($"A model is not compared with itself: {a}.", nameof(b)),
    };
}

/// <summary>The pairs of which snapshots are kept.</summary>
/// <param name="Kept">In ordinal order of left, then right.</param>
/// <param name="LeftOut">How many pairs the maximum cut off.</param>
public sealed record ComparisonPairs(ImmutableArray<ComparisonPair> Kept, long LeftOut)
{
    /// <summary>All pairs of the distinct slugs, up to a maximum.</summary>
    public static ComparisonPairs Of(IEnumerable<string> slugs, int maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maximum);
        string[] ordered = [.. slugs.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        ImmutableArray<ComparisonPair> kept =
        [
            .. ordered
                .SelectMany((left, index) => ordered.Skip(index + 1).Select(right => ComparisonPair.Of(left, right)))
                .Take(maximum),
        ];
        return new ComparisonPairs(kept, ((long)ordered.Length * (ordered.Length - 1) / 2) - kept.Length);
    }
}
