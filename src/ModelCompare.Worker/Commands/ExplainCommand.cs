using System.Collections.Immutable;
using System.CommandLine;
using ModelCompare.Acceptance;
using ModelCompare.Catalog;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Commands;

/// <summary><c>explain MODEL [FIELD]</c>: every value of a model with where it was read, what others state, and what was stated before.</summary>
internal static class ExplainCommand
{
    internal static Command Create(CommandContext context)
    {
        var model = new Argument<string>("MODEL") { Description = "A model's slug, name, or name at a provider." };
        var field = new Argument<string?>("FIELD") { Description = "Only this attribute, capability, meter or benchmark.", Arity = ArgumentArity.ZeroOrOne };
        var format = CommandOptions.Format("text", "json");
        var command = new Command("explain", "Show what the catalog says of a model, where each value was read, and its history.") { model, field, format };
        command.SetAction((parsed, token) => RunAsync(context, parsed.GetRequiredValue(model), parsed.GetValue(field), parsed.GetRequiredValue(format), token));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string name, string? field, string format, CancellationToken cancellationToken)
    {
        using var host = await context.OpenExistingCatalogAsync(cancellationToken).ConfigureAwait(false);
        var model = (await ModelLookup.LoadAsync(host.Services.GetRequiredService<CatalogReader>(), cancellationToken).ConfigureAwait(false)).Find(name);
        var holds = await host.Services.GetRequiredService<HoldStore>().GetAsync(HoldScope.Counting, cancellationToken).ConfigureAwait(false);
        var statements = await host.Services.GetRequiredService<HistoryReader>().GetAsync(model.Slug, cancellationToken).ConfigureAwait(false);
        var today = DateOnly.FromDateTime(host.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var all = Explanation.Of(statements, today);
        var wanted = all.Where(value => field is null || string.Equals(value.Subject.Name, field, StringComparison.OrdinalIgnoreCase)).ToArray();
        if (wanted.Length == 0)
        {
            throw new CommandException(field is null
                ? $"Nothing is known of {model.Slug} yet. Run `refresh`."
                : $"Nothing is known of \"{field}\" of {model.Slug}. There is: {string.Join(", ", all.Select(value => value.Subject.Name).Distinct().Order(StringComparer.Ordinal).DefaultIfEmpty("nothing"))}.");
        }

        if (format == "json")
        {
            RowWriter.Write(context.Output, format, wanted.Select(value => ExplanationRow.Of(value, HoldsOf(value, holds))));
            return ExitStatus.Done;
        }

        context.Output.WriteLine($"{model.Name} ({model.Slug}), {model.Developer}");
        foreach (var value in wanted)
        {
            context.Output.WriteLine();
            ExplanationText.Write(context.Output, value, HoldsOf(value, holds));
        }

        return ExitStatus.Done;
    }

    // What a source says now and a person has not believed (yet).
    private static ImmutableArray<Hold> HoldsOf(Explanation value, ImmutableArray<Hold> holds)
    {
        var subjects = value.Claims.Select(claim => claim.Statement).Concat(value.Earlier).Select(statement => (statement.Fact.Evidence.Source, FactKey.Of(statement.Fact).Subject)).ToHashSet();
        return [.. holds.Where(hold => subjects.Contains((hold.Source, hold.Subject)))];
    }
}
