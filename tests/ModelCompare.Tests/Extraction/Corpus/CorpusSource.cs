using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Normalization;
using ModelCompare.Normalization.Attributes;
using ModelCompare.Sources;

namespace ModelCompare.Tests.Extraction.Corpus;

/// <summary>A source of the declarations beside this file, read from its recorded page.</summary>
internal sealed record CorpusSource(ImmutableArray<Observation> Observations, ImmutableArray<string> Problems, ImmutableArray<Fact> Facts, ImmutableArray<Rejection> Rejections)
{
    public static CorpusSource Read(string id)
    {
        var sources = JsonNode.Parse(File.ReadAllText(TestData.Path("Extraction/Corpus/sources.json")))!["sources"]!.AsArray();
        var source = sources.Single(source => (string?)source!["id"] == id)!;
        var manifest = JsonNode.Parse(File.ReadAllText(SharedFolder.File("corpus/manifest.json")))!["responses"]!.AsArray();
        var response = manifest.Single(response => (string?)response!["url"] == (string?)source["url"])!;
        var text = File.ReadAllText(SharedFolder.File("corpus/" + (string?)response["file"]));
        return Of(Readings.Run(source["read"]!.AsArray(), text, Enum.Parse<SourceKind>((string)source["kind"]!, ignoreCase: true)), id, (string)source["provider"]!);
    }

    public static CorpusSource Of(ExtractionResult extracted, string id, string provider)
    {
        var origin = new DocumentOrigin(id, provider, "https://example.com/", "00", DateTimeOffset.UnixEpoch, "reading");
        var results = extracted.Observations.Select(observation => AttributeNormalizer.Normalize(observation, origin)).ToList();
        return new CorpusSource(
            extracted.Observations, extracted.Problems, [.. results.SelectMany(result => result.Facts)], [.. results.SelectMany(result => result.Rejections)]);
    }

    /// <summary>The values of an attribute of a listing, once each.</summary>
    public IEnumerable<string> Values(string model, string attribute) =>
        Facts.OfType<AttributeFact>().Where(fact => fact.Listing.ProviderModel == model && fact.Attribute == attribute).Select(fact => fact.Value).Distinct();

    /// <summary>The single value of an attribute of a listing.</summary>
    public string? Value(string model, string attribute) => Values(model, attribute).SingleOrDefault();

    /// <summary>Whether a listing has a capability; null when that is unknown.</summary>
    public bool? Has(string model, string capability) =>
        Facts.OfType<CapabilityFact>().Where(fact => fact.Listing.ProviderModel == model && fact.Capability == capability)
            .Select(fact => (bool?)fact.Supported).Distinct().SingleOrDefault();

    /// <summary>Everything that is known of a listing, for a failing test to show.</summary>
    public override string ToString() => string.Join('\n', Problems.Select(problem => $"problem: {problem}")
        .Concat(Rejections.Select(rejection => $"rejected: {rejection.Text} ({rejection.Reason})"))
        .Concat(Facts.Take(200).Select(Show)));

    private static string Show(Fact fact) => fact switch
    {
        AttributeFact attribute => $"{fact.Listing.ProviderModel} {attribute.Attribute} = {attribute.Value}",
        CapabilityFact capability => $"{fact.Listing.ProviderModel} {capability.Capability} = {capability.Supported}",
        BenchmarkFact benchmark => $"{fact.Listing.ProviderModel} {benchmark.Benchmark} [{benchmark.Metric}; {benchmark.Setting}] = {benchmark.Score}",
        _ => fact.ToString(),
    };
}
