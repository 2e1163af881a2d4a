namespace ModelCompare.Comparison.Text;

/// <summary>Lists for people.</summary>
public static class ListText
{
    /// <summary><c>A</c>, <c>A and B</c>, <c>A, B, and C</c>; empty for none.</summary>
    public static string And(params IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        2 => $"{items[0]} and {items[1]}",
        _ => $"{string.Join(", ", items.Take(items.Count - 1))}, and {items[^1]}",
    };

    /// <summary>The first items, and how many more there are: <c>A, B, C, and 2 more</c>.</summary>
    public static string Cut(IReadOnlyList<string> items, int maximum) =>
        items.Count <= maximum ? And(items) : And([.. items.Take(maximum), $"{items.Count - maximum} more"]);
}
