using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Text;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Commands;

/// <summary><c>models</c>: what the catalog holds.</summary>
internal static class ModelsCommand
{
    internal static Command Create(CommandContext context)
    {
        var filter = new Argument<string?>("TEXT") { Description = "Only models whose slug, name or developer contains this.", Arity = ArgumentArity.ZeroOrOne };
        var format = CommandOptions.Format("text", "csv", "json");
        var command = new Command("models", "List the models of the catalog.") { filter, format };
        command.SetAction((parsed, token) => RunAsync(context, parsed.GetValue(filter), parsed.GetRequiredValue(format), token));
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, string? filter, string format, CancellationToken cancellationToken)
    {
        using var host = await context.OpenExistingCatalogAsync(cancellationToken).ConfigureAwait(false);
        var rows = await ModelExport.LoadAsync(host.Services, cancellationToken).ConfigureAwait(false);
        rows = [.. rows.Where(row => filter is null || new[] { row.Slug, row.Name, row.Developer }.Any(text => text.Contains(filter, StringComparison.OrdinalIgnoreCase)))];
        if (rows.IsEmpty)
        {
            context.Error.WriteLine(filter is null ? "The catalog holds no models yet. Run `refresh`." : $"No model's slug, name or developer contains \"{filter}\".");
        }

        if (format == "text")
        {
            TableOf(rows).Write(Consoles.Of(context.Output));
        }
        else
        {
            RowWriter.Write(context.Output, format, rows);
        }

        return ExitStatus.Done;
    }

    private static FittingTable TableOf(ImmutableArray<ModelExport> rows)
    {
        var table = new FittingTable(
            new("Model"), new("Name", 5), new("Developer", 4), new("Released", 3),
            new("Context", 1, true), new("Routes", 2, true), new("Listings", 6, true), new("Last reviewed"));
        foreach (var row in rows)
        {
            table.AddRow(
                row.Slug, row.Name, row.Developer, row.ReleasedOn ?? "—",
                row.ContextWindow is { } tokens ? ContextText.Of(tokens) : "—",
                row.Routes.ToString(CultureInfo.InvariantCulture), row.Listings.ToString(CultureInfo.InvariantCulture),
                row.LastReviewedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—");
        }

        return table;
    }
}
