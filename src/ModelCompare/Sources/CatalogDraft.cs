using System.Collections.Immutable;
using ModelCompare.Sources.Json;

namespace ModelCompare.Sources;

/// <summary>What the file says, with the places at which it says so, before the rules between its parts were checked.</summary>
internal sealed record CatalogDraft(
    ImmutableArray<Located<ProviderDefinition>> Providers,
    ImmutableArray<Located<ModelDefinition>> Models,
    ImmutableArray<Located<SourceDefinition>> Sources,
    string? Recording)
{
    public SourceCatalog ToCatalog() =>
        new(
            [.. Providers.Select(provider => provider.Value)],
            [.. Models.Select(model => model.Value)],
            [.. Sources.Select(source => source.Value)],
            Recording);
}

/// <summary>A definition and the object of the file that it was read from.</summary>
internal sealed record Located<T>(ObjectReader Object, T Value);

internal static class Located
{
    public static Located<T> At<T>(ObjectReader reader, T value) => new(reader, value);
}
