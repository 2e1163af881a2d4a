using System.Collections.Immutable;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Extraction.Curated;
using ModelCompare.Fetching;
using ModelCompare.Normalization;
using ModelCompare.Normalization.Attributes;
using ModelCompare.Normalization.Prices;
using ModelCompare.Sources;

namespace ModelCompare;

/// <summary>The way from a document to facts: extraction, the source's rules, normalization, reconciliation. Same document, same facts.</summary>
public static class SourceReader
{
    /// <summary>Reads a document as its source declares. What cannot be read is part of the result.</summary>
    public static SourceReading Read(SourceDefinition source, Document document)
    {
        var text = DocumentText.Decode(document);
        if (source.Kind is SourceKind.Page or SourceKind.Markdown && Nesting.Problem(text.Text) is { } nested)
        {
            return new([], [], [], [$"{document.Url}: {nested}."]) { IsTrustworthy = false };
        }

        var origin = DocumentOrigin.Of(source, document);
        var reading = source.Kind is SourceKind.Curated ? ReadCurated(text.Text, origin) : ReadObservations(source, text.Text, origin);
        var problem = text.Problem ?? (source.Kind is SourceKind.Page && Truncation.Problem(text.Text) is { } cut ? $"{document.Url}: {cut}." : null);
        return problem is not null ? reading with { Problems = [problem, .. reading.Problems], IsTrustworthy = false } : reading;
    }

    private static SourceReading ReadCurated(string text, DocumentOrigin origin)
    {
        var curated = CuratedFile.Read(text, origin);
        return new(curated.Problems.IsEmpty ? curated.Facts : [], [], [], curated.Problems)
        {
            Coverage = curated.Problems.IsEmpty ? new(curated.Facts.OfType<PriceFact>().Count(), 0, 0) : default,
        };
    }

    private static SourceReading ReadObservations(SourceDefinition source, string text, DocumentOrigin origin)
    {
        var extraction = Extractor.Extract(source, text);
        var normalizer = new PriceNormalizer(source, origin);
        var facts = new FactCollector();
        foreach (var observation in extraction.Observations)
        {
            var rule = IgnoreRules.Find(source, observation);
            if (rule is null)
            {
                facts.Add(AttributeNormalizer.Normalize(observation, origin));
            }

            if (normalizer.HoldsPrice(observation))
            {
                Add(observation, rule);
            }
        }

        foreach (var observation in extraction.Loose)
        {
            AddLoose(observation);
        }

        return facts.ToReading(extraction.Problems) with { Skipped = extraction.Skipped };

        void Add(Observation observation, IgnoreRule? rule)
        {
            if (rule is null)
            {
                facts.Add(observation, normalizer.Normalize(observation));
            }
            else
            {
                facts.Ignore(observation, rule);
            }
        }

        void AddLoose(Observation observation)
        {
            if (IgnoreRules.Find(source, observation) is { } rule)
            {
                facts.Ignore(observation, rule);
            }
            else
            {
                facts.Unclaimed(observation, LooseMoney.Reason);
            }
        }
    }
}
