using System.Text.Json.Nodes;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Normalization;
using ModelCompare.Sources;

namespace ModelCompare.Worker.Commands;

/// <summary>What a page would yield, for programs.</summary>
/// <param name="Url">Where it was fetched from.</param>
/// <param name="Kind">What it is read as.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Facts">Every value.</param>
/// <param name="Claimed">Places with money that are prices.</param>
/// <param name="Ignored">Places with money that a rule ignores.</param>
/// <param name="Unclaimed">Money that is neither, a line for each reason.</param>
/// <param name="Rejected">Other values that were not believed.</param>
/// <param name="Problems">What could not be read at all.</param>
/// <param name="Draft">For a page that no source reads yet: the source to begin with.</param>
internal sealed record ProbeDocument(
    string Url, string Kind, int Bytes, IEnumerable<ProbedFact> Facts, int Claimed, int Ignored, IEnumerable<ProbedDoubt> Unclaimed, IEnumerable<ProbedDoubt> Rejected,
    IEnumerable<string> Problems, JsonNode? Draft)
{
    internal static ProbeDocument Of(SourceDefinition source, Document document, SourceReading reading, string? draft) => new(
        document.Url.ToString(),
        source.Kind.ToString().ToLowerInvariant(),
        document.Body.Length,
        reading.Facts.Select(fact => new ProbedFact(fact.Listing.ProviderModel, FactKey.Of(fact).Text, FactValue.Of(fact), fact.Evidence.Quote, fact.Evidence.Locator)),
        reading.Coverage.Claimed,
        reading.Coverage.Ignored,
        reading.Unclaimed.Select(ProbedDoubt.Of).Distinct(),
        reading.Rejections.Select(ProbedDoubt.Of).Distinct(),
        reading.Problems.Distinct(),
        draft is null ? null : JsonNode.Parse(draft));
}

/// <summary>A value that would go into the catalog.</summary>
internal sealed record ProbedFact(string Model, string What, string Value, string Quote, string Locator);

/// <summary>A text of the page that is not believed, or that nothing claims.</summary>
internal sealed record ProbedDoubt(string Model, string Text, string Reason, string Locator)
{
    internal static ProbedDoubt Of(Rejection rejection) =>
        new(string.Join(' ', rejection.Observation.Model), rejection.Text, rejection.Reason, rejection.Observation.Place.Locator);
}
