using System.Globalization;

namespace ModelCompare;

/// <summary>Texts of pages in messages: a page may have a megabyte in one cell.</summary>
public static class BriefText
{
    /// <summary>A text, or its beginning and an ellipsis where it is longer.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Most characters, the ellipsis included; from 2.</param>
    public static string Of(string text, int most)
    {
        if (text.Length <= most)
        {
            return text;
        }

        // Half of a character is none.
        var end = char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end] + "…";
    }

    /// <summary>Names, and how many more there are: <c>a, b and 3 more</c>.</summary>
    /// <param name="names">All names.</param>
    /// <param name="most">How many are named at most.</param>
    public static string List(IReadOnlyCollection<string> names, int most) => names.Count <= most
        ? string.Join(", ", names)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", names.Take(most))} and {names.Count - most} more");
}
