using ModelCompare.Catalog;
using ModelCompare.Comparison;

namespace ModelCompare.Tests.Comparison;

/// <summary>Random profiles with every kind of gap, the same for the same seed.</summary>
internal sealed class GeneratedProfiles(int seed)
{
    private static readonly string[] Clouds = ["Alpha Cloud", "Beta Cloud", "Gamma Cloud", "Delta Cloud", "Epsilon Cloud", "Zeta Cloud", "Eta Cloud"];
    private static readonly string[] Benchmarks = ["MMLU", "GPQA", "LiveCodeBench", "TAU-bench"];
    private static readonly long[] Windows = [8_192, 32_768, 128_000, 131_072, 1_000_000, 1_048_576];
    private static readonly decimal[] Amounts = [0m, 0.00001m, 0.027m, 0.20m, 0.201m, 1m, 2.5m, 75m];

    private readonly Random _random = new(seed);

    public ModelProfile Next(string slug)
    {
        var model = Profiles.Model($"Model {slug.ToUpperInvariant()}", Maybe() ? ProductTypes.StandaloneApi : ProductTypes.CodingSpecialized) with
        {
            Slug = slug,
            Developer = Maybe() ? "Example Lab" : "",
            LastReviewedOn = Maybe() ? Profiles.Reviewed.AddDays(_random.Next(9)) : null,
        };
        foreach (var (name, values) in Values)
        {
            model = Maybe() ? model.Attribute(name, One(values)) : model;
        }

        model = Maybe() ? model.Context(One(Windows)) : model;
        foreach (var capability in Capabilities.All)
        {
            model = _random.Next(3) switch { 0 => model.Has(capability), 1 => model.Lacks(capability), _ => model };
        }

        model = Benchmarks.Where(_ => Maybe()).Aggregate(model, (so, name) => so.Benchmark(name, _random.Next(0, 200) / 2m, "acc", Maybe() ? "0-shot" : ""));
        var share = _random.Next(4);
        return Clouds.Where(_ => _random.Next(4) < share).Aggregate(model, (so, cloud) => Maybe() ? so.Route(cloud, One(Amounts), One(Amounts)) : so.Route(cloud, [.. Prices()]));
    }

    private IEnumerable<RoutePrice> Prices()
    {
        foreach (var meter in new[] { Meters.Input, Meters.Output, Meters.CachedInput })
        {
            for (var left = _random.Next(4); left > 1; left--)
            {
                yield return Profiles.Price(_random.Next(8) == 0 ? null : One(Amounts), Profiles.Terms(meter) with
                {
                    Currency = _random.Next(4) == 0 ? "CNY" : "USD",
                    ServiceTier = _random.Next(4) == 0 ? ServiceTiers.Batch : ServiceTiers.Standard,
                    Modality = _random.Next(4) == 0 ? "audio" : "",
                    Region = _random.Next(5) == 0 ? "eu" : "",
                    Context = _random.Next(4) switch
                    {
                        0 => new ContextRange("<=200k", null, 200_000),
                        1 => new ContextRange(">200k", 200_000, null),
                        _ => null,
                    },
                });
            }
        }
    }

    private static readonly (string Name, string[] Values)[] Values =
    [
        (ModelAttributes.ReleasedOn, ["2024", "2024-09", "2024-09-25", "2026-02-12"]),
        (ModelAttributes.Parameters, ["270000000", "1230000000"]),
        (ModelAttributes.License, ["Apache 2.0", "Proprietary"]),
        (ModelAttributes.Openness, ["proprietary", "open_weights", "open_source"]),
        (ModelAttributes.CommercialUse, ["yes", "conditions", "no"]),
        (ModelAttributes.KnowledgeCutoff, ["2023-12", "2024"]),
        (ModelAttributes.InputModalities, ["text", "text+image"]),
    ];

    private bool Maybe() => _random.Next(2) == 0;

    private T One<T>(T[] values) => values[_random.Next(values.Length)];
}
