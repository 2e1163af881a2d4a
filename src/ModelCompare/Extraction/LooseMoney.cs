using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Normalization.Prices;

namespace ModelCompare.Extraction;

/// <summary>
/// Finds the money of a page that no reading read: in running text, in navigation and footers, in tables that no reading means.
/// It never becomes a price; a rule of the source names it, or it is reported. What is struck through holds no longer and is left out.
/// </summary>
internal sealed class LooseMoney
{
    internal const string Reason = "no reading claims the money here";

    private readonly Page _page;
    private readonly ILookup<string, string> _read;
    private readonly HashSet<string> _sentences;

    private LooseMoney(Page page, IEnumerable<Observation> read)
    {
        var money = read.Where(observation => observation.Lines.Any(MoneySigns.AreIn)).ToList();
        _page = page;
        _read = money.ToLookup(observation => observation.Place.Locator, observation => observation.Quote, StringComparer.Ordinal);
        _sentences = [.. money.Select(observation => Qualifiers.Find(observation, Qualifiers.Sentence)).OfType<string>().Select(Squeezed)];
    }

    /// <summary>One observation, without model and labels, for every line with money that is in no observation of a reading.</summary>
    internal static IEnumerable<Observation> Find(Page page, IEnumerable<Observation> read)
    {
        var finder = new LooseMoney(page, read);
        return page.Parts.MoneyTexts.Where(text => !finder.IsRead(text) && IsSeen(text)).Select(TextLine.Of).Distinct().SelectMany(finder.Observe);
    }

    private IEnumerable<Observation> Observe(TextLine line)
    {
        if (MoneyScanner.HasMoney(line.Text) && !_sentences.Contains(Squeezed(line.Text)))
        {
            yield return new() { Model = [], Lines = [line.Text], Place = new(_page.Places.SelectorOf(line.Block), Trail(line.Block)) };
        }
    }

    private bool IsRead(IText text)
    {
        var part = text.Data.Trim();
        for (var at = text.ParentElement; at is { LocalName: not "body" }; at = at.ParentElement)
        {
            if (_page.Places.KnownSelectorOf(at) is { } selector && _read[selector].Any(quote => Holds(quote, part)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Holds(string quote, string text) => quote.Contains(text, StringComparison.Ordinal) || HoldsSqueezed(Squeezed(quote), Squeezed(text));

    // A value is read without its label, which may stand in the same text.
    private static bool HoldsSqueezed(string quote, string text) =>
        quote.Contains(text, StringComparison.Ordinal) || text.Contains(quote, StringComparison.Ordinal) && !MoneySigns.AreIn(text.Replace(quote, "", StringComparison.Ordinal));

    // What stands in a footer or a navigation is under none of the headings before it.
    private ImmutableArray<string> Trail(IElement block)
    {
        var headings = _page.Outline.Above(block).Reverse();
        return block.Closest("footer, nav") is { } landmark
            ? [$"<{landmark.LocalName}>", .. headings.Where(heading => landmark.Contains(heading.Element)).Select(heading => heading.Text)]
            : [.. headings.Select(heading => heading.Text)];
    }

    private static bool IsSeen(IText text)
    {
        for (var at = text.ParentElement; at is not null; at = at.ParentElement)
        {
            if (TextLine.IsUnseen(at))
            {
                return false;
            }
        }

        return true;
    }

    private static string Squeezed(string text) => string.Concat(ElementText.Fold(text).Where(c => !char.IsWhiteSpace(c)));
}
