using System.Collections.Immutable;
using ModelCompare.Comparison;

namespace ModelCompare.Worker.WebPages;

/// <summary>Models that one would compare a model with: of the same sort and, where prices are known, of a like price.</summary>
internal static class Rivals
{
    private const int Most = 8;

    internal static ImmutableArray<ModelProfile> Of(ModelSummary model, IEnumerable<ModelSummary> all) =>
    [
        .. all
            .Where(other => other.Profile.Slug != model.Profile.Slug)
            .OrderBy(other => other.Profile.ProductType != model.Profile.ProductType)
            .ThenBy(other => Distance(model, other))
            .ThenByDescending(other => other.Providers)
            .ThenBy(other => other.Profile.Slug, StringComparer.Ordinal)
            .Take(Most)
            .Select(other => other.Profile),
    ];

    // Prices are alike by their ratio; unknown ones come last.
    private static double Distance(ModelSummary model, ModelSummary other) =>
        model.OutputPrice is { } own && other.OutputPrice is { } others ? Math.Abs(Math.Log((double)(own / others))) : double.MaxValue;
}
