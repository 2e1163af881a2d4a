using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelCompare.Extraction.Records;
using ModelCompare.Fetching;
using ModelCompare.Sources;

namespace ModelCompare.Worker.Commands.Drafts;

/// <summary>The first draft of a source for a page that none reads yet: what can be told from its address and from what is on it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Reading">What it reads, and all the money that it leaves.</param>
internal sealed partial record SourceDraft(SourceDefinition Source, SourceReading Reading)
{
    // Of an address that names nobody.
    private const string Placeholder = "my-provider";

    /// <summary>Whether the provider is only a placeholder, which a person has to replace.</summary>
    public bool NamesNobody => Source.Provider == Placeholder;

    /// <summary>Of a document of many providers, the names of those that it states and sources.json does not know.</summary>
    public ImmutableArray<string> OtherProviders { get; private init; } = [];

    /// <summary>Reads a document by the default reading of its kind; a page without tables is tried as labels and values.</summary>
    internal static SourceDraft Of(Uri url, Document document, ImmutableArray<ProviderDefinition> known)
    {
        var (name, model) = NamesOf(url);
        var provider = ProviderOf(url);
        var kind = KindOf(url, document);
        var source = new SourceDefinition { Id = $"{provider}-{IdOf(name)}".Trim('-'), Provider = provider, Url = url, Schedule = "0 30 */6 * * ?", Kind = kind, Role = SourceRole.Seller };
        var reading = SourceReader.Read(source, document);
        if (!reading.Facts.IsEmpty)
        {
            return new(source, reading);
        }

        SourceDraft[] others = kind is SourceKind.Page or SourceKind.Markdown
            ? [.. new LabelReading[] { new(), new() { Models = [model] } }.Select(labels => Read(source with { Read = [labels] }, document))]
            : [OfRecords(source with { Currency = "USD" }, reading, document, known)];
        return others.FirstOrDefault(other => !other.Reading.Facts.IsEmpty) ?? new(source, reading);
    }

    /// <summary>The source as sources.json holds it.</summary>
    internal string ToJson()
    {
        var json = new JsonObject { ["id"] = Source.Id, ["provider"] = Source.Provider, ["url"] = Source.Url.OriginalString, ["schedule"] = Source.Schedule };
        Add(json, "kind", Source.Kind is SourceKind.Page ? null : Source.Kind.ToString().ToLowerInvariant());
        Add(json, "role", Source.Role is SourceRole.Witness ? "witness" : null);
        Add(json, "currency", Source.Currency);
        if (!Source.Read.IsEmpty)
        {
            json["read"] = new JsonArray([.. Source.Read.Select(ToJson)]);
        }

        return DraftJson.Write(json);
    }

    /// <summary>The providers that it names, as sources.json holds them, without those that are there already.</summary>
    internal IEnumerable<string> ProvidersToJson(ImmutableArray<ProviderDefinition> known) =>
        from id in Source.Read.OfType<RecordReading>().SelectMany(records => records.Providers.Values).Order(StringComparer.Ordinal).Prepend(Source.Provider).Distinct()
        where !known.Any(provider => provider.Id == id)
        select DraftJson.OneLine(new JsonObject { ["id"] = id, ["name"] = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id) });

    /// <summary>An id made of a name: lower case, digits, hyphens.</summary>
    internal static string IdOf(string text) => NotOfId().Replace(text.ToLowerInvariant(), "-").Trim('-');

    // A file called README or spec is named after the folder that it describes.
    private static (string Name, string Model) NamesOf(Uri url)
    {
        var segments = url.Segments.Select(segment => Uri.UnescapeDataString(segment.Trim('/'))).Where(segment => segment.Length > 0).ToArray();
        var last = segments.Length > 0 ? Path.GetFileNameWithoutExtension(segments[^1]) : "pricing";
        return segments.Length > 1 && GeneralName().IsMatch(last) ? ($"{segments[^2]}-{last}", segments[^2]) : (last, last);
    }

    private static SourceDraft Read(SourceDefinition source, Document document) => new(source, SourceReader.Read(source, document));

    private static SourceDraft OfRecords(SourceDefinition source, SourceReading unread, Document document, ImmutableArray<ProviderDefinition> known)
    {
        var records = RecordDocument.Load(DocumentText.Decode(document).Text, source.Kind);
        var prices = RecordDraft.Of(unread);
        var aggregator = AggregatorDraft.Of(prices, records, known);
        var reading = aggregator?.Reading ?? prices;
        var draft = Read(source with { Read = [reading with { Fields = FieldDraft.Of(reading, records) }] }, document);

        // Read as a seller's, so that the money that is left is told; a witness is not asked for it.
        return aggregator is null ? draft : draft with { Source = draft.Source with { Role = SourceRole.Witness }, OtherProviders = aggregator.Others };
    }

    private static JsonObject ToJson(ReadingDefinition reading) => reading switch
    {
        LabelReading labels => new() { ["labels"] = labels.Models.IsEmpty ? new JsonObject() : new JsonObject { ["models"] = Array(labels.Models) } },
        RecordReading records => new() { ["records"] = ToJson(records) },
        _ => throw new InvalidOperationException($"No draft holds {reading.GetType().Name}."),
    };

    private static JsonObject ToJson(RecordReading records)
    {
        var json = new JsonObject { ["each"] = records.Each, ["model"] = records.Model };
        Add(json, "stripPrefixes", records.StripPrefixes.IsEmpty ? null : Array(records.StripPrefixes));
        Add(json, "provider", records.Provider);
        Add(json, "providers", Map(records.Providers));
        Add(json, "fields", Map(records.Fields));
        json["prices"] = new JsonArray([.. records.Prices.Select(ToJson)]);
        return json;
    }

    private static JsonObject ToJson(RecordPrice price)
    {
        var json = new JsonObject { ["meter"] = price.Meter, ["path"] = price.Path, ["per"] = price.Per };
        Add(json, "modality", price.Modality.Length > 0 ? price.Modality : null);
        Add(json, "serviceTier", price.ServiceTier);
        Add(json, "contextOver", price.ContextOver);
        return json;
    }

    private static void Add(JsonObject json, string name, JsonNode? value)
    {
        if (value is not null)
        {
            json[name] = value;
        }
    }

    private static JsonArray Array(ImmutableArray<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    private static JsonObject? Map(ImmutableDictionary<string, string> pairs) => pairs.IsEmpty
        ? null
        : new(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));

    private static SourceKind KindOf(Uri url, Document document) => (Path.GetExtension(url.AbsolutePath).ToLowerInvariant(), document.MediaType) switch
    {
        (_, "text/markdown") => SourceKind.Markdown,
        _ when SourceDefinition.IsMarkdown(url) => SourceKind.Markdown,
        (".json", _) or (_, "application/json") => SourceKind.Json,
        (".yaml" or ".yml", _) or (_, "application/yaml" or "application/x-yaml" or "text/yaml") => SourceKind.Yaml,
        (".csv", _) or (_, "text/csv") => SourceKind.Csv,
        _ => SourceKind.Page,
    };

    // Repositories are named by their owner, sites by the label before the top-level domain; numbers name nobody.
    private static string ProviderOf(Uri url) =>
        url.HostNameType is not UriHostNameType.Dns || url.Host == "localhost" ? Placeholder
        : url.Host is "raw.githubusercontent.com" or "github.com" && url.Segments.Length > 1 ? IdOf(url.Segments[1].Trim('/'))
        : IdOf(url.Host.Split('.') is { Length: > 1 } labels ? labels[^2] : url.Host);

    [GeneratedRegex(@"\A(?:readme|description|spec|index|model[_-]?card)\z", RegexOptions.IgnoreCase)]
    private static partial Regex GeneralName();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfId();
}
