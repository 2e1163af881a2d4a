using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>The snapshot of a pair as it is stored.</summary>
/// <param name="LeftSlug">The ordinally lesser slug.</param>
/// <param name="RightSlug">The other slug.</param>
/// <param name="Digest">SHA-256 of what makes one snapshot different from another, lower-case hexadecimal.</param>
/// <param name="Content">The snapshot document, JSON.</param>
/// <param name="LastReviewedOn">The older of the two models' dates; null when a model shows nothing.</param>
/// <param name="ChangedOn">The day on which the digest last became different; set by the store.</param>
public sealed record StoredComparison(
    string LeftSlug, string RightSlug, string Digest, string Content, DateOnly? LastReviewedOn, DateOnly ChangedOn = default);

/// <summary>What writing comparisons did.</summary>
public sealed record ComparisonChanges(int New, int Changed, int Unchanged, int Deleted);

/// <summary>Keeps the snapshots of pairs.</summary>
public sealed class ComparisonStore(IDbContextFactory<CatalogContext> contexts)
{
    /// <summary>Snapshots that are held in memory before they are sent.</summary>
    private const int Batch = 500;

    /// <summary>
    /// Makes <paramref name="wanted"/> what is stored, in one transaction: writes those whose digest differs, moves the review date
    /// of the others, deletes the pairs that are not among them.
    /// </summary>
    /// <param name="wanted">All pairs, each once, lesser slug first; enumerated once and never held as a whole.</param>
    /// <param name="today">The day that changed snapshots carry.</param>
    /// <exception cref="ArgumentException">A pair is not in ordinal order of its slugs.</exception>
    public async Task<ComparisonChanges> WriteAsync(IEnumerable<StoredComparison> wanted, DateOnly today, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        var stored = await ReadDigestsAsync(context, cancellationToken).ConfigureAwait(false);
        var changes = new ComparisonChanges(0, 0, 0, 0);
        foreach (var batch in wanted.Chunk(Batch))
        {
            foreach (var comparison in batch)
            {
                changes = Track(context, comparison, stored, today, changes);
            }

            await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            context.ChangeTracker.Clear();
        }

        foreach (var (left, right) in stored.Keys)
        {
            await context.Comparisons.Where(entry => entry.LeftSlug == left && entry.RightSlug == right)
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return changes with { Deleted = stored.Count };
    }

    /// <summary>The digest of every stored pair.</summary>
    public async Task<ImmutableDictionary<(string LeftSlug, string RightSlug), string>> ReadDigestsAsync(CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var stored = await ReadDigestsAsync(context, cancellationToken).ConfigureAwait(false);
        return stored.ToImmutableDictionary(pair => pair.Key, pair => pair.Value.Digest);
    }

    /// <summary>The snapshot of two models, whichever is named first; null when there is none.</summary>
    public async Task<StoredComparison?> ReadAsync(string slug, string otherSlug, CancellationToken cancellationToken = default)
    {
        var (left, right) = string.CompareOrdinal(slug, otherSlug) <= 0 ? (slug, otherSlug) : (otherSlug, slug);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        return await context.Comparisons
            .Where(entry => entry.LeftSlug == left && entry.RightSlug == right)
            .Select(entry => new StoredComparison(entry.LeftSlug, entry.RightSlug, entry.Digest, entry.Content, entry.LastReviewedOn, entry.ChangedOn))
            .SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Every stored snapshot in the order of its slugs, one at a time.</summary>
    public async IAsyncEnumerable<StoredComparison> ReadAllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false);
        var stored = context.Comparisons
            .OrderBy(entry => entry.LeftSlug).ThenBy(entry => entry.RightSlug)
            .Select(entry => new StoredComparison(entry.LeftSlug, entry.RightSlug, entry.Digest, entry.Content, entry.LastReviewedOn, entry.ChangedOn))
            .AsAsyncEnumerable();
        await foreach (var comparison in stored.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return comparison;
        }
    }

    // Takes the pair out of the stored ones, so that those not wanted remain.
    private static ComparisonChanges Track(
        CatalogContext context, StoredComparison wanted, Dictionary<(string, string), Known> stored, DateOnly today, ComparisonChanges changes)
    {
        if (string.CompareOrdinal(wanted.LeftSlug, wanted.RightSlug) >= 0)
        {
            throw new ArgumentException($"The pair {wanted.LeftSlug}, {wanted.RightSlug} is not in ordinal order.", nameof(wanted));
        }

        var entry = new ComparisonEntry
        {
            LeftSlug = wanted.LeftSlug,
            RightSlug = wanted.RightSlug,
            Digest = wanted.Digest,
            Content = wanted.Content,
            LastReviewedOn = wanted.LastReviewedOn,
            ChangedOn = today,
        };
        if (!stored.Remove((wanted.LeftSlug, wanted.RightSlug), out var known))
        {
            context.Add(entry);
            return changes with { New = changes.New + 1 };
        }

        if (known.Digest != wanted.Digest)
        {
            context.Update(entry);
            return changes with { Changed = changes.Changed + 1 };
        }

        if (known.LastReviewedOn != wanted.LastReviewedOn)
        {
            context.Attach(entry).Property(stored => stored.LastReviewedOn).IsModified = true;
        }

        return changes with { Unchanged = changes.Unchanged + 1 };
    }

    private static async Task<Dictionary<(string LeftSlug, string RightSlug), Known>> ReadDigestsAsync(CatalogContext context, CancellationToken cancellationToken) =>
        await context.Comparisons
            .Select(entry => new { entry.LeftSlug, entry.RightSlug, entry.Digest, entry.LastReviewedOn })
            .ToDictionaryAsync(entry => (entry.LeftSlug, entry.RightSlug), entry => new Known(entry.Digest, entry.LastReviewedOn), cancellationToken)
            .ConfigureAwait(false);

    private sealed record Known(string Digest, DateOnly? LastReviewedOn);
}
