namespace ModelCompare.Catalog;

/// <summary>
/// The name under which a provider's page lists a model. Everything a page states is stated of a listing;
/// which model a listing belongs to is decided afterwards, by exact aliases.
/// </summary>
/// <param name="Provider">Id of the provider whose page it is, as in sources.json.</param>
/// <param name="ProviderModel">The page's own id of the model, else its name as shown, without notes and footnote marks.</param>
public readonly record struct Listing(string Provider, string ProviderModel);
