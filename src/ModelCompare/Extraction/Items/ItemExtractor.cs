using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Items;

/// <summary>Reads repeated elements of a page, one model each.</summary>
public static class ItemExtractor
{
    /// <summary>Reads the items of a page; a selector that finds none, or that is no CSS, is a problem.</summary>
    public static ExtractionResult Extract(ItemReading reading, Page page)
    {
        try
        {
            var items = page.Document.QuerySelectorAll(reading.Each);
            return items.Length == 0 ? ExtractionResult.Failed($"No items at '{reading.Each}'.") : Read(reading, items, page.Places);
        }
        catch (DomException exception)
        {
            return ExtractionResult.Failed($"A selector of the items at '{reading.Each}' is not CSS: {exception.Message}");
        }
    }

    private static ExtractionResult Read(ItemReading reading, IEnumerable<IElement> items, ElementPlaces places)
    {
        var model = ItemSelector.Parse(reading.Model);
        var fields = reading.Fields.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, Selector: ItemSelector.Parse(pair.Value))).ToList();
        var observations = ImmutableArray.CreateBuilder<Observation>();
        var problems = ImmutableArray.CreateBuilder<string>();
        foreach (var item in items)
        {
            var name = model.In(item).Select(model.Read).FirstOrDefault(lines => !lines.IsEmpty);
            if (name.IsDefault)
            {
                problems.Add($"The item at '{places.SelectorOf(item)}' names no model at '{reading.Model}'.");
                continue;
            }

            observations.AddRange(fields.SelectMany(field => Field(field.Key, field.Selector, item, name, places)));
            observations.AddRange(reading.Values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => Observe(pair.Key, places.Of(item), name, [pair.Value])));
        }

        return new ExtractionResult(observations.ToImmutable(), problems.ToImmutable());
    }

    // Each element that names a capability is a statement of its own; the elements of any other field are one value together.
    private static IEnumerable<Observation> Field(string field, ItemSelector selector, IElement item, ImmutableArray<string> model, ElementPlaces places)
    {
        var found = selector.In(item).Select(element => (Element: element, Lines: selector.Read(element))).Where(found => !found.Lines.IsEmpty).ToList();
        if (field == "capability")
        {
            return found.Select(word => Observe(field, places.Of(word.Element), model, word.Lines) with { Labels = [Qualifiers.Listed] });
        }

        return found.Count == 0 ? [] : [Observe(field, places.Of(found[0].Element), model, [.. found.SelectMany(value => value.Lines)])];
    }

    private static Observation Observe(string field, Place place, ImmutableArray<string> model, ImmutableArray<string> lines) => new()
    {
        Model = model,
        Field = field,
        Lines = lines,
        Place = place,
    };
}
