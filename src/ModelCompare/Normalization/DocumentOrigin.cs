using ModelCompare.Catalog;
using ModelCompare.Extraction;
using ModelCompare.Fetching;
using ModelCompare.Sources;

namespace ModelCompare.Normalization;

/// <summary>Where observations come from: what every fact of one document has in common.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Provider">Id of the provider whose listings the document states.</param>
/// <param name="Url">Address that answered.</param>
/// <param name="ContentHash">Hash of the body.</param>
/// <param name="FetchedAt">When the body was fetched.</param>
/// <param name="Reading">The version of the reading.</param>
public sealed record DocumentOrigin(string Source, string Provider, string Url, string ContentHash, DateTimeOffset FetchedAt, string Reading)
{
    public static DocumentOrigin Of(SourceDefinition source, Document document) =>
        new(source.Id, source.Provider, document.Url.AbsoluteUri, document.ContentHash, document.FetchedAt, ReadingVersion.Of(source));

    /// <summary>The evidence of a fact that was read from the observation.</summary>
    public Evidence EvidenceOf(Observation observation) => new(
        Source, Url, ContentHash, FetchedAt, observation.Place.Locator, observation.Place.Trail,
        Qualifiers.Find(observation, Qualifiers.Sentence) ?? observation.Quote, Reading);
}
