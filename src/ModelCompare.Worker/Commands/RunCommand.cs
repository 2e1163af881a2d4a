using System.CommandLine;
using Microsoft.Extensions.Hosting;
using ModelCompare.Fetching;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Jobs;
using Serilog.Events;

namespace ModelCompare.Worker.Commands;

/// <summary><c>run</c>: the worker; also what no command means.</summary>
internal static class RunCommand
{
    // Running fetches are cancelled at once and open transactions rolled back; this is the most that may take.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    internal static Command Create(CommandContext context)
    {
        var sources = CommandOptions.Sources();
        var command = new Command("run", "Run the worker: refresh every source by its schedule until stopped.") { sources };
        command.SetAction((parsed, token) => RunAsync(context, parsed.GetRequiredValue(sources), token));
        return command;
    }

    internal static async Task<int> RunAsync(CommandContext context, string path, CancellationToken cancellationToken)
    {
        var catalog = CommandContext.LoadSources(path);
        using var host = await context.OpenCatalogAsync(
            builder =>
            {
                builder.AddLogging(LogEventLevel.Information);
                builder.Services.AddSourceSchedules(catalog);
                builder.Services.AddSingleton<IDocumentFetcher>(services => DocumentSource.Open(services, catalog.Recording, null));
                builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
            },
            cancellationToken).ConfigureAwait(false);
        await host.RunAsync(cancellationToken).ConfigureAwait(false);
        return ExitStatus.Done;
    }
}
