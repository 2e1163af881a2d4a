using System.Collections.Immutable;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Fetching;
using ModelCompare.Sources;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Commands;

/// <summary>Reads sources without a catalog.</summary>
internal static class DryRun
{
    internal static async Task<ImmutableArray<SourceRefresh>> RunAsync(
        IDocumentFetcher fetcher, ImmutableArray<SourceDefinition> sources, IProgress<SourceRefresh> progress, CancellationToken cancellationToken)
    {
        var refreshes = ImmutableArray.CreateBuilder<SourceRefresh>();
        foreach (var source in sources)
        {
            var refresh = await fetcher.FetchAsync(new FetchRequest(source.Url), cancellationToken).ConfigureAwait(false) switch
            {
                FetchOutcome.Fetched fetched => Read(source, fetched.Document),
                FetchOutcome.Failed failed => SourceRefresh.Failed(source.Id, failed.Reason),
                _ => SourceRefresh.Failed(source.Id, "the server answered 304 to a request without conditions"),
            };
            refreshes.Add(refresh);
            progress.Report(refresh);
        }

        return refreshes.ToImmutable();
    }

    private static SourceRefresh Read(SourceDefinition source, Document document)
    {
        var reading = SourceReader.Read(source, document);
        var refusal = YieldGate.Check(reading, lastYield: 0);
        return new()
        {
            SourceId = source.Id,
            Outcome = refusal is null ? SourceRefreshOutcome.Read : SourceRefreshOutcome.Failed,
            Error = refusal,
            Documents = 1,
            Changes = ChangeSummary.Nothing with { New = refusal is null ? reading.Facts.Length : 0 },
            Rejected = reading.Rejections.Length,
            Ignored = reading.Ignored.Length,
            Problems = reading.Problems,
        };
    }
}
