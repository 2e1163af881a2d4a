namespace ModelCompare.Storage;

/// <summary>
/// Lengths of text columns in characters. Texts that are compared or indexed are bounded, since SQL Server takes at most
/// 1700 bytes in an index key and 900 in a clustered one; what is only shown (quotes, places, values, errors) is not.
/// </summary>
internal static class CatalogLengths
{
    /// <summary>Ids, meters, tiers, units, attributes: names that we or sources.json give.</summary>
    public const int Name = 100;

    /// <summary>Texts in a page's own words that tell facts apart: names of models, benchmarks, settings, regions. Two bytes each, with the provider in one index.</summary>
    public const int PageText = 400;

    /// <summary>Slugs, ASCII: made of a page's name of a model, and two of them are a clustered key.</summary>
    public const int Slug = 400;

    /// <summary>Names of leases: an id with what kind of work it is.</summary>
    public const int Lease = Name + 20;

    /// <summary>Numbers from here on, or from its negative down, have no room beside their decimals in SQL Server's 28 digits.</summary>
    public const decimal NumberLimit = 10_000_000_000_000_000m;

    /// <summary>A SHA-256 in hexadecimal.</summary>
    public const int Hash = 64;
}
