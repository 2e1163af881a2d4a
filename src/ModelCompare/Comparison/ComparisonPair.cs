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
