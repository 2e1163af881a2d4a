using System.Collections.Immutable;
using AngleSharp.Dom;
using ModelCompare.Sources;

namespace ModelCompare.Extraction.Labels;

/// <summary>Reads labels and their values, however they are marked up; see <see cref="LabelReading"/>.</summary>
public static class LabelExtractor
{
    public static ExtractionResult Extract(LabelReading reading, Page page)
    {
        try
        {
            var parts = Parts(reading, page);
            if (parts.Count == 0)
            {
                return ExtractionResult.Failed($"Nothing at '{reading.Select}'.");
            }

            var places = page.Places;
            var pairs = parts.SelectMany(part => LabelPairs.In(part).Concat(ModalityLines.In(part))).ToList();
            var (models, problem) = reading is { Models.IsEmpty: true, Model: null }
                ? CardModels.Of(pairs)
                : (PageModels.Of(page, reading.Models, reading.Model), null);
            if (problem is not null)
            {
                return ExtractionResult.Failed(problem);
            }

            var stated = pairs.ToLookup(pair => CardVersions.Above(pair.At, models), pair => Observe(reading, pair, places));
            var result = PageModels.State(models, stated[null]);
            var ofVersions = stated.Where(version => version.Key is not null).SelectMany(version => version.Select(observation => observation with { Model = [version.Key!] }));
            var notices = parts.SelectMany(part => RetirementNotices.In(part, models, places));
            return result with { Observations = [.. result.Observations, .. ofVersions, .. notices] };
        }
        catch (DomException exception)
        {
            return ExtractionResult.Failed($"A selector of the labels is not CSS: {exception.Message}");
        }
    }

    private static List<IElement> Parts(LabelReading reading, Page page) =>
        reading.Select is null ? [page.Document.Body ?? page.Document.DocumentElement] : [.. page.Document.QuerySelectorAll(reading.Select)];

    private static Observation Observe(LabelReading reading, LabelPair pair, ElementPlaces places) => new()
    {
        Model = [],
        Field = reading.Fields.FirstOrDefault(field => string.Equals(field.Key, pair.Label, StringComparison.OrdinalIgnoreCase)).Value,
        Lines = pair.Value,
        Labels = [new Label(LabelKind.Header, pair.Label)],
        Place = places.Of(pair.At),
    };
}

/// <summary>A label and its value.</summary>
/// <param name="Label">The label without its colon.</param>
/// <param name="Value">The lines of the value.</param>
/// <param name="At">The element that holds the value, or the nearest around it.</param>
internal sealed record LabelPair(string Label, ImmutableArray<string> Value, IElement At);
