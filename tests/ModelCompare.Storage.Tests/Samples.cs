using System.Collections.Immutable;
using System.Text;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;

namespace ModelCompare.Storage.Tests;

/// <summary>Facts, runs and source catalogs for tests.</summary>
internal static class Samples
{
    public static readonly Listing Opal = new("acme", "opal-2");

    public static DateTimeOffset At(int day, int hour = 9) => new(2026, 3, day, hour, 0, 0, TimeSpan.Zero);

    public static DateOnly On(int day) => new(2026, 3, day);

    public static Evidence Evidence(string source = "acme-pricing", string quote = "cell", string locator = "table td") =>
        new(source, "https://acme.example/pricing", "hash", At(1), locator, "Pricing › Text", quote, "reading");

    public static PriceTerms Terms(string meter = Meters.Input) => new() { Meter = meter, Unit = Units.MillionTokens, Currency = "USD" };

    public static PriceFact Price(decimal? amount, string meter = Meters.Input, Listing? listing = null, PriceTerms? terms = null, Evidence? evidence = null) =>
        new() { Listing = listing ?? Opal, Terms = terms ?? Terms(meter), Amount = amount, Evidence = evidence ?? Evidence(quote: $"${amount}") };

    public static AttributeFact Attribute(string attribute, string value, Listing? listing = null, string source = "acme-pricing") =>
        new() { Listing = listing ?? Opal, Attribute = attribute, Value = value, Evidence = Evidence(source, value) };

    public static CapabilityFact Capability(string capability, bool supported, Listing? listing = null, string source = "acme-pricing") =>
        new() { Listing = listing ?? Opal, Capability = capability, Supported = supported, Evidence = Evidence(source) };

    public static BenchmarkFact Score(string benchmark, decimal score, Listing? listing = null, string source = "acme-pricing") =>
        new() { Listing = listing ?? Opal, Benchmark = benchmark, Metric = "acc", Setting = "5-shot", Score = score, Evidence = Evidence(source) };

    /// <summary>A run over a document whose bytes are <paramref name="body"/>, fetched at <paramref name="at"/>.</summary>
    public static SourceRun Run(DateTimeOffset at, string body, params Fact[] facts) => RunOf("acme-pricing", at, body, facts);

    public static SourceRun RunOf(string source, DateTimeOffset at, string body, params Fact[] facts) => new(
        source,
        Document.Create(new Uri("https://acme.example/pricing"), "text/html", "utf-8", Encoding.UTF8.GetBytes(body), at, "\"tag\"", at),
        at, [.. facts], new(5, 1, 2));

    public static SourceDefinition Source(string id, SourceRole role, string provider = "acme") =>
        new() { Id = id, Provider = provider, Url = new("https://acme.example/"), Schedule = "0 0 3 * * ?", Role = role };

    public static ModelDefinition Model(string slug, string name, string developer, params (string Provider, string Alias)[] aliases) => new(
        slug, name, developer, ProductTypes.StandaloneApi,
        aliases.GroupBy(alias => alias.Provider).ToImmutableDictionary(group => group.Key, group => group.Select(alias => new ModelAlias(alias.Alias)).ToImmutableArray()));

    /// <summary>The lab Acme, its reseller Bazaar, and the given sources.</summary>
    public static SourceCatalog SourcesJson(IEnumerable<SourceDefinition> sources, params ModelDefinition[] models) => new(
        [new("acme", "Acme", "Acme Labs"), new("bazaar", "Bazaar", null)], [.. models], [.. sources]);

    public static SourceCatalog SourcesJson() => SourcesJson([Source("acme-pricing", SourceRole.Authority)]);
}
