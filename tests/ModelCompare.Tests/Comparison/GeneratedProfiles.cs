using ModelCompare.Catalog;
using ModelCompare.Comparison;

namespace ModelCompare.Tests.Comparison;

/// <summary>Random profiles with every kind of gap, the same for the same seed.</summary>
internal sealed class GeneratedProfiles(int seed)
{
    public static readonly string[] Clouds = ["Alpha Cloud", "Beta Cloud", "Gamma Cloud", "Delta Cloud", "Epsilon Cloud", "Zeta Cloud", "Eta Cloud"];

    // One family, in which names contain each other, and two that have nothing in common; in either order of the slugs.
    private static readonly (string A, string B)[] Names = [("Model A", "Model B"), ("Heron 3", "Heron 3 Mini"), ("Heron 3 Mini", "Heron 3")];
    private static readonly string[] Developers = ["", "Example Lab", "Other Lab"];
    private static readonly (string Name, string Metric)[] Benchmarks = [("MMLU", "acc"), ("GPQA", ""), ("LiveCodeBench", "acc"), ("TAU-bench", ""), ("Speech", "word error rate"), ("Dictation WER", "")];

    /// <summary>Benchmarks of which the lower score leads.</summary>
    public static readonly string[] LowerIsBetter = ["Speech", "Dictation WER"];

    private static readonly long[] Windows = [512, 8_192, 32_768, 128_000, 131_072, 1_000_000, 1_048_576];
    private static readonly decimal[] Amounts = [0m, 0.00001m, 0.027m, 0.20m, 0.201m, 1m, 2.5m, 75m];
    private static readonly ContextRange?[] Ranges = [null, null, null, new("<=200k", null, 200_000), new(">200k", 200_000, null), new("short", null, null), new("long", null, null)];

    private readonly Random _random = new(seed);
    private readonly (string A, string B) _names = Names[seed % Names.Length];

    public ModelProfile Next(string slug)
    {
        var name = slug == "a" ? _names.A : _names.B;
        var model = Profiles.Model(name, Maybe() ? ProductTypes.StandaloneApi : ProductTypes.CodingSpecialized, One(Developers)) with
        {
            Slug = slug,
            LastReviewedOn = Maybe() ? Profiles.Reviewed.AddDays(_random.Next(9)) : null,
            Stale = Maybe() ? [new StaleSource($"source-{slug}", Profiles.Reviewed)] : [],
        };
        foreach (var (attribute, values) in Values)
        {
            model = Maybe() ? model.Attribute(attribute, One(values)) : model;
        }

        model = Maybe() ? model.Context(One(Windows)) : model;
        foreach (var capability in Capabilities.All)
        {
            model = _random.Next(3) switch { 0 => model.Has(capability), 1 => model.Lacks(capability), _ => model };
        }

        model = Benchmarks.Where(_ => Maybe()).Aggregate(model, (so, row) => so.Benchmark(row.Name, _random.Next(0, 200) / 2m, row.Metric, Maybe() ? "0-shot" : ""));
        var share = _random.Next(5);
        return Clouds.Where(_ => _random.Next(4) < share).Aggregate(model, WithRoute);
    }

    private ModelProfile WithRoute(ModelProfile model, string cloud) => _random.Next(5) switch
    {
        0 or 1 => model.Route(cloud, One(Amounts), One(Amounts)),
        2 => model.Route(cloud),
        3 => model.Route(cloud, [.. Regional()]),
        _ => model.Route(cloud, [.. Prices()]),
    };

    private IEnumerable<RoutePrice> Regional() =>
        from meter in new[] { Meters.Input, Meters.Output }
        from region in new[] { "", "eu", "us" }
        where Maybe()
        select Profiles.Price(One(Amounts), Profiles.Terms(meter) with { Region = region });

    private IEnumerable<RoutePrice> Prices()
    {
        foreach (var meter in new[] { Meters.Input, Meters.Output, Meters.CachedInput, Meters.Image })
        {
            for (var left = _random.Next(4); left > 1; left--)
            {
                yield return Price(meter);
            }
        }
    }

    private RoutePrice Price(string meter)
    {
        var terms = Profiles.Terms(meter) with
        {
            Unit = meter == Meters.Image ? "image" : Units.MillionTokens,
            Currency = _random.Next(4) == 0 ? "CNY" : "USD",
            ServiceTier = _random.Next(4) == 0 ? ServiceTiers.Batch : ServiceTiers.Standard,
            Modality = _random.Next(4) == 0 ? "audio" : "",
            Region = _random.Next(4) switch { 0 => "eu", 1 => "us", _ => "" },
            Context = One(Ranges),
            EffectiveFrom = _random.Next(5) == 0 ? Profiles.Reviewed.AddDays(-90) : null,
            EffectiveTo = _random.Next(5) == 0 ? Profiles.Reviewed.AddDays(90) : null,
            Variant = _random.Next(6) == 0 ? "fine-tuned" : "",
        };

        // What is free has no currency.
        return _random.Next(6) == 0 ? Profiles.Price(null, terms with { Currency = "" }) : Profiles.Price(One(Amounts), terms);
    }

    private static readonly (string Name, string[] Values)[] Values =
    [
        (ModelAttributes.ReleasedOn, ["2024", "2024-09", "2024-09-25", "2026-02-12"]),
        (ModelAttributes.MaxOutput, ["4096", "128000"]),
        (ModelAttributes.Parameters, ["270000000", "1230000000"]),
        (ModelAttributes.License, ["Apache 2.0", "Proprietary"]),
        (ModelAttributes.Openness, ["proprietary", "open_weights", "open_source"]),
        (ModelAttributes.CommercialUse, ["yes", "conditions", "no"]),
        (ModelAttributes.KnowledgeCutoff, ["2023-12", "2024"]),
        (ModelAttributes.InputModalities, ["text", "text+image"]),
        (ModelAttributes.DeprecatedOn, ["2026-01-31", "2026-05"]),
        (ModelAttributes.RetiredOn, ["2026-06-30", "2027"]),
    ];

    private bool Maybe() => _random.Next(2) == 0;

    private T One<T>(T[] values) => values[_random.Next(values.Length)];
}
