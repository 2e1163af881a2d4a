using System.Collections.Immutable;
using ModelCompare.Sources;

namespace ModelCompare.Catalog;

/// <summary>Finds the models that a provider's <see cref="AliasRule"/> says a name is.</summary>
/// <param name="rule">The rule.</param>
/// <param name="ownDeveloper">The lab whose models a name without a declared prefix means; null for all.</param>
internal sealed class RuleMatcher(AliasRule rule, string? ownDeveloper)
{
    private readonly NameFolding _folding = new(rule);
    private readonly Dictionary<string, List<ResolvedModel>> _models = new(StringComparer.Ordinal);

    public void Add(ResolvedModel model)
    {
        foreach (var name in _folding.NamesOf(model.Slug, model.Name))
        {
            if (!_models.TryGetValue(name, out var same))
            {
                _models.Add(name, same = []);
            }

            same.Add(model);
        }
    }

    /// <summary>The slugs of the models that are equal to the name; more than one where the rule cannot tell.</summary>
    public ImmutableArray<string> Find(string name)
    {
        var prefix = Longest(rule.StripPrefixes.Keys, affix => name.StartsWith(affix, StringComparison.Ordinal));
        var developer = prefix.Length == 0 ? ownDeveloper : rule.StripPrefixes[prefix];
        var bare = name[prefix.Length..];
        var suffix = Longest(rule.StripSuffixes, affix => bare.EndsWith(affix, StringComparison.Ordinal));
        var equal = _models.GetValueOrDefault(_folding.Fold(bare[..^suffix.Length]), []);
        return [.. equal.Where(model => developer is null || model.Developer == developer).Select(model => model.Slug).Order(StringComparer.Ordinal)];
    }

    private static string Longest(IEnumerable<string> affixes, Func<string, bool> fits) => affixes.Where(fits).MaxBy(affix => affix.Length) ?? "";
}
