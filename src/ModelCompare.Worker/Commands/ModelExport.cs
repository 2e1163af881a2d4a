using System.Collections.Immutable;
using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Commands;

/// <summary>A row of <c>export models</c>: a model with the values that won.</summary>
/// <param name="Parameters">Total parameters.</param>
/// <param name="Routes">Distinct providers with an active route.</param>
/// <param name="Listings">Names under which pages list the model.</param>
internal sealed record ModelExport(
    string Slug, string Name, string Developer, string ProductType, string? ReleasedOn, long? ContextWindow, long? MaxOutput, long? Parameters,
    string? Architecture, string? License, string? Openness, string? CommercialUse, string? KnowledgeCutoff, string? InputModalities, string? OutputModalities,
    string? DeprecatedOn, string? RetiredOn, int Routes, int Listings, DateOnly? LastReviewedOn)
{
    internal static async Task<ImmutableArray<ModelExport>> LoadAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        var reader = services.GetRequiredService<CatalogReader>();
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var view = await reader.GetViewAsync(today, cancellationToken).ConfigureAwait(false);
        var profiles = view.Profiles.ToDictionary(profile => profile.Slug, StringComparer.Ordinal);
        return [.. view.Models.Select(model => Of(profiles[model.Slug], model.Listings.Length))];
    }

    internal static ModelExport Of(ModelProfile profile, int listings) => new(
        profile.Slug, profile.Name, profile.Developer, profile.ProductType,
        Text(profile, ModelAttributes.ReleasedOn), Number(profile, ModelAttributes.ContextWindow), Number(profile, ModelAttributes.MaxOutput),
        Number(profile, ModelAttributes.Parameters), Text(profile, ModelAttributes.Architecture), Text(profile, ModelAttributes.License),
        Text(profile, ModelAttributes.Openness), Text(profile, ModelAttributes.CommercialUse), Text(profile, ModelAttributes.KnowledgeCutoff),
        Text(profile, ModelAttributes.InputModalities), Text(profile, ModelAttributes.OutputModalities), Text(profile, ModelAttributes.DeprecatedOn),
        Text(profile, ModelAttributes.RetiredOn), profile.Routes.Select(route => route.Provider).Distinct(StringComparer.Ordinal).Count(), listings, profile.LastReviewedOn);

    private static string? Text(ModelProfile profile, string attribute) => profile.Attributes.GetValueOrDefault(attribute)?.Value;

    private static long? Number(ModelProfile profile, string attribute) =>
        long.TryParse(Text(profile, attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
