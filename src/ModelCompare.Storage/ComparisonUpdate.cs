using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ModelCompare.Comparison;
using ModelCompare.Storage.Entities;

namespace ModelCompare.Storage;

/// <summary>
/// Brings the stored snapshots in line with a set of pairs. A model whose digest is the one that was stored with its snapshots has
/// not changed, so that the work is in proportion to what did; memory is in proportion to the number of models.
/// </summary>
internal sealed class ComparisonUpdate(CatalogContext context, ComparisonSet set, DateOnly today)
{
    /// <summary>Snapshots that are held in memory before they are sent.</summary>
    private const int Batch = 100;

    private readonly List<ComparisonEntry> _batch = new(Batch);
    private int _new;
    private int _changed;
    private int _deleted;

    public async Task<ComparisonChanges> ApplyAsync(CancellationToken cancellationToken)
    {
        var stored = await context.ComparedModels.ToDictionaryAsync(entry => entry.Slug, StringComparer.Ordinal, cancellationToken).ConfigureAwait(false);
        var digests = set.Models.ToImmutableDictionary(model => model.Slug, set.DigestOf, StringComparer.Ordinal);
        string[] gone = [.. stored.Keys.Except(digests.Keys)];
        var changed = digests.Where(model => stored.GetValueOrDefault(model.Key)?.Digest != model.Value).Select(model => model.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var slug in gone)
        {
            _deleted += await OfModel(slug).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (var model in set.Models.Where(model => changed.Contains(model.Slug)))
        {
            await WriteAsync(model, changed, cancellationToken).ConfigureAwait(false);
        }

        await FlushAsync(cancellationToken).ConfigureAwait(false);
        await ForgetAsync(gone, cancellationToken).ConfigureAwait(false);
        Note(stored, digests, gone);
        await context.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        var all = await context.Comparisons.CountAsync(cancellationToken).ConfigureAwait(false);
        return new(_new, _changed, all - _new - _changed, _deleted);
    }

    // A pair of two changed models is that of the lesser one.
    private async Task WriteAsync(ModelProfile model, HashSet<string> changed, CancellationToken cancellationToken)
    {
        var known = await OfModel(model.Slug)
            .Select(entry => new { entry.LeftSlug, entry.RightSlug, entry.Digest })
            .ToDictionaryAsync(entry => entry.LeftSlug == model.Slug ? entry.RightSlug : entry.LeftSlug, entry => entry.Digest, StringComparer.Ordinal, cancellationToken)
            .ConfigureAwait(false);
        await foreach (var entry in BuildAsync(model, set.PartnersOf(model).Where(partner => IsMine(partner.Slug)), cancellationToken).ConfigureAwait(false))
        {
            var isKnown = known.Remove(entry.LeftSlug == model.Slug ? entry.RightSlug : entry.LeftSlug, out var digest);
            if (digest != entry.Digest)
            {
                await SendAsync(entry, cancellationToken).ConfigureAwait(false);
                (_new, _changed) = isKnown ? (_new, _changed + 1) : (_new + 1, _changed);
            }
        }

        foreach (var partner in known.Keys.Where(IsMine))
        {
            var (left, right) = string.CompareOrdinal(model.Slug, partner) < 0 ? (model.Slug, partner) : (partner, model.Slug);
            _deleted += await context.Comparisons.Where(entry => entry.LeftSlug == left && entry.RightSlug == right)
                .ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        bool IsMine(string partner) => !changed.Contains(partner) || string.CompareOrdinal(model.Slug, partner) < 0;
    }

    // Snapshots that name a pair of a model that is gone as one to go on with.
    private async Task ForgetAsync(IEnumerable<string> gone, CancellationToken cancellationToken)
    {
        foreach (var slug in gone)
        {
            var (left, right) = ($"\"left\":\"{slug}\"", $"\"right\":\"{slug}\"");
            var naming = await context.Comparisons
                .Where(entry => entry.Content.Contains(left) || entry.Content.Contains(right))
                .Select(entry => new { entry.LeftSlug, entry.RightSlug, entry.ChangedOn })
                .ToListAsync(cancellationToken).ConfigureAwait(false);
            foreach (var pair in naming)
            {
                await SendAsync(Build(ComparisonPair.Of(pair.LeftSlug, pair.RightSlug), pair.ChangedOn), cancellationToken).ConfigureAwait(false);
            }

            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private void Note(Dictionary<string, ComparedModelEntry> stored, ImmutableDictionary<string, string> digests, string[] gone)
    {
        foreach (var model in set.Models)
        {
            if (!stored.TryGetValue(model.Slug, out var entry))
            {
                entry = context.Add(new ComparedModelEntry { Slug = model.Slug, Digest = "", LastReviewedOn = default }).Entity;
            }

            (entry.Digest, entry.LastReviewedOn) = (digests[model.Slug], model.LastReviewedOn!.Value);
        }

        context.RemoveRange(gone.Select(slug => stored[slug]));
    }

    // One batch is built while the one before it is written, and none further ahead: a snapshot takes some 50 KB of memory.
    private async IAsyncEnumerable<ComparisonEntry> BuildAsync(ModelProfile model, IEnumerable<ModelProfile> partners, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ready = Task.FromResult<ComparisonEntry[]>([]);
        foreach (var batch in partners.Chunk(Batch).Append([]))
        {
            var built = await ready.ConfigureAwait(false);
            ready = Task.Run(() => BuildAll(model, batch, cancellationToken), cancellationToken);
            foreach (var entry in built)
            {
                yield return entry;
            }
        }
    }

    private ComparisonEntry[] BuildAll(ModelProfile model, ModelProfile[] partners, CancellationToken cancellationToken) =>
    [
        .. partners
            .AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(partner => Build(ComparisonPair.Of(model.Slug, partner.Slug), today)),
    ];

    private IQueryable<ComparisonEntry> OfModel(string slug) => context.Comparisons.Where(entry => entry.LeftSlug == slug || entry.RightSlug == slug);

    private ComparisonEntry Build(ComparisonPair pair, DateOnly changedOn)
    {
        var (content, digest) = SnapshotJson.Store(set.Build(pair));
        return new() { LeftSlug = pair.Left, RightSlug = pair.Right, Digest = digest, Content = content, ChangedOn = changedOn };
    }

    private async Task SendAsync(ComparisonEntry entry, CancellationToken cancellationToken)
    {
        _batch.Add(entry);
        if (_batch.Count == Batch)
        {
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count > 0)
        {
            await context.WriteComparisonsAsync(_batch, cancellationToken).ConfigureAwait(false);
            _batch.Clear();
        }
    }
}
