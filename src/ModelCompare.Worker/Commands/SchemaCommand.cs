using System.CommandLine;
using ModelCompare.Storage;
using ModelCompare.Worker.Jobs;

namespace ModelCompare.Worker.Commands;

/// <summary><c>schema</c>: the SQL of the database, for those who apply it themselves, or the same applied.</summary>
internal static class SchemaCommand
{
    internal static Command Create(CommandContext context)
    {
        var apply = new Option<bool>("--apply") { Description = "Apply it to the database, whatever Catalog:Migrate says, and print nothing of it." };
        var command = new Command("schema", "Print the SQL that makes the database's schema or brings it up to date.") { apply };
        command.SetAction((parsed, token) => parsed.GetValue(apply) ? ApplyAsync(context, token) : PrintAsync(context, token));
        return command;
    }

    private static async Task<int> PrintAsync(CommandContext context, CancellationToken cancellationToken)
    {
        using var host = context.BuildHost();
        var script = await host.Services.GetRequiredService<CatalogCare>().ScriptAsync(cancellationToken).ConfigureAwait(false);
        await context.Output.WriteLineAsync(script.AsMemory(), cancellationToken).ConfigureAwait(false);
        if (host.Services.GetRequiredService<CatalogOptions>().Provider is CatalogProvider.SqlServer)
        {
            await context.Output.WriteLineAsync(SchedulerTables.Sql().AsMemory(), cancellationToken).ConfigureAwait(false);
        }

        return ExitStatus.Done;
    }

    // Asked for by name, so that workers need no right to change a schema.
    private static async Task<int> ApplyAsync(CommandContext context, CancellationToken cancellationToken)
    {
        var migrating = context with { Settings = new Dictionary<string, string?>(context.Settings) { ["Catalog:Migrate"] = "true" } };
        using var host = await migrating.OpenCatalogAsync(null, cancellationToken).ConfigureAwait(false);
        var options = host.Services.GetRequiredService<CatalogOptions>();
        if (options.Provider is CatalogProvider.SqlServer)
        {
            await host.Services.GetRequiredService<CatalogCare>().ExecuteAsync(SchedulerTables.Statements(), cancellationToken).ConfigureAwait(false);
        }

        await context.Output.WriteLineAsync($"The schema of {options.Database} is that of this program.".AsMemory(), cancellationToken).ConfigureAwait(false);
        return ExitStatus.Done;
    }
}
