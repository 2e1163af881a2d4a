using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Commands;

/// <summary>Finds models by what people call them.</summary>
internal sealed class ModelLookup(ImmutableArray<ModelRow> models)
{
    /// <summary>Looks among all models that are known, those included of which nothing is stated any more.</summary>
    internal static async Task<ModelLookup> LoadAsync(CatalogReader reader, CancellationToken cancellationToken) =>
        new(await reader.GetKnownModelsAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>The model of a slug, of its name, or of an exact name under which a provider lists it.</summary>
    /// <exception cref="CommandException">There is none, or several; the message names near ones.</exception>
    internal ModelRow Find(string name) => Matches(name) switch
    {
        [var one] => one,
        [] => throw new CommandException(Unknown(name)),
        var found => throw new CommandException($"\"{name}\" may be {string.Join(" or ", found.Select(model => model.Slug))}; name one of them."),
    };

    /// <summary>The models that a name may mean: the one of that slug, else all of that name or listed under it.</summary>
    internal ImmutableArray<ModelRow> Matches(string name)
    {
        ImmutableArray<ModelRow> found = [.. models.Where(model => Same(model.Slug, name))];
        return found.Length > 0 ? found : [.. models.Where(model => Same(model.Name, name) || model.Listings.Any(listing => Same(listing.ProviderModel, name)))];
    }

    /// <summary>At most three slugs that may have been meant by a name that is none.</summary>
    internal ImmutableArray<string> Near(string name)
    {
        var slugs = models.Select(model => model.Slug).ToArray();
        var alike = slugs.Where(slug => ModelSlug.Of(name) is { Length: > 0 } part && slug.Contains(part, StringComparison.Ordinal));
        return [.. NearNames.InOrder(name, slugs).Concat(ModelResolver.Candidates(name, slugs)).Concat(alike).Distinct().Take(3)];
    }

    private string Unknown(string name)
    {
        if (models.IsEmpty)
        {
            return $"The catalog holds no model \"{name}\", nor any other. Run `refresh` first.";
        }

        var near = Near(name);
        return $"The catalog holds no model \"{name}\".{(near.Length == 0 ? "" : $" Did you mean {string.Join(", ", near)}?")} `models` lists them all.";
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
