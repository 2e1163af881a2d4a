using System.Collections.Immutable;
using System.Text.RegularExpressions;
using ModelCompare.Extraction.Records;
using ModelCompare.Sources;

namespace ModelCompare.Worker.Commands.Drafts;

/// <summary>How a document that states listings of many providers says whose each is.</summary>
/// <param name="Reading">The reading, which names the provider of each record.</param>
/// <param name="Others">Names of providers in the document that stand for none of sources.json.</param>
internal sealed partial record AggregatorDraft(RecordReading Reading, ImmutableArray<string> Others)
{
    /// <summary>
    /// Completes a reading where records name their providers; null where all are of one. Names are mapped to the known
    /// providers of that id or name, or to ids made of them where none is known.
    /// </summary>
    internal static AggregatorDraft? Of(RecordReading reading, RecordDocument document, ImmutableArray<ProviderDefinition> known)
    {
        if (document.Root is not { } root)
        {
            return null;
        }

        var records = RecordPath.Parse(reading.Each).From(RecordMatch.Root(root)).ToArray();
        foreach (var path in Paths(reading, records))
        {
            var names = Texts(records, path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
            var found = names.Select(name => (Name: name, Id: Known(name, known))).Where(pair => pair.Id is not null).ToImmutableDictionary(pair => pair.Name, pair => pair.Id!);
            var isNamed = !path.StartsWith('@');
            if (names.Length > 1 && (isNamed || !found.IsEmpty))
            {
                var providers = found.IsEmpty ? names.ToImmutableDictionary(name => name, SourceDraft.IdOf) : found;
                return new(
                    reading with { Provider = path, Providers = providers, StripPrefixes = Prefixes(reading, records, path, providers) },
                    [.. names.Where(name => !providers.ContainsKey(name))]);
            }
        }

        return null;
    }

    // A member says it by its name; the object around all records of a provider says it by its place.
    private static IEnumerable<string> Paths(RecordReading reading, RecordMatch[] records)
    {
        var members = records.Select(record => record.Node).OfType<System.Text.Json.Nodes.JsonObject>().SelectMany(record => record).Select(member => member.Key);
        var steps = reading.Each.Split('.');
        var outer = Array.IndexOf(steps, "*");
        return members.Where(name => ProviderName().IsMatch(name)).Distinct(StringComparer.Ordinal)
            .Concat(outer >= 0 && outer < steps.Length - 1 ? [string.Concat(Enumerable.Repeat("@parent.", steps.Length - 1 - outer)) + "@key"] : []);
    }

    private static string? Known(string name, ImmutableArray<ProviderDefinition> known) => known.FirstOrDefault(provider =>
        provider.Id == SourceDraft.IdOf(name) || SourceDraft.IdOf(provider.Name) == SourceDraft.IdOf(name)
        || (provider.Developer is { } developer && SourceDraft.IdOf(developer) == SourceDraft.IdOf(name)))?.Id;

    // An aggregator tells models of one name apart by the provider before it, which the provider itself does not say.
    private static ImmutableArray<string> Prefixes(RecordReading reading, RecordMatch[] records, string path, ImmutableDictionary<string, string> providers) =>
    [
        .. from record in records
           from provider in Texts([record], path)
           where providers.ContainsKey(provider)
           from model in Texts([record], reading.Model!)
           where model.StartsWith($"{provider}/", StringComparison.Ordinal)
           group provider by provider into same
           orderby same.Key
           select $"{same.Key}/",
    ];

    private static IEnumerable<string> Texts(IEnumerable<RecordMatch> records, string path)
    {
        var parsed = RecordPath.Parse(path);
        return records.SelectMany(parsed.From).SelectMany(match => RecordNode.TextsOf(match.Node));
    }

    [GeneratedRegex(@"\A(?:\w+_)?(?:provider|vendor)(?:_(?:id|name))?\z", RegexOptions.IgnoreCase)]
    private static partial Regex ProviderName();
}
