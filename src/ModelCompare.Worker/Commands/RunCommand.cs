using System.CommandLine;
using System.Net.Sockets;
using Microsoft.Extensions.Options;
using ModelCompare.Fetching;
using ModelCompare.Storage;
using ModelCompare.Worker.Composition;
using ModelCompare.Worker.Http;
using ModelCompare.Worker.Jobs;
using Quartz;
using Serilog.Events;

namespace ModelCompare.Worker.Commands;

/// <summary><c>run</c>: the worker; also what no command means.</summary>
internal static class RunCommand
{
    // Running fetches are cancelled at once and open transactions rolled back; this is the most that may take.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(8);

    internal static Command Create(CommandContext context, Option<string> sources)
    {
        var command = new Command("run", "Run the worker: refresh every source by its schedule, and answer HTTP, until stopped.");
        command.SetAction((parsed, token) => RunAsync(context, parsed.GetRequiredValue(sources), token));
        return command;
    }

    internal static async Task<int> RunAsync(CommandContext context, string path, CancellationToken cancellationToken)
    {
        var catalog = CommandContext.LoadSources(path);
        using var host = await context.OpenWorkerAsync(
            builder =>
            {
                builder.AddLogging(LogEventLevel.Information);
                builder.AddSourceSchedules(new LiveSources(catalog, path));
                builder.Services.AddSingleton<IDocumentFetcher>(services => DocumentSource.Open(services, catalog.Recording, null));
                builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
            },
            cancellationToken).ConfigureAwait(false);
        await StartAsync(host, cancellationToken).ConfigureAwait(false);
        await host.WaitForShutdownAsync(cancellationToken).ConfigureAwait(false);
        return ExitStatus.Done;
    }

    private static async Task StartAsync(IHost host, CancellationToken cancellationToken)
    {
        try
        {
            await host.StartAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SchedulerException exception)
        {
            throw new CommandException(
                $"The scheduler cannot start in {host.Services.GetRequiredService<CatalogOptions>().Database}: {exception.Message} Its tables ({SchedulerTables.Prefix}...) are part of what `schema` prints; apply that, or set Catalog:Migrate to true.");
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            var urls = host.Services.GetRequiredService<IOptions<HttpOptions>>().Value.Urls;
            throw new CommandException(
                $"The worker cannot listen on {urls}: {exception.Message} Name another address in {HttpOptions.Section}:{nameof(HttpOptions.Urls)}, or leave it empty to serve no HTTP.");
        }
    }
}
