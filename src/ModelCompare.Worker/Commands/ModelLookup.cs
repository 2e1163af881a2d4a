using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Commands;

/// <summary>Finds models by what people call them.</summary>
internal sealed class ModelLookup(ImmutableArray<ModelRow> models)
{
    internal static async Task<ModelLookup> LoadAsync(CatalogReader reader, CancellationToken cancellationToken) =>
        new(await reader.GetModelsAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>The model of a slug, of its name, or of an exact name under which a provider lists it.</summary>
    /// <exception cref="CommandException">There is none, or several; the message names near ones.</exception>
    internal ModelRow Find(string name)
    {
        var found = models.Where(model => Same(model.Slug, name)).ToArray();
        found = found.Length > 0 ? found : [.. models.Where(model => Same(model.Name, name) || model.Listings.Any(listing => Same(listing.ProviderModel, name)))];
        return found switch
        {
            [var one] => one,
            [] => throw new CommandException(Unknown(name)),
            _ => throw new CommandException($"\"{name}\" may be {string.Join(" or ", found.Select(model => model.Slug))}; name one of them."),
        };
    }

    private string Unknown(string name)
    {
        if (models.IsEmpty)
        {
            return $"The catalog holds no model \"{name}\", nor any other. Run `refresh` first.";
        }

        var near = NearNames.InOrder(name, models.Select(model => model.Slug)).Take(3).ToArray();
        return $"The catalog holds no model \"{name}\".{(near.Length == 0 ? "" : $" Did you mean {string.Join(", ", near)}?")} `models` lists them all.";
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
