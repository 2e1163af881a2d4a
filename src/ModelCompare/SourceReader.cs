using System.Collections.Immutable;
using AngleSharp.Html.Parser;
using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Extraction.Tables;
using ModelCompare.Fetching;
using ModelCompare.Normalization;
using ModelCompare.Normalization.Prices;
using ModelCompare.Sources;

namespace ModelCompare;

/// <summary>What one document says, and what became of everything in it that looks like a value.</summary>
/// <param name="Facts">What is believed.</param>
/// <param name="Rejections">What was seen and not believed, with reasons.</param>
/// <param name="Ignored">What a rule of the source leaves out, with the rule.</param>
/// <param name="Problems">Why the document, or a part of it, could not be read at all.</param>
public sealed record SourceReading(
    ImmutableArray<Fact> Facts,
    ImmutableArray<Rejection> Rejections,
    ImmutableArray<IgnoredObservation> Ignored,
    ImmutableArray<string> Problems);

/// <summary>Money that a rule of the source leaves out.</summary>
public sealed record IgnoredObservation(Observation Observation, IgnoreRule Rule);

/// <summary>The way from a document to facts: extraction, the source's rules, normalization, reconciliation. Same document, same facts.</summary>
public static class SourceReader
{
    /// <summary>Reads a document as its source declares.</summary>
    public static SourceReading Read(SourceDefinition source, Document document)
    {
        var html = new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(document.Body.Span));
        var extraction = TableExtractor.Extract(new TableReading(), html);
        var ignored = ImmutableArray.CreateBuilder<IgnoredObservation>();
        var candidates = new List<PriceCandidate>();
        var rejections = ImmutableArray.CreateBuilder<Rejection>();
        var prices0 = new PriceNormalizer(source, o => new Evidence(source.Id, document.Url.AbsoluteUri, document.ContentHash, document.FetchedAt, o.Place.Locator, o.Place.Trail, o.Quote));
        foreach (var observation in extraction.Observations)
        {
            var reading = prices0.Normalize(observation);
            candidates.AddRange(reading.Prices);
            rejections.AddRange(reading.Rejections);
        }

        var (prices, contradictions) = PriceReconciliation.Reconcile(candidates);
        rejections.AddRange(contradictions);
        return new([.. prices], rejections.ToImmutable(), ignored.ToImmutable(), extraction.Problems);
    }
}
