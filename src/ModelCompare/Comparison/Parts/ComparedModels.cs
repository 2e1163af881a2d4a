using System.Collections.Immutable;

namespace ModelCompare.Comparison.Parts;

/// <summary>Models for the traffic of stored snapshots, each worked out once, when it is first asked for. Safe for threads.</summary>
internal sealed class ComparedModels(IEnumerable<ModelProfile> profiles)
{
    private readonly ImmutableDictionary<string, Lazy<ComparedModel>> _models = profiles.ToImmutableDictionary(
        profile => profile.Slug, profile => new Lazy<ComparedModel>(() => new(profile, Traffic.Default)), StringComparer.Ordinal);

    public ComparedModel this[string slug] => _models[slug].Value;
}
