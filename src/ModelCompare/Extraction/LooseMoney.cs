using System.Buffers;
using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Extraction.Tables;
using ModelCompare.Normalization.Prices;

namespace ModelCompare.Extraction;

/// <summary>
/// Finds the money of a page that no reading read: in running text, in navigation and footers, in tables that no reading means.
/// It never becomes a price; a rule of the source names it, or it is reported. What is struck through holds no longer and is left out.
/// </summary>
internal sealed class LooseMoney
{
    internal const string Reason = "no reading claims the money here";

    private static readonly SearchValues<string> Signs = SearchValues.Create(
        ["$", "€", "£", "¥", "₹", "₩", "¢", "元", "円", "＄", "￥", "￡", "￠", "￦", "usd", "cny", "rmb", "eur", "gbp", "jpy"], StringComparison.OrdinalIgnoreCase);

    private readonly Lazy<HeadingOutline> _outline;
    private readonly ElementPlaces _places;
    private readonly ILookup<string, string> _read;
    private readonly HashSet<string> _sentences;

    private LooseMoney(IDocument page, IEnumerable<Observation> read)
    {
        var money = read.Where(observation => observation.Lines.Any(HasSign)).ToList();
        _outline = new(() => new(new PageParts(page, [])));
        _places = ElementPlaces.Of(page);
        _read = money.ToLookup(observation => observation.Place.Locator, observation => Squeezed(observation.Quote));
        _sentences = [.. money.Select(observation => Qualifiers.Find(observation, Qualifiers.Sentence)).OfType<string>().Select(Squeezed)];
    }

    /// <summary>One observation, without model and labels, for every line with money that is in no observation of a reading.</summary>
    internal static IEnumerable<Observation> Find(IDocument page, IEnumerable<Observation> read)
    {
        var finder = new LooseMoney(page, read);
        return page.Body is { } body ? TextsIn(body).Where(text => HasSign(text.Data) && !finder.IsRead(text)).Select(TextLine.Of).Distinct().SelectMany(finder.Observe) : [];
    }

    private IEnumerable<Observation> Observe(TextLine line)
    {
        if (MoneyScanner.HasMoney(line.Text) && !_sentences.Contains(Squeezed(line.Text)))
        {
            yield return new() { Model = [], Lines = [line.Text], Place = new(_places.SelectorOf(line.Block), Trail(line.Block)) };
        }
    }

    private bool IsRead(IText text)
    {
        var part = Squeezed(text.Data);
        for (var at = text.ParentElement; at is { LocalName: not "body" }; at = at.ParentElement)
        {
            if (_read[_places.SelectorOf(at)].Any(quote => Holds(quote, part)))
            {
                return true;
            }
        }

        return false;
    }

    // A value is read without its label, which may stand in the same text.
    private static bool Holds(string quote, string text) =>
        quote.Contains(text, StringComparison.Ordinal) || text.Contains(quote, StringComparison.Ordinal) && !HasSign(text.Replace(quote, "", StringComparison.Ordinal));

    // What stands in a footer or a navigation is under none of the headings before it.
    private ImmutableArray<string> Trail(IElement block)
    {
        var headings = _outline.Value.Above(block).Reverse();
        return block.Closest("footer, nav") is { } landmark
            ? [$"<{landmark.LocalName}>", .. headings.Where(heading => landmark.Contains(heading.Element)).Select(heading => heading.Text)]
            : [.. headings.Select(heading => heading.Text)];
    }

    private static IEnumerable<IText> TextsIn(INode node) => node switch
    {
        IText text => [text],
        IElement element when !TextLine.IsUnseen(element) => element.ChildNodes.SelectMany(TextsIn),
        _ => [],
    };

    private static bool HasSign(string text) => text.AsSpan().ContainsAny(Signs);

    private static string Squeezed(string text) => string.Concat(ElementText.Fold(text).Where(c => !char.IsWhiteSpace(c)));
}
