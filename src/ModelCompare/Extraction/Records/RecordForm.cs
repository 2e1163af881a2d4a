using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Records;

/// <summary>A reading with its paths parsed, applied to one record after another.</summary>
internal sealed class RecordForm
{
    private readonly RecordReading reading;
    private readonly RecordPath? model;
    private readonly RecordPath? provider;
    private readonly (RecordPath Path, string Value)[] where;
    private readonly (string Field, RecordPath Path)[] fields;
    private readonly (RecordPath Path, ImmutableDictionary<string, string> Words)[] capabilities;
    private readonly RecordPriceForm prices;
    private readonly RecordBenchmarkForm benchmarks;

    public RecordForm(RecordReading reading)
    {
        this.reading = reading;
        model = reading.Model is null ? null : RecordPath.Parse(reading.Model);
        provider = reading.Provider is null ? null : RecordPath.Parse(reading.Provider);
        where = [.. reading.Where.Select(pair => (RecordPath.Parse(pair.Key), pair.Value))];
        fields = [.. InOrder(reading.Fields).Select(pair => (pair.Key, RecordPath.Parse(pair.Value)))];
        capabilities = [.. reading.Capabilities.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (RecordPath.Parse(pair.Key), pair.Value))];
        prices = new RecordPriceForm(reading.Prices);
        var used = where.Select(pair => pair.Path).Concat(fields.Select(pair => pair.Path)).Append(model).Select(path => path?.FirstMember);
        benchmarks = new RecordBenchmarkForm(reading.Benchmarks, [.. used.OfType<string>()]);
    }

    public bool Applies(RecordMatch record) =>
        where.All(condition => condition.Path.From(record).Any(match => RecordNode.TextOf(match.Node) == condition.Value));

    public ImmutableArray<string> ModelsOf(RecordMatch record) =>
        model is null ? reading.Models : [.. model.From(record).SelectMany(match => RecordNode.TextsOf(match.Node)).Take(1).Select(WithoutPrefix)];

    /// <summary>Whose listing the record states; null for the provider of the source, and false where the source does not name that provider.</summary>
    public bool TryProviderOf(RecordMatch record, out string? id)
    {
        id = null;
        return provider is null
            || (provider.From(record).SelectMany(match => RecordNode.TextsOf(match.Node)).FirstOrDefault() is { } stated
                && reading.Providers.TryGetValue(stated, out id));
    }

    /// <summary>Everything that the record states, without its model.</summary>
    public IEnumerable<Observation> Observe(RecordMatch record) =>
    [
        .. fields.SelectMany(field => Field(record, field.Field, field.Path)),
        .. CapabilitiesOf(record),
        .. prices.Observe(record),
        .. benchmarks.Observe(record),
        .. InOrder(reading.Values).Select(pair => Observe(pair.Key, record.Path, [pair.Value])),
    ];

    internal static Observation Observe(string field, string path, ImmutableArray<string> lines, params ImmutableArray<Label> labels) => new()
    {
        Model = [],
        Field = field,
        Lines = lines,
        Labels = labels,
        Place = new Place(path, []),
    };

    private string WithoutPrefix(string name)
    {
        var prefix = reading.StripPrefixes.Where(prefix => name.StartsWith(prefix, StringComparison.Ordinal)).MaxBy(prefix => prefix.Length);
        return name[(prefix?.Length ?? 0)..];
    }

    private IEnumerable<Observation> Field(RecordMatch record, string field, RecordPath path)
    {
        var matches = path.From(record).ToList();
        ImmutableArray<string> lines = [.. matches.SelectMany(match => RecordNode.TextsOf(match.Node))];
        return lines.IsEmpty ? [] : [InOurWords(Observe(field, matches[0].Path, lines))];
    }

    // The document's own words stay what evidence quotes.
    private Observation InOurWords(Observation stated) => reading.Words.TryGetValue(stated.Field!, out var words)
        ? stated with
        {
            Lines = [.. stated.Lines.Select(line => words.GetValueOrDefault(line, line))],
            Labels = [Qualifiers.Of(Qualifiers.Sentence, stated.Quote)],
        }
        : stated;

    private IEnumerable<Observation> CapabilitiesOf(RecordMatch record) =>
        from list in capabilities
        from match in list.Path.From(record)
        from item in match.Node is JsonArray ? RecordPath.Parse("[*]").From(match) : [match]
        let word = RecordNode.TextOf(item.Node)
        where word is not null && list.Words.ContainsKey(word)
        group (item, word) by list.Words[word] into named
        let first = named.First()
        select Observe($"capability:{named.Key}", first.item.Path, [first.word], Qualifiers.Listed);

    private static IOrderedEnumerable<KeyValuePair<string, string>> InOrder(ImmutableDictionary<string, string> pairs) =>
        pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
