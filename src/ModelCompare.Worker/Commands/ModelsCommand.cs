using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using ModelCompare.Catalog;
using ModelCompare.Comparison;
using ModelCompare.Comparison.Text;
using ModelCompare.Storage;
using Spectre.Console;

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
        using var host = await context.OpenCatalogAsync(null, cancellationToken).ConfigureAwait(false);
        var rows = await ModelExport.LoadAsync(host.Services, cancellationToken).ConfigureAwait(false);
        rows = [.. rows.Where(row => filter is null || new[] { row.Slug, row.Name, row.Developer }.Any(text => text.Contains(filter, StringComparison.OrdinalIgnoreCase)))];
        if (format == "text")
        {
            Consoles.Of(context.Output).Write(TableOf(rows));
        }
        else
        {
            RowWriter.Write(context.Output, format, rows);
        }

        return ExitStatus.Done;
    }

    private static Table TableOf(ImmutableArray<ModelExport> rows)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumns("Model", "Name", "Developer", "Released")
            .AddColumns([.. new[] { "Context", "Routes", "Listings" }.Select(name => new TableColumn(name).RightAligned())])
            .AddColumn("Last reviewed");
        foreach (var row in rows)
        {
            table.AddRow([.. new[]
            {
                row.Slug, row.Name, row.Developer, row.ReleasedOn ?? "—",
                row.ContextWindow is { } tokens ? ContextText.Of(tokens) : "—",
                row.Routes.ToString(CultureInfo.InvariantCulture), row.Listings.ToString(CultureInfo.InvariantCulture),
                row.LastReviewedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "—",
            }.Select(Markup.Escape)]);
        }

        return table;
    }
}
