using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace ModelCompare.Catalog;

/// <summary>How the slug of a model is made from a name, and what it says.</summary>
public static partial class ModelSlug
{
    private static readonly ImmutableHashSet<string> CodingWords = ["codex", "coder", "code", "codestral", "devstral"];

    /// <summary>The name in lower case with every run of other than letters a-z, digits and dots as one hyphen; may be empty.</summary>
    public static string Of(string name) => Other().Replace(name.ToLowerInvariant(), "-").Trim('-');

    /// <summary>
    /// The product type of a model that no person has classified: coding-specialized when a hyphen-separated word of its slug
    /// is one of codex, coder, code, codestral, devstral; else a standalone API.
    /// </summary>
    public static string ProductTypeOf(string slug) =>
        slug.Split('-').Any(CodingWords.Contains) ? ProductTypes.CodingSpecialized : ProductTypes.StandaloneApi;

    [GeneratedRegex("[^a-z0-9.]+")]
    private static partial Regex Other();
}
