using System.Globalization;
using System.Text.RegularExpressions;
using ModelCompare.Catalog;
using ModelCompare.Comparison;

namespace ModelCompare.Tests.Comparison;

/// <summary>Finds every number of a sentence and looks for the value of the two profiles from which it may come, each by what stands around it.</summary>
internal sealed class SentenceNumbers
{
    private const decimal InputMillions = 800;
    private const decimal OutputMillions = 250;

    // What is no claim: units, marks of models, the assumed traffic, the blend, the names of settings, ranges and licences.
    private static readonly Regex NoClaim = new(
        @"§[12]§|/1M (input )?tokens|800M input and 250M output tokens|at 70% and output at 30%|0-shot|(<=|>)200k|Apache 2\.0|under \$0\.01");

    private static readonly Regex Number = new(
        @"(?<date>\d{4}-\d\d(-\d\d)?)|\$(?<money>\d[\d,]*(\.\d+)?)|(?<bound>over|under) [\d.]+%|(?<percent>\d+(\.\d+)?)%|1/(?<share>\d[\d,]*)|(?<window>\d+(\.\d+)?[km]|\d{1,3}(,\d{3})+)|(?<more>\d+) more|(?<plain>\d+(\.\d+)?)");

    private static readonly string[] Dated = [ModelAttributes.ReleasedOn, ModelAttributes.DeprecatedOn, ModelAttributes.RetiredOn];

    private readonly decimal[] _prices;
    private readonly decimal[] _costs;
    private readonly decimal[] _plain;
    private readonly string[] _dates;
    private readonly long[] _windows;

    public SentenceNumbers(ModelProfile left, ModelProfile right)
    {
        ModelProfile[] models = [left, right];
        _prices = [.. models.SelectMany(model => model.Routes).SelectMany(route => route.Prices).Select(price => price.Amount.Value ?? 0).Where(amount => amount > 0).Distinct()];
        decimal[][] costs = [.. models.Select(model => model.Routes.SelectMany(CostsOf).Distinct().ToArray())];
        _costs = [.. costs[0].SelectMany(l => costs[1].Select(r => Math.Abs(l - r))), .. costs[0], .. costs[1]];
        _dates = [.. models.SelectMany(model => Dated.Select(name => model.Attributes.GetValueOrDefault(name)?.Value)).OfType<string>()];
        _windows = [.. models.Select(model => model.Attributes.GetValueOrDefault(ModelAttributes.ContextWindow)?.Value).OfType<string>().Select(text => long.Parse(text, null))];
        _plain = [.. Scores(left, right), .. models.Select(model => (decimal)model.Routes.DistinctBy(route => route.Provider).Count())];
    }

    public IEnumerable<string> Broken(string text) =>
        Number.Matches(NoClaim.Replace(text, "")).Where(match => !Holds(match)).Select(match => $"{match.Value} in \"{text}\"");

    /// <summary>Whether a text such as 131k, 1m or 1,048,576 is a number of tokens, rounded or not.</summary>
    public static bool IsShortFor(string text, long tokens)
    {
        var unit = text[^1] switch { 'k' => 1_000m, 'm' => 1_000_000m, _ => 1m };
        var half = unit switch { 1m => 0m, 1_000m => 500m, _ => 50_000m };
        return Math.Abs((Parse(text.TrimEnd('k', 'm')) * unit) - tokens) <= half;
    }

    private bool Holds(Match match) => match.Groups.Values.Skip(1).First(group => group.Success && !char.IsDigit(group.Name[0])) switch
    {
        { Name: "date" } date => _dates.Contains(date.Value),
        { Name: "money" } money => IsMoney(Parse(money.Value)),
        { Name: "bound" } bound => Ratios().Any(ratio => bound.Value == "over" ? ratio < 0.0001m : ratio > 0.9999m),
        { Name: "percent" } percent => Ratios().Any(ratio => Math.Abs(((1 - ratio) * 100) - Parse(percent.Value)) <= 0.005m),
        { Name: "share" } share => Ratios().Any(ratio => Math.Abs((1 / ratio) - Parse(share.Value)) <= Math.Min(0.5m, 0.05m / ratio)),
        { Name: "window" } window => _windows.Any(tokens => IsShortFor(window.Value, tokens)),
        { Name: "plain" } plain => _plain.Contains(Parse(plain.Value)) || _dates.Any(date => date[..4] == plain.Value) || _windows.Any(tokens => IsShortFor(plain.Value, tokens)),
        { Name: "more" } more => Parse(more.Value) is > 0 and < 10,
        _ => false,
    };

    // Prices are told to the cent or, below one, to two digits; costs from $100 on to the dollar.
    private bool IsMoney(decimal value) =>
        _prices.Any(price => Math.Abs(price - value) <= (price < 0.005m ? price * 0.05m : 0.005m))
        || _costs.Any(cost => Math.Abs(cost - value) <= (cost < 100 ? 0.005m : 0.5m));

    private IEnumerable<decimal> Ratios() => _prices.SelectMany(low => _prices.Where(high => high > low).Select(high => low / high));

    private static IEnumerable<decimal> Scores(ModelProfile left, ModelProfile right)
    {
        var shared = left.Benchmarks.Join(right.Benchmarks, Key, Key, (l, r) => (Left: l.Score.Value, Right: r.Score.Value)).ToList();
        return [shared.Count, .. shared.SelectMany(row => new[] { row.Left, row.Right, Math.Abs(row.Left - row.Right) })];
    }

    private static (string, string, string) Key(ModelBenchmark row) => (row.Benchmark, row.Metric, row.Setting);

    private static IEnumerable<decimal> CostsOf(ModelRoute route) =>
        from input in route.Prices
        where input.Terms.Meter == Meters.Input
        from output in route.Prices
        where output.Terms.Meter == Meters.Output
        select (InputMillions * (input.Amount.Value ?? 0)) + (OutputMillions * (output.Amount.Value ?? 0));

    private static decimal Parse(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
