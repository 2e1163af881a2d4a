using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace ModelCompare.Extraction.Curated;

/// <summary>One fact as it stands in a curated file.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader.")]
internal sealed record CuratedEntry
{
    public string? Model { get; init; }

    public string? Provider { get; init; }

    public string? Attribute { get; init; }

    public JsonElement? Value { get; init; }

    public string? Capability { get; init; }

    public bool? Supported { get; init; }

    public CuratedPrice? Price { get; init; }

    public string? Benchmark { get; init; }

    public string? Metric { get; init; }

    public string? Setting { get; init; }

    public JsonElement? Score { get; init; }

    public string? Url { get; init; }

    public string? Quote { get; init; }

    public DateOnly? AsOf { get; init; }
}

/// <summary>A price as it stands in a curated file.</summary>
[SuppressMessage("Performance", "CA1812", Justification = "Made by the JSON reader.")]
internal sealed record CuratedPrice
{
    public string? Meter { get; init; }

    public JsonElement? Amount { get; init; }

    public string? Unit { get; init; }

    public string? Currency { get; init; }

    public string? Tier { get; init; }

    public string? Modality { get; init; }

    public string? Context { get; init; }

    public string? Region { get; init; }

    public string? Variant { get; init; }

    public DateOnly? EffectiveFrom { get; init; }

    public DateOnly? EffectiveTo { get; init; }
}
