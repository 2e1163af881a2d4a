using System.CommandLine;
using ModelCompare.Storage;
using ModelCompare.Worker.Refreshing;

namespace ModelCompare.Worker.Commands;

/// <summary>The program's commands.</summary>
public static class CommandLine
{
    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>One of <see cref="ExitStatus"/>.</returns>
    public static async Task<int> RunAsync(string[] args, CommandContext context, CancellationToken cancellationToken = default)
    {
        // Names of models begin with @ (`@cf/meta/llama-3.2-1b-instruct`), and name no file of arguments.
        var parsed = Build(context).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var configuration = new InvocationConfiguration
        {
            // Help after a usage error is no result, and must not end up in a file that results are sent to.
            Output = parsed.Errors.Count > 0 ? context.Error : context.Output,
            Error = context.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        };
        try
        {
            return await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is CommandException or CatalogUnavailableException)
        {
            await context.Error.WriteLineAsync(exception.Message.AsMemory(), CancellationToken.None).ConfigureAwait(false);
            return ExitStatus.Unusable;
        }
        catch (Exception exception) when (DatabaseFailure.Is(exception))
        {
            await context.Error.WriteLineAsync($"The catalog's database failed: {DatabaseFailure.ReasonOf(exception)} What was not finished was not stored.".AsMemory(), CancellationToken.None).ConfigureAwait(false);
            return ExitStatus.Unusable;
        }
        catch (IOException exception)
        {
            // Standard output or error: the disk is full, or nobody holds the other end any more.
            return await FailedToWriteAsync(context, exception).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await context.Error.WriteLineAsync("Cancelled; what was not finished was not stored.".AsMemory(), CancellationToken.None).ConfigureAwait(false);
            return ExitStatus.Unusable;
        }
    }

    private static async Task<int> FailedToWriteAsync(CommandContext context, IOException failure)
    {
        try
        {
            await context.Error.WriteLineAsync($"The results could not be written: {failure.Message}".AsMemory(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // Then there is nobody to tell.
        }

        return ExitStatus.Unusable;
    }

    private static RootCommand Build(CommandContext context)
    {
        var sources = CommandOptions.Sources();
        var root = new RootCommand("Keeps a catalog of language models current from the pages that state it, and proves every value in it.")
        {
            sources,
            RunCommand.Create(context, sources),
            RefreshCommand.Create(context, sources),
            SourcesCommand.Create(context, sources),
            ModelsCommand.Create(context),
            CompareCommand.Create(context),
            ExportCommand.Create(context),
            ExplainCommand.Create(context),
            ChangesCommand.Create(context),
            HoldsCommand.Create(context, sources),
            DoctorCommand.Create(context, sources),
            HealthCommand.Create(context),
            BackupCommand.Create(context),
            SchemaCommand.Create(context),
        };
        // What people type, in the container and where the documentation shows it, whatever the file is called.
        root.HelpName = "modelcompare";
        root.SetAction((parsed, token) => RunCommand.RunAsync(context, parsed.GetRequiredValue(sources), token));
        return root;
    }
}
