using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ModelCompare.Fetching;
using ModelCompare.Sources;

namespace ModelCompare.Worker.Commands;

/// <summary>The first draft of a source for a page that none reads yet: what can be told from its address and from what is on it.</summary>
internal sealed partial record SourceDraft(SourceDefinition Source, SourceReading Reading)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a document by the default reading of its kind; a page without tables is tried as labels and values.</summary>
    internal static SourceDraft Of(Uri url, Document document)
    {
        var name = url.Segments[^1].Trim('/') is { Length: > 0 } last ? Uri.UnescapeDataString(Path.GetFileNameWithoutExtension(last)) : "pricing";
        var provider = ProviderOf(url);
        var source = new SourceDefinition { Id = $"{provider}-{IdOf(name)}".Trim('-'), Provider = provider, Url = url, Schedule = "0 30 */6 * * ?", Kind = KindOf(url, document) };
        var reading = SourceReader.Read(source, document);
        if (!reading.Facts.IsEmpty)
        {
            return new(source, reading);
        }

        SourceDefinition[] others = source.Kind is SourceKind.Page or SourceKind.Markdown
            ? [source with { Read = [new LabelReading()] }, source with { Read = [new LabelReading { Models = [name] }] }]
            : [source with { Read = [RecordDraft.Of(reading)], Currency = "USD" }];
        return others.Select(other => new SourceDraft(other, SourceReader.Read(other, document))).FirstOrDefault(other => !other.Reading.Facts.IsEmpty) ?? new(source, reading);
    }

    /// <summary>The source as sources.json holds it.</summary>
    internal string ToJson()
    {
        var json = new JsonObject { ["id"] = Source.Id, ["provider"] = Source.Provider, ["url"] = Source.Url.OriginalString, ["schedule"] = Source.Schedule };
        if (Source.Kind is not SourceKind.Page)
        {
            json["kind"] = Source.Kind.ToString().ToLowerInvariant();
        }

        if (Source.Currency is { } currency)
        {
            json["currency"] = currency;
        }

        if (!Source.Read.IsEmpty)
        {
            json["read"] = new JsonArray([.. Source.Read.Select(ToJson)]);
        }

        return json.ToJsonString(Indented);
    }

    /// <summary>The provider as sources.json holds it.</summary>
    internal string ProviderToJson() => new JsonObject { ["id"] = Source.Provider, ["name"] = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Source.Provider) }.ToJsonString();

    private static JsonNode ToJson(ReadingDefinition reading) => reading switch
    {
        LabelReading { Models.IsEmpty: true } => new JsonObject { ["labels"] = new JsonObject() },
        LabelReading labels => new JsonObject { ["labels"] = new JsonObject { ["models"] = new JsonArray([.. labels.Models.Select(model => (JsonNode)model)]) } },
        RecordReading records => new JsonObject
        {
            ["records"] = new JsonObject
            {
                ["each"] = records.Each,
                ["model"] = records.Model,
                ["prices"] = new JsonArray([.. records.Prices.Select(price => new JsonObject { ["meter"] = price.Meter, ["path"] = price.Path, ["per"] = price.Per })]),
            },
        },
        _ => throw new InvalidOperationException($"No draft holds {reading.GetType().Name}."),
    };

    private static SourceKind KindOf(Uri url, Document document) => (Path.GetExtension(url.AbsolutePath).ToLowerInvariant(), document.MediaType) switch
    {
        (".md" or ".markdown", _) or (_, "text/markdown") => SourceKind.Markdown,
        (".json", _) or (_, "application/json") => SourceKind.Json,
        (".yaml" or ".yml", _) or (_, "application/yaml" or "application/x-yaml" or "text/yaml") => SourceKind.Yaml,
        (".csv", _) or (_, "text/csv") => SourceKind.Csv,
        _ => SourceKind.Page,
    };

    // Repositories are named by their owner, sites by the label before the top-level domain.
    private static string ProviderOf(Uri url) => url.Host is "raw.githubusercontent.com" or "github.com" && url.Segments.Length > 1
        ? IdOf(url.Segments[1].Trim('/'))
        : IdOf(url.HostNameType is UriHostNameType.Dns && url.Host.Split('.') is { Length: > 1 } labels ? labels[^2] : url.Host);

    private static string IdOf(string text) => NotOfId().Replace(text.ToLowerInvariant(), "-").Trim('-');

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfId();
}
