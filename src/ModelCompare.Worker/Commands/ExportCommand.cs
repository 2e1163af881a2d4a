using System.CommandLine;
using ModelCompare.Catalog;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Commands;

/// <summary><c>export KIND</c>: all current rows, for programs.</summary>
internal static class ExportCommand
{
    private static readonly string[] Kinds = ["prices", "models", "attributes", "capabilities", "benchmarks", "comparisons", "unmatched", "discrepancies"];

    internal static Command Create(CommandContext context)
    {
        var kind = new Argument<string>("KIND") { Description = $"One of {string.Join(", ", Kinds)}." };
        kind.AcceptOnlyFromAmong(Kinds);
        var format = CommandOptions.Format("csv", "json");
        var command = new Command("export", "Print all current rows.") { kind, format };
        command.SetAction((parsed, token) => RunAsync(context, parsed.GetRequiredValue(kind), parsed.GetRequiredValue(format), token));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string kind, string format, CancellationToken cancellationToken)
    {
        using var host = await context.OpenExistingCatalogAsync(cancellationToken).ConfigureAwait(false);
        var reader = host.Services.GetRequiredService<CatalogReader>();
        switch (kind)
        {
            case "prices":
                RowWriter.Write<PriceExport>(context.Output, format, await reader.GetPricesAsync(cancellationToken).ConfigureAwait(false));
                break;
            case "models":
                RowWriter.Write(context.Output, format, await ModelExport.LoadAsync(host.Services, cancellationToken).ConfigureAwait(false));
                break;
            case "attributes":
                RowWriter.Write(context.Output, format, await reader.GetAttributesAsync(cancellationToken).ConfigureAwait(false));
                break;
            case "capabilities":
                RowWriter.Write(context.Output, format, await reader.GetCapabilitiesAsync(cancellationToken).ConfigureAwait(false));
                break;
            case "benchmarks":
                RowWriter.Write(context.Output, format, await reader.GetBenchmarksAsync(cancellationToken).ConfigureAwait(false));
                break;
            case "unmatched":
                RowWriter.Write(context.Output, format, (await reader.GetUnmatchedListingsAsync(cancellationToken).ConfigureAwait(false)).Select(UnmatchedExport.Of));
                break;
            case "discrepancies":
                RowWriter.Write(context.Output, format, (await reader.GetDiscrepanciesAsync(Today(host.Services), cancellationToken).ConfigureAwait(false)).Select(Catalog.DiscrepancyExport.Of));
                break;
            default:
                await WriteComparisonsAsync(context, format, host.Services.GetRequiredService<ComparisonStore>(), cancellationToken).ConfigureAwait(false);
                break;
        }

        return ExitStatus.Done;
    }

    private static DateOnly Today(IServiceProvider services) =>
        DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);

    private static async Task WriteComparisonsAsync(CommandContext context, string format, ComparisonStore store, CancellationToken cancellationToken)
    {
        var comparisons = await store.ReadAllAsync(cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        RowWriter.Write(context.Output, format, comparisons.Select(ComparisonExport.Of));
    }

    /// <summary>A row of <c>export unmatched</c>.</summary>
    /// <param name="Candidates">Slugs that a person may want to check it against, separated by spaces.</param>
    private sealed record UnmatchedExport(string Provider, string ProviderModel, string Candidates)
    {
        internal static UnmatchedExport Of(Catalog.UnmatchedListing listing) =>
            new(listing.Listing.Provider, listing.Listing.ProviderModel, string.Join(' ', listing.Candidates));
    }

    /// <summary>A row of <c>export comparisons</c>.</summary>
    private sealed record ComparisonExport(string LeftSlug, string RightSlug, string Digest, DateOnly? LastReviewedOn, DateOnly ChangedOn, string Content)
    {
        internal static ComparisonExport Of(StoredComparison stored) =>
            new(stored.LeftSlug, stored.RightSlug, stored.Digest, stored.LastReviewedOn, stored.ChangedOn, stored.Content);
    }
}
