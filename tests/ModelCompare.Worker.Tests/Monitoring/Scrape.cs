using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace ModelCompare.Worker.Tests.Monitoring;

/// <summary>An answer of <c>/metrics</c> in Prometheus' text format.</summary>
internal sealed partial class Scrape
{
    private readonly ImmutableArray<(string Name, ImmutableSortedDictionary<string, string> Labels, double Value)> _samples;

    public Scrape(string text)
    {
        Text = text;
        _samples = [.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];
    }

    public string Text { get; }

    public IEnumerable<string> Names => _samples.Select(sample => sample.Name).Distinct();

    /// <summary>Labels that any sample of a metric has.</summary>
    public ImmutableHashSet<string> LabelsOf(string name) => [.. _samples.Where(sample => sample.Name == name).SelectMany(sample => sample.Labels.Keys)];

    /// <summary>Values that a label has with a metric.</summary>
    public ImmutableHashSet<string> ValuesOf(string name, string label) => [.. _samples.Where(sample => sample.Name == name).Select(sample => sample.Labels.GetValueOrDefault(label)).OfType<string>()];

    /// <summary>The value of the one sample with these labels; null when there is none.</summary>
    public double? Value(string name, params (string Name, string Value)[] labels) => _samples
        .Where(sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value))
        .Select(sample => (double?)sample.Value).SingleOrDefault();

    public static async Task<Scrape> OfAsync(Uri worker, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = worker };
        return new(await client.GetStringAsync("/metrics", cancellationToken));
    }

    private static (string, ImmutableSortedDictionary<string, string>, double) Parse(string line)
    {
        var sample = Sample().Match(line);
        return (sample.Groups["name"].Value,
            Label().Matches(sample.Groups["labels"].Value).ToImmutableSortedDictionary(label => label.Groups["name"].Value, label => label.Groups["value"].Value),
            double.Parse(sample.Groups["value"].Value.Replace("+Inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("""^(?<name>\w+)(\{(?<labels>.*)\})? (?<value>\S+)$""")]
    private static partial Regex Sample();

    [GeneratedRegex("""(?<name>\w+)="(?<value>(?:[^"\\]|\\.)*)"(,|$)""")]
    private static partial Regex Label();
}
