using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ModelCompare.Catalog;

/// <summary>How the slug of a model is made from a name, and what it says.</summary>
public static partial class ModelSlug
{
    private static readonly ImmutableHashSet<string> CodingWords = ["codex", "coder", "code", "codestral", "devstral"];

    /// <summary>
    /// The name in lower case without accents, with every run of other than letters a-z, digits and dots as one hyphen; may be empty. A plus or a
    /// hash behind a name is a part of it (<c>Command R+</c> is not <c>Command R</c>), and is written as a word.
    /// </summary>
    public static string Of(string name) =>
        Other().Replace(Sign().Replace(WithoutAccents(name), sign => sign.Value is "+" ? "-plus" : "-sharp"), "-").Trim('-');

    /// <summary>Whether a slug says all that the name does: of a name in another script it keeps a part only, which several names may share.</summary>
    public static bool SaysAll(string name) => WithoutAccents(name).All(c => char.IsAsciiLetterOrDigit(c) || !char.IsLetterOrDigit(c));

    /// <summary>
    /// The product type of a model that no person has classified: coding-specialized when a hyphen-separated word of its slug
    /// is one of codex, coder, code, codestral, devstral; else a standalone API.
    /// </summary>
    public static string ProductTypeOf(string slug) =>
        slug.Split('-').Any(CodingWords.Contains) ? ProductTypes.CodingSpecialized : ProductTypes.StandaloneApi;

    private static string WithoutAccents(string name) =>
        string.Concat(name.Normalize(NormalizationForm.FormKD).Where(c => char.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark)).ToLowerInvariant();

    [GeneratedRegex(@"(?<=[a-z0-9+])\+(?=\+|[\s)]|$)|(?<=[a-z0-9])#(?=[\s)]|$)")]
    private static partial Regex Sign();

    [GeneratedRegex("[^a-z0-9.]+")]
    private static partial Regex Other();
}
