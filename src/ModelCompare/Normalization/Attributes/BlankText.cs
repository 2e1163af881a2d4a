namespace ModelCompare.Normalization.Attributes;

/// <summary>The ways in which pages say that they say nothing.</summary>
internal static class BlankText
{
    private static readonly HashSet<string> Blanks = new(StringComparer.OrdinalIgnoreCase)
    {
        "", "-", "--", "–", "—", "\\", "/", "?", "n/a", "na", "n.a.", "tbd", "tba", "unknown", "undisclosed", "not disclosed", "not specified",
        "null", "暂无", "未知", "未公开",
    };

    public static bool Is(string text) => Blanks.Contains(text.Trim());
}
