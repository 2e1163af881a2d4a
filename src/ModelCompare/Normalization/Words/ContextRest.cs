using ModelCompare.Catalog;

namespace ModelCompare.Normalization.Words;

/// <summary>The lengths of prompts that others leave.</summary>
public static class ContextRest
{
    /// <summary>The one range that at least one other leaves: of <c>&lt;=32k</c> and <c>&gt;128k</c>, <c>32k-128k</c>; null where that is nothing or more than one range.</summary>
    public static ContextRange? Of(ContextRange[] ranges) => ranges switch
    {
        [{ Text: "long" }] => new("short", null, null),
        [{ Text: "short" }] => new("long", null, null),
        _ when ranges.Any(range => range is { Over: null, UpTo: null }) => null,
        _ => Gaps(ranges).Take(2).ToArray() is [var gap] ? gap : null,
    };

    private static IEnumerable<ContextRange> Gaps(ContextRange[] ranges)
    {
        ContextRange? below = null;
        foreach (var range in ranges.OrderBy(range => range.Over ?? 0))
        {
            if ((range.Over ?? 0) > (below?.UpTo ?? 0) && below is not { UpTo: null })
            {
                yield return Between(below, range);
            }

            below = below is null || below.UpTo < (range.UpTo ?? long.MaxValue) ? range : below;
        }

        if (below is { UpTo: not null })
        {
            yield return Between(below, null);
        }
    }

    private static ContextRange Between(ContextRange? below, ContextRange? above) => (below?.UpTo, above?.Over) switch
    {
        ({ } low, { } high) => ContextWords.TwoSided(low, high),
        (null, { } high) => ContextWords.OneSided(IsOf(above!, ">=") ? "<" : "<=", high),
        ({ } low, _) => ContextWords.OneSided(IsOf(below!, "<") && !IsOf(below!, "<=") ? ">=" : ">", low),
        _ => throw new ArgumentException("Between all and nothing there is no range."),
    };

    private static bool IsOf(ContextRange range, string sign) => range.Text.StartsWith(sign, StringComparison.Ordinal);
}
