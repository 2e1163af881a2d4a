using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Labels;

/// <summary>The version that a list on a card is about, where the id of one stands alone above it: each version has dates of its own.</summary>
internal static partial class CardVersions
{
    /// <summary>The id above the list or table in which a value stands, when it is another one of the family that the page is about.</summary>
    public static string? Above(IElement value, ImmutableArray<string> models)
    {
        var above = value.Closest("ul, ol, dl, table")?.PreviousElementSibling;
        return above is { LocalName: "p" or "div", Children: [{ LocalName: "code" } code] } && ElementText.Line(above) == ElementText.Line(code)
            && ElementText.Line(code).TrimEnd('*', '†') is var id && !models.Contains(id) && models.Any(model => Family(model) == Family(id))
                ? id
                : null;
    }

    private static string Family(string id) => Letters().Match(id).Value;

    [GeneratedRegex(@"\A[A-Za-z]+")]
    private static partial Regex Letters();
}
