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
        IDocumentFetcher fetcher, ImmutableArray<SourceDefinition> sources, IProgress<RefreshStep> progress, CancellationToken cancellationToken)
    {
        var refreshes = ImmutableArray.CreateBuilder<SourceRefresh>();
        foreach (var source in sources)
        {
            progress.Report(new RefreshStep.Started(source.Id));
            var refresh = await fetcher.FetchAsync(FetchRequest.Of(source), cancellationToken).ConfigureAwait(false) switch
            {
                FetchOutcome.Fetched fetched => Read(source, fetched.Document),
                FetchOutcome.Failed failed => SourceRefresh.Failed(source.Id, failed.Reason),
                _ => SourceRefresh.Failed(source.Id, "the server answered 304 to a request without conditions"),
            };
            refreshes.Add(refresh);
            progress.Report(new RefreshStep.Ended(refresh));
        }

        return refreshes.ToImmutable();
    }

    private static SourceRefresh Read(SourceDefinition source, Document document)
    {
        var reading = SourceReader.Read(source, document);
        var judgement = AcceptanceGate.Judge(reading, Baseline.None, Witnesses.None, HoldDecisions.None);
        var refresh = SourceRefresh.Of(source.Id, document, reading, judgement);
        return refresh with { Changes = ChangeSummary.Nothing with { New = refresh.Outcome is SourceRefreshOutcome.Read ? reading.Facts.Length : 0 } };
    }
}
