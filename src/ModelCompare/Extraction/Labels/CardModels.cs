using System.Collections.Immutable;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Labels;

/// <summary>The listing that a model card names itself, by a label such as <c>Model ID</c>.</summary>
internal static class CardModels
{
    /// <summary>The one id that the labels of a page state. Of several, none can be told to be what the rest of the page is about.</summary>
    /// <returns>The id, or why there is none.</returns>
    public static (ImmutableArray<string> Models, string? Problem) Of(IEnumerable<LabelPair> pairs)
    {
        string[] ids = [.. pairs.Where(NamesId).Select(pair => pair.Value[0].Trim('`')).Distinct(StringComparer.Ordinal)];
        return ids switch
        {
            [var id] => ([id], null),
            [] => ([], "No label such as Model ID names the model of the page: say with \"models\" or \"model\" which one it is."),
            _ => ([], $"The page names several models ({string.Join(", ", ids)}): say with \"models\", or with \"select\", which one is meant."),
        };
    }

    private static bool NamesId(LabelPair pair) =>
        pair.Value is [var id] && !id.Any(char.IsWhiteSpace) && ModelWords.IsIdHeader(TextFolding.Fold(pair.Label));
}
