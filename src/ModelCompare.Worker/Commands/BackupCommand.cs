using System.CommandLine;
using System.Globalization;
using ModelCompare.Storage;

namespace ModelCompare.Worker.Commands;

/// <summary><c>backup</c>: a copy of the SQLite file while the worker runs.</summary>
internal static class BackupCommand
{
    internal static Command Create(CommandContext context)
    {
        var file = new Argument<string>("FILE") { Description = "The copy; it must not exist." };
        var command = new Command("backup", "Copy the SQLite database as of one moment, also while the worker runs.") { file };
        command.SetAction(async (parsed, token) =>
        {
            using var host = await context.OpenExistingCatalogAsync(token).ConfigureAwait(false);
            var path = Path.GetFullPath(parsed.GetRequiredValue(file));
            await host.Services.GetRequiredService<CatalogCare>().BackUpAsync(path, token).ConfigureAwait(false);
            context.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Copied to {path}, {new FileInfo(path).Length:N0} bytes. To restore, stop the workers and put it in the place of the catalog's file, without the -wal and -shm beside that."));
            return ExitStatus.Done;
        });
        return command;
    }
}
