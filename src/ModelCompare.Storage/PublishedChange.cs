namespace ModelCompare.Storage;

/// <summary>A value that was new, became different or was retired: a row of the view <c>published_changes</c>.</summary>
/// <param name="ChangedOn">The day on which it was first read so, or on which it was retired.</param>
/// <param name="Kind"><c>price</c>, <c>attribute</c>, <c>capability</c> or <c>benchmark</c>.</param>
/// <param name="Change"><c>new</c>, <c>changed</c> or <c>retired</c>.</param>
/// <param name="Model">Slug of the model; null while the listing is matched with none.</param>
/// <param name="Provider">Provider of the listing.</param>
/// <param name="ProviderModel">The provider's own name of it.</param>
/// <param name="Field">Meter, attribute, capability or benchmark.</param>
/// <param name="Terms">Terms of a price, or metric and setting of a score.</param>
/// <param name="OldValue">The value before; null when there was none.</param>
/// <param name="NewValue">The value since; null when it was retired.</param>
/// <param name="Source">Id of the source that stated it.</param>
/// <param name="Url">Where it was read.</param>
/// <param name="Quote">The cell, verbatim.</param>
/// <param name="Id">Names the change for ever.</param>
public sealed record PublishedChange(
    DateOnly ChangedOn, string Kind, string Change, string? Model, string Provider, string ProviderModel, string Field, string Terms,
    string? OldValue, string? NewValue, string Source, string Url, string Quote, string Id);
