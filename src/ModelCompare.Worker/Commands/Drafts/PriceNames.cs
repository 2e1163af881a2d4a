using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Sources;

namespace ModelCompare.Worker.Commands.Drafts;

/// <summary>What the names of members commonly say of the price in them: <c>cost.cache_read</c>, <c>input_cost_per_token_above_200k_tokens</c>.</summary>
internal static partial class PriceNames
{
    /// <summary>The price component that a member holds; null where its name, or one of an object around it, leaves a doubt.</summary>
    /// <param name="names">Names on the way from the record to the member, its own last.</param>
    /// <param name="path">Path of the member within its record.</param>
    /// <param name="per">Unit of its amounts.</param>
    internal static RecordPrice? Of(IReadOnlyList<string> names, string path, string per)
    {
        var own = Name().Match(Fold(names[^1]));
        var around = names.SkipLast(1).Select(name => Around().Match(Fold(name))).ToArray();
        if (!own.Success || around.Any(parent => !parent.Success))
        {
            return null;
        }

        var over = around.Append(own).Select(match => match.Groups["over"]).LastOrDefault(group => group.Success)?.Value;
        return MeterOf(own) is { } meter
            ? new(meter, path, per, own.Groups["modality"].Value, TierOf(own.Groups["tier"].Value), over is null ? null : Tokens(over))
            : null;
    }

    private static string? MeterOf(Match name) => (name.Groups["meter"].Value, name.Groups["hour"].Success) switch
    {
        ("input" or "prompt", false) => Meters.Input,
        ("output" or "completion", false) => Meters.Output,
        (var meter, false) when name.Groups["read"].Success && meter.Length == 0 => Meters.CachedInput,
        (_, var hour) when name.Groups["write"].Success => hour ? Meters.CacheWrite1h : Meters.CacheWrite,
        _ => null,
    };

    private static string? TierOf(string word) => word switch
    {
        "" => null,
        "batches" or "batch" => ServiceTiers.Batch,
        _ => word,
    };

    private static string Tokens(string thousands) => (long.Parse(thousands, CultureInfo.InvariantCulture) * 1000).ToString(CultureInfo.InvariantCulture);

    // "inputCostPerToken" and "input-cost-per-token" are the words they look like.
    private static string Fold(string name) => WordBreak().Replace(name, "_").Replace('-', '_').Replace(' ', '_').ToLowerInvariant();

    [GeneratedRegex("""
        \A(?:
          (?<meter>input|prompt|output|completion)(?:_cost_per_(?:(?<modality>audio|image)_)?token|_(?:token_)?(?:cost|price)|_(?<modality>audio))?
          |(?<read>cache_read_input_token_cost|(?:input_)?cache_read|cached_input(?:_price|_cost)?)
          |(?<write>cache_creation_input_token_cost|(?:input_)?cache_write)
        )(?<hour>_above_1hr|_1h)?(?:_above_(?<over>\d{1,6})k_tokens)?(?:_(?<tier>batch|batches|flex|priority))?\z
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Name();

    // Around a price may stand that it is one, and from where on it holds; any other word could narrow it.
    [GeneratedRegex(@"\A(?:(?:\w+_)?(?:pric(?:e|es|ing)|costs?|usd|tokens?|text)(?:_\w+)?|context_over_(?<over>\d{1,6})k)\z")]
    private static partial Regex Around();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordBreak();
}
