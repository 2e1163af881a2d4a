using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Comparison;

namespace ModelCompare.Tests.Comparison;

/// <summary>
/// Looks up in the two profiles which of them a sentence says costs less, takes more, leads, is open or suits something. The models of a
/// text are marked §1§ and §2§.
/// </summary>
internal sealed class SentenceOrders
{
    private const string Model = "(?<model>§[12]§)";
    private const string Money = @"\$(?<{0}>[\d,]+(?:\.\d+)?)/1M tokens";
    private static readonly string Low = Money.Replace("{0}", "low", StringComparison.Ordinal);
    private static readonly string High = Money.Replace("{0}", "high", StringComparison.Ordinal);

    private readonly ModelProfile _left;
    private readonly ModelProfile _right;
    private readonly (Regex Form, Func<Match, ModelProfile, ModelProfile, bool> Holds)[] _forms;

    public SentenceOrders(ModelProfile left, ModelProfile right)
    {
        (_left, _right) = (left, right);
        _forms =
        [
            Form($"falls from {High} to {Low}", (match, _, _) => Number(match, "low") < Number(match, "high")),
            Form($"rises from {Low} to {High}", (match, _, _) => Number(match, "low") < Number(match, "high")),
            Form($"Input costs less with {Model}: {Low} on .+? against {High} ", (match, own, other) => CostsLess(match, Meters.Input, own, other)),
            Form($"{Model} has the lower output price on .+?: {Low} against {High} ", (match, own, other) => CostsLess(match, Meters.Output, own, other)),
            Form($@"cheapest route of {Model} costs (?:\$(?<less>[\d,]+(?:\.\d+)?)|under \$0\.01) less", (match, own, other) => Gaps(own, other).Any(gap => gap > 0 && IsAbout(gap, match))),
            Form("both cost the same", (_, _, _) => Gaps(_left, _right).Contains(0)),
            Form($@"{Model} scores (?<own>[\d.]+) against (?<other>[\d.]+) on (?<name>[\w-]+(?: WER)?)", (match, own, other) =>
                Scores(own, match).Contains(Number(match, "own")) && Scores(other, match).Contains(Number(match, "other"))
                && (GeneratedProfiles.LowerIsBetter.Contains(match.Groups["name"].Value) ? Number(match, "own") < Number(match, "other") : Number(match, "own") > Number(match, "other"))),
            Form($"{Model} (?:takes more into one prompt|does, with)", (_, own, other) => Window(own) > Window(other)),
            Form($"n(?:o window|one) is stated for {Model}", (_, own, _) => Window(own) is null),
            Form("(?:Each takes up to|both take) [0-9.]+[km]? tokens", (_, _, _) => Window(_left) is not null && Window(_left) == Window(_right)),
            Form($"{Model} can be had from (?<count>\\d+)", (match, own, other) => Providers(own) == Number(match, "count") && Providers(own) > Providers(other)),
            Form($"{Model} is ahead in (?:[^;.]*, | ?[^;.]*and )?context window", (_, own, other) => Window(own) > Window(other)),
            Form($"{Model} is ahead in (?:[^;.]*, | ?[^;.]*and )?number of providers", (_, own, other) => Providers(own) > Providers(other) && Providers(other) > 0),
            Form($"{Model} is ahead in (?:[^;.]*, | ?[^;.]*and )?documented capabilities", (_, own, other) => HasMore(own, other)),
            Form($"{Model} is not open source but proprietary", (_, own, _) => Stated(own, ModelAttributes.Openness) == "proprietary"),
            Form($"{Model} has open weights", (_, own, _) => Stated(own, ModelAttributes.Openness) == "open_weights"),
            Form($"(?<!Whether ){Model} is open source", (_, own, _) => Stated(own, ModelAttributes.Openness) == "open_source"),
            Form($"Whether {Model} is open source is not stated", (_, own, _) => Stated(own, ModelAttributes.Openness) is null),
            Form($"{Model}[^;§]*; its licence is (?:given as (?<license>.+?)|not stated)\\. ", (match, own, _) => (Stated(own, ModelAttributes.License) ?? "") == match.Groups["license"].Value),
            Form($"{Model} suits (?<list>[^.]+)", (match, own, _) => Regex.Split(match.Groups["list"].Value, ", and | and |, ").All(tag => Suits(own, tag))),
            Form($"retirement of {Model} is (?<date>[0-9-]+)\\.", (match, own, _) => Stated(own, ModelAttributes.RetiredOn) == match.Groups["date"].Value),
            Form($"deprecation of {Model} is (?<date>[0-9-]+)\\.", (match, own, _) => Stated(own, ModelAttributes.RetiredOn) is null && Stated(own, ModelAttributes.DeprecatedOn) == match.Groups["date"].Value),
            Form($"{Model} was released later, (?<own>[0-9-]+) against (?<other>[0-9-]+)", (match, own, other) =>
                Stated(own, ModelAttributes.ReleasedOn) == match.Groups["own"].Value && Stated(other, ModelAttributes.ReleasedOn) == match.Groups["other"].Value
                && IsLater(match.Groups["own"].Value, match.Groups["other"].Value)),
        ];
    }

    public IEnumerable<string> Broken(string text) =>
        from form in _forms
        from match in form.Form.Matches(text)
        let isLeft = match.Groups["model"].Value == "§1§"
        where !form.Holds(match, isLeft ? _left : _right, isLeft ? _right : _left)
        select match.Value;

    private static bool CostsLess(Match match, string meter, ModelProfile own, ModelProfile other) =>
        Number(match, "low") < Number(match, "high") && Asks(own, meter, Number(match, "low")) && Asks(other, meter, Number(match, "high"));

    private static bool Asks(ModelProfile model, string meter, decimal told) => model.Routes.SelectMany(route => route.Prices)
        .Any(price => price.Terms.Meter == meter && price.Amount.Value is { } amount && Math.Abs(amount - told) <= (amount < 0.005m ? amount * 0.05m : 0.005m));

    private static IEnumerable<decimal> Gaps(ModelProfile own, ModelProfile other) => CostsOf(own).SelectMany(cost => CostsOf(other).Select(more => more - cost));

    private static bool IsAbout(decimal gap, Match match) =>
        match.Groups["less"].Success ? Math.Abs(gap - Number(match, "less")) <= (gap < 100 ? 0.005m : 0.5m) : gap < 0.01m;

    private static IEnumerable<decimal> CostsOf(ModelProfile model) =>
        from route in model.Routes
        from input in route.Prices
        where input.Terms.Meter == Meters.Input && input.Amount.Value > 0
        from output in route.Prices
        where output.Terms.Meter == Meters.Output && output.Amount.Value > 0
        select (800 * input.Amount.Value!.Value) + (250 * output.Amount.Value!.Value);

    private static IEnumerable<decimal> Scores(ModelProfile model, Match match) =>
        model.Benchmarks.Where(row => row.Benchmark == match.Groups["name"].Value).Select(row => row.Score.Value);

    // What must be known of a model for a tag to be true.
    private static bool Suits(ModelProfile model, string tag) => tag switch
    {
        "Vision" => Has(model, Capabilities.Vision),
        "Long context" => Window(model) >= 128_000,
        "RAG" => Window(model) >= 128_000 && HasAny(model, Capabilities.StructuredOutputs, Capabilities.ToolUse, Capabilities.FunctionCalling),
        "JSON / Tool use" => HasAny(model, Capabilities.StructuredOutputs, Capabilities.FunctionCalling),
        "Coding" => Has(model, Capabilities.CodeExecution) || model.Benchmarks.Any(row => row.Benchmark == "LiveCodeBench"),
        "Agents" => HasAny(model, Capabilities.ToolUse, Capabilities.FunctionCalling) || model.Benchmarks.Any(row => row.Benchmark == "TAU-bench"),
        "Classification" => InputPrices(model).Min() is { } price ? price <= 0.32m : Has(model, Capabilities.StructuredOutputs),
        _ => false,
    };

    // What an input of plain text may cost at the standard tier.
    private static IEnumerable<decimal?> InputPrices(ModelProfile model) =>
        from price in model.Routes.SelectMany(route => route.Prices)
        where price.Amount.Value > 0
            && price.Terms is { Meter: Meters.Input, Currency: "USD", ServiceTier: ServiceTiers.Standard, Modality: "", Variant: "", Context: null or { Text: "<=200k" or "short" } }
        select price.Amount.Value;

    // The other has nothing that this one has not, and is stated to lack something that this one has.
    private static bool HasMore(ModelProfile own, ModelProfile other) =>
        Capabilities.All.All(name => Has(own, name) || !Has(other, name))
        && Capabilities.All.Any(name => Has(own, name) && other.Capabilities.TryGetValue(name, out var stated) && !stated.Value);

    private static bool HasAny(ModelProfile model, params string[] names) => names.Any(name => Has(model, name));

    private static bool Has(ModelProfile model, string name) => model.Capabilities.TryGetValue(name, out var stated) && stated.Value;

    // A date that says less than the other is later only where what both say is.
    private static bool IsLater(string own, string other)
    {
        var common = Math.Min(own.Length, other.Length);
        return string.CompareOrdinal(own[..common], other[..common]) > 0;
    }

    private static int Providers(ModelProfile model) => model.Routes.Select(route => route.Provider).Distinct().Count();

    private static long? Window(ModelProfile model) => Stated(model, ModelAttributes.ContextWindow) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string? Stated(ModelProfile model, string attribute) => model.Attributes.GetValueOrDefault(attribute)?.Value;

    private static decimal Number(Match match, string group) => decimal.Parse(match.Groups[group].Value, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static (Regex, Func<Match, ModelProfile, ModelProfile, bool>) Form(string form, Func<Match, ModelProfile, ModelProfile, bool> holds) => (new Regex(form), holds);
}
