using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Commands;

/// <summary><c>changes</c>: what became different, from what to what, when, and by which source.</summary>
internal static class ChangesCommand
{
    private const int UsualDays = 30;

    internal static Command Create(CommandContext context)
    {
        var since = new Option<DateOnly?>("--since") { Description = $"The first day, as yyyy-MM-dd; {UsualDays} days ago when it is left out.", HelpName = "DAY", CustomParser = Day };
        var model = new Option<string?>("--model") { Description = "Only changes of this model: its slug, name, or name at a provider.", HelpName = "MODEL" };
        var format = CommandOptions.Format("text", "csv", "json");
        var command = new Command("changes", "Show which values are new, changed or retired since a day.") { since, model, format };
        command.SetAction((parsed, token) => RunAsync(context, parsed.GetValue(since), parsed.GetValue(model), parsed.GetRequiredValue(format), token));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, DateOnly? since, string? model, string format, CancellationToken cancellationToken)
    {
        using var host = await context.OpenExistingCatalogAsync(cancellationToken).ConfigureAwait(false);
        var reader = host.Services.GetRequiredService<CatalogReader>();
        var slug = model is null ? null : (await ModelLookup.LoadAsync(reader, cancellationToken).ConfigureAwait(false)).Find(model).Slug;
        var first = since ?? DateOnly.FromDateTime(host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(-UsualDays);
        var changes = await reader.GetChangesAsync(first, slug, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (format == "text")
        {
            Write(context, changes, first);
        }
        else
        {
            RowWriter.Write(context.Output, format, changes);
        }

        return ExitStatus.Done;
    }

    private static void Write(CommandContext context, ImmutableArray<PublishedChange> changes, DateOnly since)
    {
        if (changes.IsEmpty)
        {
            context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nothing changed since {since:yyyy-MM-dd}."));
        }

        foreach (var change in changes)
        {
            context.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{change.ChangedOn:yyyy-MM-dd} {change.Change,-7} {Subject(change)}: {What(change)}: {Values(change)} ({change.Source})"));
        }
    }

    private static string Subject(PublishedChange change) =>
        change.Model is null ? $"{change.Provider} {change.ProviderModel}" : $"{change.Model} ({change.Provider} {change.ProviderModel})";

    private static string What(PublishedChange change) =>
        change.Kind switch
        {
            "price" => $"{change.Field} price ({change.Terms})",
            _ => change.Terms.Length == 0 ? change.Field : $"{change.Field} ({change.Terms})",
        };

    private static string Values(PublishedChange change) => (change.OldValue, change.NewValue) switch
    {
        (null, var now) => now ?? "",
        (var before, null) => before,
        var (before, now) => $"{before} -> {now}",
    };

    private static DateOnly? Day(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        argument.AddError($"\"{text}\" is no day. Write it as 2026-08-31.");
        return null;
    }
}
