using System.Text.RegularExpressions;

namespace ModelCompare.Worker.Tests.Monitoring;

/// <summary>What a PromQL expression refers to; whether it is one, promtool says.</summary>
internal sealed partial class PromQl
{
    // Of the language, or of whoever scrapes.
    private static readonly string[] s_words = ["by", "on", "unless", "or", "and", "time", "max", "sum", "count", "rate", "increase", "absent", "vector", "histogram_quantile", "max_over_time"];
    private static readonly string[] s_given = ["instance", "job", "le"];

    public PromQl(string text)
    {
        var selectors = Selector().Matches(text);
        Metrics = [.. selectors.Select(selector => selector.Groups["metric"].Value).Distinct()];
        Matchers = [.. selectors.SelectMany(selector => Matcher().Matches(selector.Groups["matchers"].Value).Select(matcher =>
            (selector.Groups["metric"].Value, matcher.Groups["label"].Value, matcher.Groups["value"].Value)))];
        Labels = [.. Grouping().Matches(text).SelectMany(grouping => grouping.Groups["labels"].Value.Split(',', StringSplitOptions.TrimEntries)).Distinct().Except(s_given)];
        var rest = Grouping().Replace(Selector().Replace(text, " "), " ");
        Unknown = [.. Word().Matches(rest).Select(word => word.Value).Except(s_words)];
    }

    public string[] Metrics { get; }

    /// <summary>Labels in braces, and the values they are compared with.</summary>
    public (string Metric, string Label, string Value)[] Matchers { get; }

    /// <summary>Labels by which is grouped or matched.</summary>
    public string[] Labels { get; }

    /// <summary>Words that are neither the language's nor metrics of ours.</summary>
    public string[] Unknown { get; }

    [GeneratedRegex("""(?<metric>modelcompare_\w+)(\{(?<matchers>[^}]*)\})?(\[\w+\])?""")]
    private static partial Regex Selector();

    [GeneratedRegex("""(?<label>\w+)\s*(=~|!~|!=|=)\s*"(?<value>[^"]*)"(,|$)""")]
    private static partial Regex Matcher();

    [GeneratedRegex("""\b(by|on)\s*\((?<labels>[\w,\s]*)\)""")]
    private static partial Regex Grouping();

    [GeneratedRegex("""\b[A-Za-z_]\w*""")]
    private static partial Regex Word();
}
