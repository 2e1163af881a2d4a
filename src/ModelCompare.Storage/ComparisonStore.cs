using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Comparison;

namespace ModelCompare.Storage;

/// <summary>The snapshot of a pair as it is published.</summary>
/// <param name="LeftSlug">The ordinally lesser slug.</param>
/// <param name="RightSlug">The other slug.</param>
/// <param name="Digest"><see cref="Snapshot.Digest"/>.</param>
/// <param name="Content">The snapshot document, JSON, with the review date of the last refresh.</param>
/// <param name="LastReviewedOn">The older of the two models' dates.</param>
/// <param name="ChangedOn">The day on which the digest last became different.</param>
public sealed record StoredComparison(string LeftSlug, string RightSlug, string Digest, string Content, DateOnly LastReviewedOn, DateOnly ChangedOn);

/// <summary>What writing comparisons did.</summary>
public sealed record ComparisonChanges(int New, int Changed, int Unchanged, int Deleted);

/// <summary>Keeps the snapshots of pairs.</summary>
public sealed class ComparisonStore(IDbContextFactory<CatalogContext> contexts)
{
    /// <summary>
    /// Makes the pairs of <paramref name="set"/> what is stored, in one transaction: readers see the state before or after. Only
    /// pairs of models that became different are built at all.
    /// </summary>
    /// <param name="set">The pairs, and how each is built; they are never held as a whole.</param>
    /// <param name="today">The day that changed snapshots carry.</param>
    public async Task<ComparisonChanges> WriteAsync(ComparisonSet set, DateOnly today, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        return await contexts.WriteAsync(context => new ComparisonUpdate(context, set, today).ApplyAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The slugs of the models whose pairs are stored.</summary>
    public async Task<ImmutableHashSet<string>> ReadModelsAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return [.. await context.ComparedModels.Select(model => model.Slug).ToListAsync(cancellationToken).ConfigureAwait(false)];
    }

    /// <summary>The snapshot of two models, whichever is named first; null when there is none.</summary>
    public async Task<StoredComparison?> ReadAsync(string slug, string otherSlug, CancellationToken cancellationToken = default)
    {
        var (left, right) = string.CompareOrdinal(slug, otherSlug) <= 0 ? (slug, otherSlug) : (otherSlug, slug);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.PublishedComparisons
            .SingleOrDefaultAsync(comparison => comparison.LeftSlug == left && comparison.RightSlug == right, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Every stored snapshot in the order of its slugs, one at a time.</summary>
    public async IAsyncEnumerable<StoredComparison> ReadAllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var stored = context.PublishedComparisons
            .OrderBy(comparison => comparison.LeftSlug).ThenBy(comparison => comparison.RightSlug)
            .AsAsyncEnumerable();
        await foreach (var comparison in stored.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return comparison;
        }
    }
}
