using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Finds the model that a section is about, for tables and lists that name none.</summary>
internal sealed class HeadingModel(Page page)
{
    private HashSet<IElement>? _ofSeveralLists;

    /// <summary>
    /// The id that stands as code beside the nearest heading that names a model, else that heading; empty when every heading is a tier or a
    /// price word, when the nearest other one does not look like a model, and when several lists of prices share it.
    /// </summary>
    internal ImmutableArray<string> Of(Grid grid, Surroundings surroundings)
    {
        if (HeadingOf(grid) is not { } heading || grid.IsList && OfSeveralLists.Contains(heading) || page.Outline.MayStandBelow(grid.Root, heading))
        {
            return [];
        }

        var ids = CodesBeside(heading).ToArray();
        var text = CellText.Read(heading);
        if (grid.IsList && NamesIn(surroundings).ToArray() is { Length: > 0 } names)
        {
            return names is [var name] && IsIdOf(name, text.Text) ? [name] : [];
        }

        return ids is [var id] ? [id] : ids.Length > 1 || text.Text.Any(char.IsAsciiDigit) ? text.Lines : [];
    }

    // Cards often give the name of their model in a box that is no heading; the heading above is then the section's.
    private HashSet<IElement> OfSeveralLists => _ofSeveralLists ??= [.. page.Grids
        .Where(grid => grid.IsList).Select(HeadingOf).OfType<IElement>()
        .CountBy(heading => heading).Where(count => count.Value > 1).Select(count => count.Key)];

    // A line between heading and list that looks like a name is the id of the heading's model, or the name of another.
    private IEnumerable<string> NamesIn(Surroundings surroundings) => surroundings.Labels
        .Where(label => label.Kind is LabelKind.Note or LabelKind.Caption && label.Text.Length <= 40 && label.Text.Any(char.IsAsciiDigit))
        .Where(label => label.Kind is LabelKind.Caption ? ModelWords.MentionsModel(TextFolding.Fold(label.Text)) : ModelWords.LooksLikeModel(TextFolding.Fold(label.Text)) && !FieldWords.Names(label.Text, page.Phrases))
        .Select(label => label.Text);

    private static bool IsIdOf(string id, string name) =>
        !id.Contains(' ', StringComparison.Ordinal) && id.StartsWith(name.Split(' ', '-')[0] + "-", StringComparison.OrdinalIgnoreCase);

    private IElement? HeadingOf(Grid grid) => page.Outline.Above(grid.Root).FirstOrDefault(heading => !IsSectionWord(heading))?.Element;

    private bool IsSectionWord(Heading heading) =>
        page.Phrases.Read(heading.Text) is { IsOnlyTier: true } or { NamesPrice: true } || ModalityWords.FindOnly(TextFolding.Fold(heading.Text)) is not null;

    // The element that directly follows a heading and holds nothing but code names the heading's model.
    private IEnumerable<string> CodesBeside(IElement heading)
    {
        for (var next = heading.NextElementSibling; next is not null && !page.Parts.HoldsHeading(next) && !page.Parts.HoldsTable(next); next = next.NextElementSibling)
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
