using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;

namespace ModelCompare.Storage;

/// <summary>A row of <c>published_changes</c>: a value that was new or became different.</summary>
/// <param name="ChangedOn">The day on which the value was first read at its source.</param>
/// <param name="Kind"><c>price</c>, <c>attribute</c>, <c>capability</c> or <c>benchmark</c>.</param>
/// <param name="Change"><c>new</c> or <c>changed</c>.</param>
/// <param name="Model">Slug of the model; null when the listing is unmatched.</param>
/// <param name="Field">Meter, attribute, capability or benchmark.</param>
/// <param name="Terms">Under which conditions; empty where there are none.</param>
/// <param name="OldValue">The value before; null when it is new.</param>
public sealed record PublishedChange(
    DateOnly ChangedOn, string Kind, string Change, string? Model, string Provider, string ProviderModel, string Field, string Terms,
    string? OldValue, string NewValue, string Source, string Url, string Quote);

/// <summary>Reads what changed.</summary>
public sealed class ChangeReader(IDbContextFactory<CatalogContext> contexts)
{
    /// <summary>Changes from a day on, by day and then by all columns, so that equal catalogs give equal pages.</summary>
    /// <param name="since">The first day; null for all.</param>
    /// <param name="skip">Rows of the order that are left out.</param>
    /// <param name="take">Most rows.</param>
    public async Task<ImmutableArray<PublishedChange>> GetAsync(DateOnly? since, int skip, int take, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var changes = context.Database.SqlQuery<PublishedChange>(
            $"""
            SELECT changed_on AS ChangedOn, kind AS Kind, change AS Change, model AS Model, provider AS Provider, provider_model AS ProviderModel,
                   field AS Field, terms AS Terms, old_value AS OldValue, new_value AS NewValue, source AS Source, url AS Url, quote AS Quote
            FROM published_changes
            """);
        var from = since is { } day ? changes.Where(change => change.ChangedOn >= day) : changes;
        return
        [
            .. await from
                .OrderBy(change => change.ChangedOn).ThenBy(change => change.Kind)
                .ThenBy(change => change.Provider).ThenBy(change => change.ProviderModel).ThenBy(change => change.Field).ThenBy(change => change.Terms)
                .ThenBy(change => change.Source).ThenBy(change => change.OldValue).ThenBy(change => change.NewValue)
                .ThenBy(change => change.Url).ThenBy(change => change.Quote)
                .Skip(skip).Take(take)
                .ToListAsync(cancellationToken).ConfigureAwait(false),
        ];
    }
}
