using System.Collections.Immutable;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using ModelCompare.Catalog;
using ModelCompare.Normalization.Words;

namespace ModelCompare.Extraction.Tables;

/// <summary>Finds the model that a section is about, for tables and lists that name none.</summary>
internal sealed partial class HeadingModel(Page page)
{
    private HashSet<IElement>? _ofSeveralLists;
    private bool? _hasSeveralCards;

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

        return ids is [var id] ? [id] : ids.Length > 1 || text.Text.Any(char.IsAsciiDigit) || IsCardOf(grid, heading) ? [.. text.Lines.Select(WithoutWords)] : [];
    }

    // "Model: quill-2", "Quill-2 pricing"
    private static string WithoutWords(string line) => ModelWords.PricedIn(line) ?? ModelLabel().Replace(line, "");

    [GeneratedRegex(@"^model\s*[:：]\s*", RegexOptions.IgnoreCase)]
    private static partial Regex ModelLabel();

    // A name without a digit ("Codestral") looks like any word. It is one above what one model costs, if it is made like one ("Jamba Mini"), or stands in a
    // box with nothing else to name, beside others of the kind.
    private bool IsCardOf(Grid grid, IElement heading) =>
        heading.TextContent.Trim() is var name && HasBothDirections(grid) && IsProperName(name) && !PlanName().IsMatch(TextFolding.Fold(name))
        && (ModelWords.IsMadeLikeName(name) || IsInBoxOf(grid, heading) && HasSeveralCards);

    private bool HasSeveralCards => _hasSeveralCards ??= page.Grids.Count(other => HeadingOf(other) is { } of && IsInBoxOf(other, of) && HasBothDirections(other)) > 1;

    // "Frontier intelligence" praises.
    private static bool IsProperName(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 and <= 4 } words && (words.Length == 1 || words.All(word => !char.IsLower(word[0])));

    private bool IsInBoxOf(Grid grid, IElement heading) =>
        heading.ParentElement is { LocalName: not ("main" or "body") } box && box.Contains(grid.Root) && page.Outline.CountIn(box) == 1;

    // "Input" and "Output" in front of its rows or over its columns; "$2 / 1M input tokens" says it itself.
    private bool HasBothDirections(Grid grid) =>
        grid.Rows.Select(row => row[0]).Concat(grid.IsList ? grid.Rows.Select(row => row[1]) : grid.Rows[0].AsEnumerable())
            .OfType<GridCell>().Select(cell => page.Phrases.Read(cell.Text.Text).Meter.Meter).ToHashSet() is { } meters && meters.Contains(Meters.Input) && meters.Contains(Meters.Output);

    [GeneratedRegex(@"^(?:free|pro|plus|max|team|business|enterprise|starter|basic|standard|premium|individual|developer|scale|custom|hobby|growth|pay[- ]as[- ]you[- ]go|tokens?|text|chat|embeddings?|vision|audio|images?|video|speech|reasoning|pricing|api|models?|language models|overview)$")]
    private static partial Regex PlanName();

    // Cards often give the name of their model in a box that is no heading; the heading above is then the section's. "Text" and "Audio" below it tell two lists of one model apart.
    private HashSet<IElement> OfSeveralLists => _ofSeveralLists ??= [.. page.Grids
        .Where(grid => grid.IsList && grid.Rows.Any(row => page.Phrases.Read(row[0]!.Text.Text).Meter.Meter is not null))
        .Select(grid => (Heading: HeadingOf(grid), Nearest: page.Outline.Above(grid.Root).Select(heading => heading.Text).FirstOrDefault()))
        .CountBy(list => list).Where(count => count.Value > 1).Select(count => count.Key.Heading).OfType<IElement>()];

    // A line between heading and list that looks like a name is the id of the heading's model, or the name of another.
    private IEnumerable<string> NamesIn(Surroundings surroundings) => surroundings.Labels
        .Where(label => label.Kind is LabelKind.Note or LabelKind.Caption && label.Text.Length <= 40 && label.Text.Any(char.IsAsciiDigit))
        .Where(label => label.Kind is LabelKind.Caption ? ModelWords.MentionsModel(TextFolding.Fold(label.Text)) : IsShort(label.Text) && ModelWords.LooksLikeModel(TextFolding.Fold(label.Text)) && !FieldWords.Names(label.Text, page.Phrases))
        .Select(label => label.Text);

    // "Smallest. 32k context." describes the model of the heading.
    private static bool IsShort(string text) => text[^1] is not '.' && text.Count(c => c is ' ') < 4;

    private static bool IsIdOf(string id, string name) =>
        !id.Contains(' ', StringComparison.Ordinal) && id.StartsWith(name.Split(' ', '-')[0] + "-", StringComparison.OrdinalIgnoreCase);

    private IElement? HeadingOf(Grid grid) => page.Outline.Above(grid.Root).FirstOrDefault(heading => !IsSectionWord(heading))?.Element;

    private bool IsSectionWord(Heading heading) =>
        ModelWords.PricedIn(heading.Text) is null && page.Phrases.Read(heading.Text) is { IsOnlyTier: true } or { NamesPrice: true } || ModalityWords.FindOnly(TextFolding.Fold(heading.Text)) is not null;

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
