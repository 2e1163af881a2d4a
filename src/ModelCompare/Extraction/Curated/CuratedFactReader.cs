using System.Collections.Immutable;
using System.Text.Json;
using ModelCompare.Catalog;
using ModelCompare.Normalization;
using ModelCompare.Normalization.Attributes;

namespace ModelCompare.Extraction.Curated;

/// <summary>Turns one entry of a curated file into facts, or into problems.</summary>
internal sealed class CuratedFactReader(string path, DocumentOrigin origin, ImmutableArray<string>.Builder problems)
{
    public IEnumerable<Fact> Read(CuratedEntry entry)
    {
        var before = problems.Count;
        Require(entry.Model, "model");
        Require(entry.Quote, "quote");
        if (!Uri.TryCreate(entry.Url, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            Problem("needs an absolute http or https 'url'");
        }

        var facts = Typed(entry).ToList();
        return problems.Count == before ? facts : [];
    }

    private IEnumerable<Fact> Typed(CuratedEntry entry)
    {
        object?[] forms = [entry.Attribute, entry.Capability, entry.Price, entry.Benchmark];
        if (forms.Count(form => form is not null) != 1)
        {
            Problem("needs exactly one of 'attribute', 'capability', 'price' and 'benchmark'");
            return [];
        }

        if (StrayMember(entry) is { } stray)
        {
            Problem($"'{stray}' has no meaning here");
            return [];
        }

        return entry switch
        {
            { Attribute: { } attribute } => Attribute(entry, attribute),
            { Capability: { } capability } => Capability(entry, capability),
            { Price: { } price } => Price(entry, price),
            _ => Benchmark(entry, entry.Benchmark!),
        };
    }

    private static string? StrayMember(CuratedEntry entry) => entry switch
    {
        { Attribute: null, Value: not null } => "value",
        { Capability: null, Supported: not null } => "supported",
        { Benchmark: null, Score: not null } => "score",
        { Benchmark: null, Metric: not null } => "metric",
        { Benchmark: null, Setting: not null } => "setting",
        _ => null,
    };

    private IEnumerable<Fact> Attribute(CuratedEntry entry, string attribute)
    {
        if (!ModelAttributes.All.Contains(attribute))
        {
            Problem($"'{attribute}' is no attribute");
            return [];
        }

        var parsed = AttributeValue.Parse(attribute, [TextOf(entry.Value)]);
        if (!parsed.HasValue)
        {
            Problem($"'value' of {attribute}: {parsed.Problem ?? "missing"}");
            return [];
        }

        return parsed.Value!.Select(pair => new AttributeFact
        {
            Listing = ListingOf(entry),
            Evidence = EvidenceOf(entry),
            Attribute = pair.Key,
            Value = pair.Value,
        });
    }

    private IEnumerable<Fact> Capability(CuratedEntry entry, string capability)
    {
        if (!Capabilities.All.Contains(capability) || entry.Supported is not { } supported)
        {
            Problem(entry.Supported is null ? "needs 'supported'" : $"'{capability}' is no capability");
            return [];
        }

        return [new CapabilityFact { Listing = ListingOf(entry), Evidence = EvidenceOf(entry), Capability = capability, Supported = supported }];
    }

    private IEnumerable<Fact> Price(CuratedEntry entry, CuratedPrice price)
    {
        var (terms, amount) = new CuratedPriceReader(Problem).Read(price);
        return terms is null ? [] : [new PriceFact { Listing = ListingOf(entry), Evidence = EvidenceOf(entry), Terms = terms, Amount = amount }];
    }

    private IEnumerable<Fact> Benchmark(CuratedEntry entry, string benchmark)
    {
        var score = Score.Parse(TextOf(entry.Score));
        if (!score.HasValue || benchmark.Length == 0)
        {
            Problem($"needs a 'score': {score.Problem ?? "missing"}");
            return [];
        }

        return
        [
            new BenchmarkFact
            {
                Listing = ListingOf(entry), Evidence = EvidenceOf(entry), Benchmark = benchmark,
                Metric = entry.Metric ?? "", Setting = entry.Setting ?? "", Score = score.Value,
            },
        ];
    }

    private Listing ListingOf(CuratedEntry entry) => new(entry.Provider ?? origin.Provider, entry.Model ?? "");

    private Evidence EvidenceOf(CuratedEntry entry) => new(
        origin.Source,
        entry.Url ?? "",
        origin.ContentHash,
        origin.FetchedAt,
        path,
        "",
        entry.Quote ?? "",
        origin.Reading, entry.AsOf);

    private static string TextOf(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => "",
    };

    private void Require(string? text, string member)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Problem($"needs '{member}'");
        }
    }

    private void Problem(string text) => problems.Add($"{path}: {text}.");
}
