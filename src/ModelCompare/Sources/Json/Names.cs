using System.Collections.Immutable;
using System.Text.Json;

namespace ModelCompare.Sources.Json;

/// <summary>Names that the file may use, and help with names that it may not.</summary>
internal static class Names
{
    /// <summary>The members of an enumeration as the file spells them: camel case.</summary>
    public static ImmutableSortedDictionary<string, T> Of<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().ToImmutableSortedDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value => value, StringComparer.Ordinal);

    public static ValueRule OneOf(IEnumerable<string> names) =>
        value => names.Contains(value, StringComparer.Ordinal) ? null : ($"\"{value}\" is unknown here.", Suggest(value, names));

    /// <summary>What to write in place of an unknown name.</summary>
    public static string Suggest(string unknown, IEnumerable<string> known)
    {
        var list = $"Use one of: {string.Join(", ", known)}.";
        return NearNames.Closest(unknown, known) is { } near ? $"Did you mean \"{near}\"? {list}" : list;
    }
}
