using System.CommandLine;
using ModelCompare.Storage;

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
            await context.Output.WriteLineAsync((await host.Services.GetRequiredService<CatalogCare>().ScriptAsync(token).ConfigureAwait(false)).AsMemory(), token).ConfigureAwait(false);
            return ExitStatus.Done;
        });
        return command;
    }
}
