using System.Collections.Immutable;
using ModelCompare.Sources;

namespace ModelCompare.Catalog;

/// <summary>Which source is believed where sources disagree: by role, then by the order in sources.json.</summary>
public sealed class SourceTrust
{
    private readonly ImmutableDictionary<string, int> _ranks;
    private readonly ImmutableHashSet<string> _witnesses;

    public SourceTrust(SourceCatalog catalog)
    {
        _ranks = catalog.Sources
            .Select((source, position) => (source, position))
            .OrderBy(s => s.source.Role)
            .ThenBy(s => s.position)
            .Select((s, rank) => (s.source.Id, rank))
            .ToImmutableDictionary(s => s.Id, s => s.rank, StringComparer.Ordinal);
        _witnesses = catalog.Sources
            .Where(source => source.Role == SourceRole.Witness)
            .Select(source => source.Id)
            .ToImmutableHashSet(StringComparer.Ordinal);
    }

    /// <summary>0 is believed first. Null for a source that sources.json does not list (any more): it is not believed at all.</summary>
    public int? RankOf(string source) => _ranks.TryGetValue(source, out var rank) ? rank : null;

    /// <summary>True for a source that only confirms or contradicts.</summary>
    public bool IsWitness(string source) => _witnesses.Contains(source);
}
