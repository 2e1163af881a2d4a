using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Finds the model that a section is about, for tables that name none.</summary>
internal static class HeadingModel
{
    /// <summary>The id that stands as code beside the nearest heading that names a model, else that heading; empty when every heading is a tier or a price word.</summary>
    internal static ImmutableArray<string> Of(IElement grid, HeadingOutline outline)
    {
        var heading = outline.ElementsAbove(grid).FirstOrDefault(element => !IsSectionWord(CellText.Read(element).Text));
        if (heading is null)
        {
            return [];
        }

        var ids = CodesBeside(heading).ToArray();
        return ids is [var id] ? [id] : CellText.Read(heading).Lines;
    }

    private static bool IsSectionWord(string text)
    {
        var phrase = Phrase.Read(text);
        return phrase.IsOnlyTier || phrase.NamesPrice || ModalityWords.FindOnly(TextFolding.Fold(text)) is not null;
    }

    // The element that directly follows a heading and holds nothing but code names the heading's model.
    private static IEnumerable<string> CodesBeside(IElement heading)
    {
        for (var next = heading.NextElementSibling; next is not null && !HeadingOutline.HoldsHeading(next) && next.QuerySelector("table") is null; next = next.NextElementSibling)
        {
            var codes = next.LocalName is "code" ? [next] : next.QuerySelectorAll("code").ToArray();
            if (codes.Length == 0 || CellText.Read(next).Text.Length > codes.Sum(code => CellText.Read(code).Text.Length + 2))
            {
                yield break;
            }

            foreach (var code in codes)
            {
                yield return CellText.Read(code).Text;
            }
        }
    }
}
