using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Comparison;

namespace ModelCompare.Benchmarks;

/// <summary>
/// Profiles of real models, from the recording's list of models.dev: those whose ids come first in ordinal order, each with every
/// provider that lists the id. What the list leaves open of a model is completed by its place in that order, so that every profile is full.
/// </summary>
internal static class ModelsDevProfiles
{
    private const string Url = "https://models.dev/api.json";

    private static readonly DateOnly s_day = new(2026, 6, 1);

    public static ImmutableArray<ModelProfile> Load(string file, int models) =>
    [
        .. JsonNode.Parse(File.ReadAllText(file))!.AsObject()
            .SelectMany(provider => provider.Value!["models"]!.AsObject().Select(model => (Provider: provider.Value!, Model: model.Value!)))
            .GroupBy(listing => ModelSlug.Of(((string)listing.Model["id"]!).Split('/')[^1]), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Take(models)
            .Select((group, index) => Of(group.Key, index, [.. group])),
    ];

    private static ModelProfile Of(string slug, int index, ImmutableArray<(JsonNode Provider, JsonNode Model)> listings)
    {
        var model = listings[0].Model;
        return new()
        {
            Slug = slug,
            Name = (string)model["name"]!,
            Developer = (string?)model["family"] ?? $"Lab {index % 40}",
            ProductType = index % 9 == 0 ? ProductTypes.CodingSpecialized : ProductTypes.StandaloneApi,
            Attributes = Attributes(model, index).ToImmutableSortedDictionary(pair => pair.Name, pair => Sourced(pair.Value), StringComparer.Ordinal),
            Capabilities = Vocabulary(model, index).ToImmutableSortedDictionary(pair => pair.Name, pair => Sourced(pair.Value), StringComparer.Ordinal),
            Benchmarks = [.. new[] { "GPQA", "LiveCodeBench", "MMLU Pro" }.Where((_, place) => (index + place) % 3 > 0).Select((name, place) => new ModelBenchmark(name, "accuracy", "", Sourced(30m + ((index + (place * 17)) % 60))))],
            Routes = [.. listings.DistinctBy(listing => (string)listing.Provider["id"]!).Select(listing => Route(listing.Provider, listing.Model, index)).OrderBy(route => route.Provider, StringComparer.Ordinal)],
            LastReviewedOn = s_day,
        };
    }

    private static IEnumerable<(string Name, string Value)> Attributes(JsonNode model, int index)
    {
        yield return (ModelAttributes.ContextWindow, $"{Number(model["limit"]?["context"]) ?? 32_000 * (1 + (index % 8))}");
        yield return (ModelAttributes.MaxOutput, $"{Number(model["limit"]?["output"]) ?? 4_096 * (1 + (index % 8))}");
        yield return (ModelAttributes.ReleasedOn, (string?)model["release_date"] ?? $"2025-{1 + (index % 12):00}-15");
        yield return (ModelAttributes.KnowledgeCutoff, (string?)model["knowledge"] ?? $"2024-{1 + (index % 12):00}");
        yield return (ModelAttributes.Openness, (bool?)model["open_weights"] is true ? "open-weights" : "proprietary");
        yield return (ModelAttributes.License, (bool?)model["open_weights"] is true ? "Apache 2.0" : "Proprietary");
    }

    private static IEnumerable<(string Name, bool Value)> Vocabulary(JsonNode model, int index)
    {
        yield return (Capabilities.Vision, model["modalities"]?["input"]?.AsArray().Any(modality => (string?)modality == "image") is true);
        yield return (Capabilities.Reasoning, (bool?)model["reasoning"] ?? index % 2 == 0);
        yield return (Capabilities.FunctionCalling, (bool?)model["tool_call"] ?? index % 3 == 0);
        yield return (Capabilities.ToolUse, (bool?)model["tool_call"] ?? index % 3 == 0);
        yield return (Capabilities.StructuredOutputs, (bool?)model["structured_output"] ?? index % 4 == 0);
        yield return (Capabilities.CodeExecution, index % 5 == 0);
    }

    private static ModelRoute Route(JsonNode provider, JsonNode model, int index)
    {
        var cost = model["cost"];
        ImmutableArray<RoutePrice> prices =
        [
            Price(Meters.Input, (decimal?)cost?["input"] ?? 0.1m * (1 + (index % 30))),
            Price(Meters.Output, (decimal?)cost?["output"] ?? 0.4m * (1 + (index % 30))),
            .. (decimal?)cost?["cache_read"] is { } cached ? [Price(Meters.CachedInput, cached)] : ImmutableArray<RoutePrice>.Empty,
        ];
        return new((string)provider["id"]!, (string)provider["name"]!, (string)model["id"]!, prices);
    }

    private static RoutePrice Price(string meter, decimal amount) =>
        new(new() { Meter = meter, Unit = Units.MillionTokens, Currency = "USD" }, Sourced<decimal?>(amount));

    private static long? Number(JsonNode? node) => (long?)node is > 0 and var number ? number : null;

    private static Sourced<T> Sourced<T>(T value) => new(value, "models-dev", Url, $"{value}", s_day);
}
