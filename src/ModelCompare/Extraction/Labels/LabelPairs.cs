using System.Collections.Immutable;
using AngleSharp.Dom;

namespace ModelCompare.Extraction.Labels;

/// <summary>Finds the pairs of label and value in a part of a page, in document order.</summary>
internal static class LabelPairs
{
    // Longer than this it is a sentence that happens to be bold.
    internal const int MaxLabelLength = 60;

    private static readonly HashSet<string> ListHeaders = new(StringComparer.OrdinalIgnoreCase)
    {
        "attribute", "field", "property", "key", "specification", "spec", "feature", "parameter", "item", "", "属性", "参数", "项目",
    };

    public static IEnumerable<LabelPair> In(IElement part) =>
        Readable(part).SelectMany(At).Where(pair => pair.Label.Length is > 0 and <= MaxLabelLength);

    private static IEnumerable<LabelPair> At(IElement element) => element.LocalName switch
    {
        "dl" => Definitions(element),
        "table" => Rows(element),
        _ when ElementText.IsBlock(element) => TextLabels.In(element),
        _ => [],
    };

    // What stands in a table or in text that is not read belongs to the table, or to nobody.
    private static IEnumerable<IElement> Readable(IElement element)
    {
        if (element.LocalName is "pre" || ElementText.IsUnread(element))
        {
            return [];
        }

        return element.LocalName is "table" or "dl" ? [element] : element.Children.SelectMany(Readable).Prepend(element);
    }

    private static IEnumerable<LabelPair> Definitions(IElement list)
    {
        var term = "";
        foreach (var element in list.QuerySelectorAll("dt, dd"))
        {
            if (element.LocalName == "dt")
            {
                term = TextLabels.WithoutColon(ElementText.Line(element));
            }
            else if (ElementText.Lines(element) is { IsEmpty: false } lines)
            {
                yield return new LabelPair(term, lines, element);
            }
        }
    }

    private static IEnumerable<LabelPair> Rows(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").ToArray()).ToList();
        if (rows.Count == 0 || rows.Any(row => row.Length != 2) || !NamesNoModel(rows[0]))
        {
            return [];
        }

        return
            from row in rows.Skip(IsHeader(rows[0]) ? 1 : 0)
            let value = ElementText.Lines(row[1])
            where !value.IsEmpty
            select new LabelPair(TextLabels.WithoutColon(ElementText.Line(row[0])), value, row[1]);
    }

    private static bool IsHeader(IElement[] row) => row.All(cell => cell.LocalName == "th");

    private static bool NamesNoModel(IElement[] first) => !IsHeader(first) || ListHeaders.Contains(ElementText.Line(first[0]));
}
