using System.CommandLine;
using ModelCompare.Storage;
using ModelCompare.Worker.Jobs;

namespace ModelCompare.Worker.Commands;

/// <summary><c>schema</c>: the SQL of the database, for those who apply it themselves.</summary>
internal static class SchemaCommand
{
    internal static Command Create(CommandContext context)
    {
        var command = new Command("schema", "Print the SQL that makes the database's schema or brings it up to date.");
        command.SetAction(async (_, token) =>
        {
            using var host = context.BuildHost();
            var script = await host.Services.GetRequiredService<CatalogCare>().ScriptAsync(token).ConfigureAwait(false);
            await context.Output.WriteLineAsync(script.AsMemory(), token).ConfigureAwait(false);
            if (host.Services.GetRequiredService<CatalogOptions>().Provider is CatalogProvider.SqlServer)
            {
                await context.Output.WriteLineAsync(SchedulerTables.Sql().AsMemory(), token).ConfigureAwait(false);
            }

            return ExitStatus.Done;
        });
        return command;
    }
}
