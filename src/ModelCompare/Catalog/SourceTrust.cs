using System.Collections.Immutable;
using ModelCompare.Sources;

namespace ModelCompare.Catalog;

/// <summary>Which source is believed where sources disagree: by role, then by the order in sources.json.</summary>
public sealed class SourceTrust
{
    private readonly ImmutableDictionary<string, int> _ranks;
    private readonly ImmutableHashSet<string> _witnesses;

    /// <param name="ranked">The sources that are listed, most trusted first.</param>
    public SourceTrust(IEnumerable<(string Source, SourceRole Role)> ranked)
    {
        var sources = ranked.ToArray();
        _ranks = sources.Select((source, rank) => (source.Source, rank)).ToImmutableDictionary(s => s.Source, s => s.rank, StringComparer.Ordinal);
        _witnesses = [.. sources.Where(source => source.Role == SourceRole.Witness).Select(source => source.Source)];
    }

    /// <summary>The trust that sources.json gives.</summary>
    public static SourceTrust Of(SourceCatalog catalog) => new(catalog.Sources
        .Select((source, position) => (source, position))
        .OrderBy(s => s.source.Role)
        .ThenBy(s => s.position)
        .Select(s => (s.source.Id, s.source.Role)));

    /// <summary>0 is believed first. Null for a source that sources.json does not list (any more): it is not believed at all.</summary>
    public int? RankOf(string source) => _ranks.TryGetValue(source, out var rank) ? rank : null;

    /// <summary>True for a source that only confirms or contradicts.</summary>
    public bool IsWitness(string source) => _witnesses.Contains(source);
}
