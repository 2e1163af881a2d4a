using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Hosting;
using ModelCompare.Acceptance;
using ModelCompare.Storage;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Commands;

/// <summary><c>holds</c>: what waits for a person; <c>approve</c> and <c>reject</c> decide.</summary>
internal static class HoldsCommand
{
    internal static Command Create(CommandContext context, Option<string> sources)
    {
        var all = new Option<bool>("--all") { Description = "Also those that are decided." };
        var format = CommandOptions.Format("text", "json");
        var command = new Command("holds", "Show what is kept back until a person decides.") { all, format, CreateApprove(context, sources), CreateReject(context) };
        command.SetAction((parsed, token) => ShowAsync(context, parsed.GetValue(all), parsed.GetRequiredValue(format), token));
        return command;
    }

    private static Command CreateApprove(CommandContext context, Option<string> sources)
    {
        var id = IdArgument();
        var format = CommandOptions.Format("text", "json");
        var command = new Command("approve", "Believe it, also what was rejected: it is stored at once; a whole document, once all that is asked of it is approved.") { id, format };
        command.SetAction((parsed, token) => ApproveAsync(context, parsed.GetRequiredValue(id), parsed.GetRequiredValue(sources), parsed.GetRequiredValue(format), token));
        return command;
    }

    private static Command CreateReject(CommandContext context)
    {
        var id = IdArgument();
        var format = CommandOptions.Format("text", "json");
        var reason = new Option<string>("--reason") { Description = "Why it is not believed.", HelpName = "TEXT", Required = true };
        reason.Validators.Add(given =>
        {
            if (string.IsNullOrWhiteSpace(given.GetValueOrDefault<string>()))
            {
                given.AddError("--reason wants words: whoever looks at it later shall know why.");
            }
        });
        var command = new Command("reject", "Do not believe it: it stays out, and is not asked again; of a whole document, neither is what else was asked of it.") { id, reason, format };
        command.SetAction(async (parsed, token) =>
        {
            using var host = await context.OpenExistingCatalogAsync(token).ConfigureAwait(false);
            var store = host.Services.GetRequiredService<HoldStore>();
            var rejected = await store.RejectAsync(parsed.GetRequiredValue(id), parsed.GetRequiredValue(reason), Now(host), token).ConfigureAwait(false);
            var hold = rejected.FirstOrDefault() ?? throw NotOpen(parsed.GetRequiredValue(id));
            var others = rejected.Skip(1).Select(other => other.Id.ToString(CultureInfo.InvariantCulture)).ToArray();
            if (parsed.GetRequiredValue(format) == "json")
            {
                RowWriter.Write(context.Output, "json", rejected);
                return ExitStatus.Done;
            }

            context.Output.WriteLine($"Rejected {Describe(hold)}{(others.Length == 0 ? "" : $", and with it what else was asked of it ({string.Join(", ", others)})")}. What was current stays.");
            return ExitStatus.Done;
        });
        return command;
    }

    private static async Task<int> ShowAsync(CommandContext context, bool all, string format, CancellationToken cancellationToken)
    {
        using var host = await context.OpenExistingCatalogAsync(cancellationToken).ConfigureAwait(false);
        var holds = await host.Services.GetRequiredService<HoldStore>().GetAsync(all ? HoldScope.All : HoldScope.Open, cancellationToken).ConfigureAwait(false);
        if (format == "json")
        {
            RowWriter.Write(context.Output, format, holds);
            return ExitStatus.Done;
        }

        foreach (var hold in holds)
        {
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hold.Id}  {Describe(hold)}  {StateOf(hold)}"));
            context.Output.WriteLine($"    {hold.Rule}: {hold.Reason}{(hold.Note is null ? "" : $" ({hold.Note})")}");
        }

        context.Output.WriteLine(holds.Any(hold => hold.Decision is HoldDecision.Open)
            ? "Decide with `holds approve ID` or `holds reject ID --reason TEXT`; meanwhile the last good values stay."
            : "Nothing waits for you.");
        return ExitStatus.Done;
    }

    private static async Task<int> ApproveAsync(CommandContext context, long id, string path, string format, CancellationToken cancellationToken)
    {
        var catalog = CommandContext.LoadSources(path);
        using var host = await context.OpenExistingCatalogAsync(cancellationToken).ConfigureAwait(false);
        var store = host.Services.GetRequiredService<HoldStore>();
        var hold = await store.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw NotOpen(id);
        var source = catalog.Sources.FirstOrDefault(source => source.Id == hold.Source) ?? throw new CommandException(string.Create(
            CultureInfo.InvariantCulture, $"{path} lists no source \"{hold.Source}\", by which the document has to be read; nothing was decided. Name the file that does: `holds approve {id} --sources FILE`."));
        await store.ApproveAsync(id, Now(host), cancellationToken).ConfigureAwait(false);
        var refresh = await host.Services.GetRequiredService<CatalogRefresher>().RereadAsync(catalog, source, hold.ContentHash, cancellationToken).ConfigureAwait(false);
        if (refresh.Outcome is SourceRefreshOutcome.Failed)
        {
            await store.RestoreAsync(hold, Now(host), cancellationToken).ConfigureAwait(false);
            throw new CommandException($"Nothing was decided, since what {hold.Source} said cannot be stored: {refresh.Error}");
        }

        var others = refresh.Error is null ? [] : await OthersAsync(store, hold, cancellationToken).ConfigureAwait(false);
        if (format == "json")
        {
            RowWriter.WriteDocument(context.Output, ApprovalDocument.Of(hold, refresh, others));
        }
        else
        {
            context.Output.WriteLine(refresh.Error is { } error
                ? $"Approved {Describe(hold)}, but its document is still not stored: {error}{NameOthers(others)}"
                : $"Approved {Describe(hold)}: {ChangesOf(refresh)}.");
        }

        return refresh.Error is null ? ExitStatus.Done : ExitStatus.SomethingHeld;
    }

    private static string ChangesOf(SourceRefresh refresh)
    {
        var changes = refresh.Changes;
        return string.Create(
            CultureInfo.InvariantCulture, $"{changes.New} new, {changes.Changed} changed, {changes.Confirmed} confirmed{(changes.Retired > 0 ? $", {changes.Retired} retired" : "")}");
    }

    // Each doubt about a document is a question of its own.
    private static async Task<ImmutableArray<long>> OthersAsync(HoldStore store, Hold hold, CancellationToken cancellationToken)
    {
        var counting = await store.GetAsync(HoldScope.Counting, cancellationToken).ConfigureAwait(false);
        return [.. counting.Where(other => other.Source == hold.Source && other.Subject.Length == 0 && other.Decision is not HoldDecision.Approved).Select(other => other.Id)];
    }

    private static string NameOthers(ImmutableArray<long> others) => others.IsEmpty
        ? ""
        : $". Another question about it waits: {string.Join(", ", others.Select(id => string.Create(CultureInfo.InvariantCulture, $"`holds approve {id}`")))}";

    private static DateTimeOffset Now(IHost host) => host.Services.GetRequiredService<TimeProvider>().GetUtcNow();

    private static CommandException NotOpen(long id) => new(string.Create(CultureInfo.InvariantCulture, $"No hold {id} is open. `holds` lists those that are."));

    private static string StateOf(Hold hold) => string.Create(
        CultureInfo.InvariantCulture,
        $"{hold.Decision.ToString().ToLowerInvariant()}{(hold is { Decision: HoldDecision.Approved, ClosedAt: null } ? " but not stored yet" : "")}, asked {hold.OpenedAt.UtcDateTime:yyyy-MM-dd HH:mm}");

    private static string Describe(Hold hold) => hold.Subject.Length == 0
        ? $"the whole document of {hold.Source}"
        : $"{hold.Subject}: {hold.From ?? "nothing"} -> {hold.To} ({hold.Source})";

    private static Argument<long> IdArgument() => new("ID")
    {
        Description = "The number that `holds` shows.",
        CustomParser = given =>
        {
            var text = given.Tokens[0].Value;
            if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                given.AddError($"\"{text}\" is no number of a hold. `holds` lists those that are open.");
            }

            return id;
        },
    };
}
