using System.Text.RegularExpressions;

namespace ModelCompare.Normalization.Attributes;

/// <summary>Yes and no in words and signs. Everything else, blank and a dash included, is unknown: neither yes nor no.</summary>
public static partial class YesNo
{
    public static bool? Parse(string text)
    {
        var bare = StatusNote().Replace(text.Replace("\uFE0F", "", StringComparison.Ordinal), "").Trim().TrimEnd('.').ToLowerInvariant();
        return bare switch
        {
            "yes" or "true" or "supported" or "✅" or "✔" or "✓" or "☑" or "🟢" or "支持" or "是" => true,
            "no" or "false" or "not supported" or "unsupported" or "❌" or "✗" or "✘" or "✖" or "×" or "不支持" or "否" => false,
            _ => null,
        };
    }

    [GeneratedRegex(@"\s*[(（](?:beta|preview|ga|new|experimental)[)）]\s*\z", RegexOptions.IgnoreCase)]
    private static partial Regex StatusNote();
}
