using System.Collections.Immutable;
using Microsoft.Extensions.Caching.Memory;
using ModelCompare.Comparison;
using ModelCompare.Storage;
using ModelCompare.Worker.Commands;

namespace ModelCompare.Worker.Http;

/// <summary>The catalog as of one moment, and the answers made of it so far. It never changes: the next refresh gives another.</summary>
internal sealed class CatalogState(CatalogView view, PairSelection selection, long cacheBytes) : IDisposable
{
    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = cacheBytes });

    public CatalogView View => view;

    public ModelLookup Lookup { get; } = new(view.Models);

    public ImmutableDictionary<string, ModelProfile> Profiles { get; } = view.Profiles.ToImmutableDictionary(profile => profile.Slug, StringComparer.Ordinal);

    public ImmutableArray<PriceRow> Prices { get; } = [.. PriceRow.Of(view.Prices)];

    /// <summary>The comparisons as of this state.</summary>
    public CatalogComparisons Comparisons { get; } = new(view.Profiles, view.Compared, selection);

    /// <summary>The answer that was made for a request before; null when there is none.</summary>
    internal Representation? Find(string request) => _answers.TryGetValue(request, out Representation? answer) ? answer : null;

    /// <summary>Keeps an answer for requests that are equal, as long as there is room.</summary>
    internal Representation Keep(string request, Representation answer)
    {
        using var entry = _answers.CreateEntry(request);
        entry.Size = answer.Size + (2 * request.Length);
        entry.Value = answer;
        return answer;
    }

    public void Dispose() => _answers.Dispose();
}
