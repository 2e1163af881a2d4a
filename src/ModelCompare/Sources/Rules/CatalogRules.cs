using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Sources.Json;

namespace ModelCompare.Sources.Rules;

/// <summary>What must hold between the parts of the file; each rule reports to the objects that break it.</summary>
internal static class CatalogRules
{
    public static readonly ImmutableArray<Action<CatalogDraft>> All =
    [
        ProviderIdsAreUnique, SlugsAreUnique, SourceIdsAreUnique, UrlsAreUnique,
        SourcesNameKnownProviders, RecordsNameKnownProviders, AliasesNameKnownProviders, AliasesNameOneModel, AliasRulesTellModelsApart,
    ];

    private static void ProviderIdsAreUnique(CatalogDraft draft) =>
        ReportRepeated(draft.Providers, "id", provider => provider.Id, "Give each provider an id of its own.");

    private static void SlugsAreUnique(CatalogDraft draft) =>
        ReportRepeated(draft.Models, "slug", model => model.Slug, "Give each model a slug of its own.");

    private static void SourceIdsAreUnique(CatalogDraft draft) =>
        ReportRepeated(draft.Sources, "id", source => source.Id, "Give each source an id of its own.");

    private static void UrlsAreUnique(CatalogDraft draft) =>
        ReportRepeated(
            draft.Sources, "url", source => source.Url.Scheme is "http" or "https" ? source.Url.GetComponents(UriComponents.HttpRequestUrl, UriFormat.UriEscaped) : "",
            "Read a document by one source with several entries in \"read\".");

    private static void SourcesNameKnownProviders(CatalogDraft draft)
    {
        foreach (var source in draft.Sources.Where(source => source.Value.Provider.Length > 0))
        {
            ReportUnknownProvider(draft, source.Object, "provider", source.Value.Provider);
        }
    }

    private static void RecordsNameKnownProviders(CatalogDraft draft)
    {
        foreach (var source in draft.Sources)
        {
            var named = source.Value.Read.OfType<RecordReading>().SelectMany(reading => reading.Providers.Values);
            foreach (var provider in named.Where(provider => provider.Length > 0).Distinct().Order(StringComparer.Ordinal))
            {
                ReportUnknownProvider(draft, source.Object, "read", provider);
            }
        }
    }

    private static void AliasesNameKnownProviders(CatalogDraft draft)
    {
        foreach (var model in draft.Models)
        {
            foreach (var provider in model.Value.Aliases.Keys.Order(StringComparer.Ordinal))
            {
                ReportUnknownProvider(draft, model.Object, "aliases", provider);
            }
        }
    }

    private static void AliasesNameOneModel(CatalogDraft draft)
    {
        var owners = new List<(string Provider, ModelAlias Alias, ModelDefinition Model)>();
        foreach (var (reader, model) in draft.Models)
        {
            foreach (var (provider, alias) in AliasesOf(model))
            {
                if (owners.FirstOrDefault(owner => owner.Model != model && Clash(owner, provider, alias)) is { Model: { } first })
                {
                    reader.Report(
                        "aliases",
                        $"\"{alias.Name}\" of provider {provider} is an alias of {first.Slug} already.",
                        "An alias names one model: remove it from one of the two, or give days that do not overlap.");
                }

                owners.Add((provider, alias, model));
            }
        }
    }

    private static bool Clash((string Provider, ModelAlias Alias, ModelDefinition Model) owner, string provider, ModelAlias alias) =>
        owner.Provider == provider && owner.Alias.Name == alias.Name && owner.Alias.Overlaps(alias);

    private static IEnumerable<(string Provider, ModelAlias Alias)> AliasesOf(ModelDefinition model) =>
        model.Aliases.OrderBy(provider => provider.Key, StringComparer.Ordinal)
            .SelectMany(provider => provider.Value.Select(alias => (provider.Key, alias)));

    private static void AliasRulesTellModelsApart(CatalogDraft draft)
    {
        foreach (var (reader, provider) in draft.Providers)
        {
            if (provider.AliasRule is not { } rule)
            {
                continue;
            }

            var folding = new NameFolding(rule);
            var names = draft.Models.Select(model => model.Value).SelectMany(model => folding.NamesOf(model.Slug, model.Name), (model, name) => (name, model.Slug));
            foreach (var same in names.GroupBy(entry => entry.name, entry => entry.Slug, StringComparer.Ordinal).Select(same => same.Distinct().ToArray()))
            {
                if (same.Length > 1)
                {
                    reader.Report(
                        "aliasRule",
                        $"By this rule {string.Join(" and ", same)} are one name.",
                        "Take the character that tells them apart from the separators, or join the models.");
                }
            }
        }
    }

    private static void ReportUnknownProvider(CatalogDraft draft, ObjectReader reader, string key, string provider)
    {
        var known = draft.Providers.Select(candidate => candidate.Value.Id).ToArray();
        if (!known.Contains(provider, StringComparer.Ordinal))
        {
            var near = NearNames.Closest(provider, known) is { } name ? $"Did you mean \"{name}\"? " : "";
            reader.Report(key, $"There is no provider \"{provider}\".", $"{near}Add it to \"providers\", or use the id of one that is there.");
        }
    }

    private static void ReportRepeated<T>(IEnumerable<Located<T>> entries, string key, Func<T, string> name, string remedy)
    {
        foreach (var same in entries.Where(entry => name(entry.Value).Length > 0).GroupBy(entry => name(entry.Value), StringComparer.Ordinal))
        {
            foreach (var again in same.Skip(1))
            {
                again.Object.Report(key, $"\"{same.Key}\" is the {key} of {same.First().Object.Place} already.", remedy);
            }
        }
    }
}
